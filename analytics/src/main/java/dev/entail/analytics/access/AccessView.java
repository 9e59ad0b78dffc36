// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.access;

import dev.entail.analytics.access.Access.Via;
import dev.entail.analytics.aws.AwsAccess;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is allowed what in the graph at one version. Decisions come from the providers whose policies it can evaluate. */
public final class AccessView {
    private final Snapshot snapshot;
    private final AwsAccess aws;

    private AccessView(Snapshot snapshot, AwsAccess aws) {
        this.snapshot = snapshot;
        this.aws = aws;
    }

    public static AccessView of(Snapshot snapshot) {
        return new AccessView(snapshot, AwsAccess.of(snapshot, snapshot.asOf().orElseGet(Instant::now)));
    }

    /**
     * {@return the decision on a request}
     *
     * @param context the keys of the request, of which all others are absent; where it is empty, they are unknown
     * @throws NotFound where the graph has no such identity
     */
    public AccessDecision can(
            String identity, String action, String resource, Optional<Map<String, List<String>>> context) {
        Optional<AccessDecision> decision = aws.can(identity, action, resource, context);
        if (decision.isPresent()) {
            return decision.get();
        }
        if (snapshot.entity(identity).isEmpty()) {
            throw new NotFound("There is no '" + identity + "' in the graph");
        }
        return new AccessDecision(
                AccessDecision.Outcome.UNKNOWN,
                List.of(),
                List.of("the graph holds no policies of " + identity + " that Entail can evaluate"));
    }

    /**
     * {@return all identities to which a request is open: those that are allowed, then those that can become one of them}
     *
     * @param escalation where to look for ways to become one of them, null not to look
     */
    public List<Access> whoCan(
            String action,
            String resource,
            Optional<Map<String, List<String>>> context,
            @Nullable EscalationView escalation) {
        List<Access> allowed = aws.whoCan(action, resource, context);
        List<Access> all = new ArrayList<>(allowed);
        if (escalation == null || allowed.isEmpty()) {
            return all;
        }
        Set<String> ids = new HashSet<>();
        allowed.forEach(access -> ids.add(access.identity().id()));
        for (Escalation way : escalation.reaching(ids)) {
            allowed.stream()
                    .filter(access -> access.identity().id().equals(way.target().id()))
                    .findFirst()
                    .ifPresent(access -> all.add(
                            new Access(way.identity(), access.decision(), Via.ESCALATION, Optional.of(way.path()))));
        }
        return all;
    }
}
