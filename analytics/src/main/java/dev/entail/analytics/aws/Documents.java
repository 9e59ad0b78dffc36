// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicyException;
import java.util.Optional;

/** Reads policy documents as the graph keeps them, and knows the few that AWS never changes. */
final class Documents {
    /** The policy that an attacker would write. */
    static final NamedPolicy EVERYTHING = allowing("a policy that allows everything", "*");

    private static final String MANAGED = ":iam::aws:policy/";
    private static final String CONTROL = ":organizations::aws:policy/";

    private Documents() {}

    /** {@return the document, empty where AWS would refuse it} */
    static Optional<NamedPolicy> parse(String name, String json) {
        try {
            return Optional.of(new NamedPolicy(name, PolicyDocument.parse(RecordCodec.JSON.readTree(json), name)));
        } catch (JsonProcessingException | PolicyException e) {
            return Optional.empty();
        }
    }

    /** {@return what a policy of AWS says that an export may leave out, empty where that changes over the years} */
    static Optional<NamedPolicy> wellKnown(String arn) {
        if (arn.endsWith(MANAGED + "AdministratorAccess") || isFullControl(arn)) {
            return Optional.of(allowing(arn, "*"));
        }
        return arn.endsWith(MANAGED + "IAMFullAccess") ? Optional.of(allowing(arn, "iam:*")) : Optional.empty();
    }

    private static boolean isFullControl(String arn) {
        return arn.contains(CONTROL) && (arn.endsWith("/p-FullAWSAccess") || arn.endsWith("/p-RCPFullAWSAccess"));
    }

    /** {@return whether AWS wrote the policy; none of those denies anything} */
    static boolean isManagedByAws(String arn) {
        return arn.contains(MANAGED);
    }

    private static NamedPolicy allowing(String name, String actions) {
        String json = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "*"}}""".formatted(actions);
        return parse(name, json).orElseThrow();
    }
}
