// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles and instance profiles of an input, and what runs as them, joined when all of it is read. */
final class RoleIndex {
    private final AwsRecords records;
    private final Set<String> roles = new HashSet<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> profiles = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    /** That a workload runs as a role, which is named by ARN or name, or as the role of an instance profile. */
    private record Use(String account, String workload, String role, boolean profile, Place place) {}

    RoleIndex(AwsRecords records) {
        this.records = records;
    }

    void role(String account, String arn) {
        roles.add(arn);
        Arn.of(arn).ifPresent(parts -> byName.put(account + "/" + parts.name(), arn));
    }

    /** Says which role an instance profile carries; the role by ARN or by name. */
    void profile(String account, String profile, String role) {
        String name = Arn.of(profile).map(Arn::name).orElse(profile);
        profiles.put(account + "/" + name, role);
    }

    void runsAs(String account, String workload, String role, Place place) {
        uses.add(new Use(account, workload, role, false, place));
    }

    void runsAsProfile(String account, String workload, String profile, Place place) {
        uses.add(new Use(account, workload, profile, true, place));
    }

    /** {@return the role that a text means: an ARN as it is, a name of the account's roles} */
    Optional<String> find(String account, String role) {
        if (roles.contains(role)) {
            return Optional.of(role);
        }
        Optional<Arn> arn = Arn.of(role);
        if (arn.isPresent()) {
            return arn.filter(parts -> parts.resource().startsWith("role/")).map(Arn::toString);
        }
        String name = role.substring(role.lastIndexOf('/') + 1);
        return Optional.ofNullable(byName.get(account + "/" + name));
    }

    void finish() {
        uses.forEach(this::join);
    }

    private void join(Use use) {
        Optional<String> named = use.profile() ? roleOfProfile(use) : Optional.of(use.role());
        if (named.isEmpty()) {
            return;
        }
        Optional<String> role = find(use.account(), named.get());
        if (role.isEmpty()) {
            records.warn(
                    use.place(),
                    "runs as role " + Shown.of(named.get()) + ", which is not in the input; what it may do is unknown");
            return;
        }
        if (!roles.contains(role.get())) {
            missing(use, role.get());
        }
        records.relation(use.account(), use.place(), RelationKind.RUNS_AS, use.workload(), role.get());
    }

    private Optional<String> roleOfProfile(Use use) {
        Optional<Arn> arn = Arn.of(use.role());
        String account = arn.map(Arn::account).orElse(use.account());
        String name = arn.map(Arn::name).orElse(use.role());
        Optional<String> role = Optional.ofNullable(profiles.get(account + "/" + name));
        if (role.isEmpty()) {
            records.warn(
                    use.place(),
                    "has instance profile " + Shown.of(use.role())
                            + ", which is not in the input; as which role it runs is unknown");
        }
        return role;
    }

    private void missing(Use use, String role) {
        records.warn(
                use.place(),
                "runs as role " + Shown.of(role) + ", which is not in the input; what it may do is unknown");
        records.draft(use.account(), use.place(), EntityLabel.IDENTITY, role)
                .standIn(new Properties()
                        .with("kind", "CLOUD_ROLE")
                        .with("name", Arn.of(role).map(Arn::name).orElse(role))
                        .with("provider", "aws")
                        .with("nativeType", "AWS principal")
                        .with("reference", true));
    }
}
