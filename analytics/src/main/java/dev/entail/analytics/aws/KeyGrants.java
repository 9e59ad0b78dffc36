// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.aws.policy.Because;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.Effect;
import dev.entail.graph.source.aws.policy.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grants of KMS keys, which allow operations besides the key policy (KMS Developer Guide, "Grants in AWS KMS"). */
final class KeyGrants {
    private KeyGrants() {}

    /** {@return that a grant allows a principal an action on a key} */
    static Optional<Decision> allow(AwsResource key, AwsPrincipal who, String action) {
        Object text = key.properties().get("grants");
        if (text == null || !ControlPolicies.serviceOf(action).equals("kms")) {
            return Optional.empty();
        }
        String operation = action.substring(action.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        JsonNode grants = parse(String.valueOf(text));
        for (JsonNode grant : grants.isArray() ? grants : grants.path("Grants")) {
            if (isFor(grant, who, operation)) {
                return Optional.of(decision(key, grant));
            }
        }
        return Optional.empty();
    }

    private static JsonNode parse(String text) {
        try {
            return RecordCodec.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return RecordCodec.JSON.createArrayNode();
        }
    }

    private static boolean isFor(JsonNode grant, AwsPrincipal who, String operation) {
        if (!grant.path("GranteePrincipal").asText().equals(who.id())) {
            return false;
        }
        for (JsonNode allowed : grant.path("Operations")) {
            if (allowed.asText().toLowerCase(Locale.ROOT).equals(operation)) {
                return true;
            }
        }
        return false;
    }

    private static Decision decision(AwsResource key, JsonNode grant) {
        String name = key.id() + " grant " + grant.path("GrantId").asText("");
        List<Because> because = List.of(new Because(name.strip(), 0, null, Effect.ALLOW));
        return grant.path("Constraints").isEmpty()
                ? new Decision(Outcome.ALLOWED, because, List.of())
                : new Decision(
                        Outcome.CONDITIONAL,
                        because,
                        List.of("the encryption context must be the one that the grant of the key names"));
    }
}
