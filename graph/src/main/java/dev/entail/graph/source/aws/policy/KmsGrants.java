// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The grants of a KMS key, as ListGrants gives them, written as policies (KMS Developer Guide, "Grants in AWS KMS").
 *
 * <p>A grant lets its grantee do its operations; its constraints bind the cryptographic ones. The retiring principal may
 * retire it.
 */
public final class KmsGrants {
    private static final Set<String> UNCONSTRAINED = Set.of("DescribeKey", "RetireGrant");
    private static final String CONTEXT_KEY = "kms:EncryptionContext:";

    private KmsGrants() {}

    /**
     * {@return one policy a grant, named {@code place[i]}}
     *
     * @param json a list of grants, or the whole answer with its element {@code Grants}
     * @throws PolicyException where a grant names no grantee or no operations
     */
    public static List<NamedPolicy> read(JsonNode json, String place) {
        JsonNode list = json.isObject() ? json.path("Grants") : json;
        if (!list.isArray()) {
            throw new PolicyException(place, "a list of grants is needed, not " + Elements.excerpt(json));
        }
        List<NamedPolicy> grants = new ArrayList<>();
        for (JsonNode grant : list) {
            String name = place + "[" + grants.size() + "]";
            grants.add(new NamedPolicy(name, document(grant, name)));
        }
        return grants;
    }

    private static PolicyDocument document(JsonNode grant, String place) {
        JsonNode operations = grant.path("Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw new PolicyException(place, "Operations is missing; a grant has a list of KMS operations");
        }
        List<String> names = Elements.texts(operations, "Operations", place);
        PrincipalMatcher.Entry grantee = principal(grant, "GranteePrincipal");
        if (grantee == null) {
            throw new PolicyException(place, "GranteePrincipal is missing; a grant has one");
        }
        Stream<String> bound = names.stream().filter(name -> !UNCONSTRAINED.contains(name));
        Stream<String> free = names.stream().filter(UNCONSTRAINED::contains);
        List<Statement> statements = new ArrayList<>();
        add(grant, grantee, bound.toList(), constraints(grant.path("Constraints"), place), statements);
        add(grant, grantee, free.toList(), List.of(), statements);
        PrincipalMatcher.Entry retiring = principal(grant, "RetiringPrincipal");
        if (retiring != null) {
            add(grant, retiring, List.of("RetireGrant"), List.of(), statements);
        }
        return new PolicyDocument(DocumentParser.CURRENT, null, statements);
    }

    private static void add(
            JsonNode grant,
            PrincipalMatcher.Entry principal,
            List<String> operations,
            List<Condition> conditions,
            List<Statement> statements) {
        if (operations.isEmpty()) {
            return;
        }
        List<String> actions = operations.stream().map(name -> "kms:" + name).toList();
        statements.add(new Statement(
                grant.path("GrantId").textValue(),
                statements.size(),
                Effect.ALLOW,
                ActionMatcher.of(false, actions),
                ResourceMatcher.EVERYTHING,
                new PrincipalMatcher(false, List.of(principal)),
                conditions));
    }

    private static PrincipalMatcher.@Nullable Entry principal(JsonNode grant, String field) {
        String text = grant.path(field).asText("");
        if (text.isEmpty()) {
            return null;
        }
        return text.startsWith("arn:") || Caller.isAccount(text)
                ? PrincipalMatcher.aws(text)
                : PrincipalMatcher.external("Service", text);
    }

    private static List<Condition> constraints(JsonNode json, String place) {
        List<Condition> conditions = new ArrayList<>();
        JsonNode subset = json.path("EncryptionContextSubset");
        JsonNode equal = json.path("EncryptionContextEquals");
        pairs(subset, place, conditions);
        pairs(equal, place, conditions);
        if (equal.isObject()) {
            List<String> keys = equal.propertyStream().map(Map.Entry::getKey).toList();
            conditions.add(KeyCondition.of(
                    Operator.STRING_EQUALS,
                    KeyCondition.Quantifier.FOR_ALL,
                    false,
                    "kms:EncryptionContextKeys",
                    keys,
                    false));
        }
        return conditions;
    }

    private static void pairs(JsonNode json, String place, List<Condition> conditions) {
        for (Map.Entry<String, JsonNode> pair : json.properties()) {
            conditions.add(KeyCondition.of(
                    Operator.STRING_EQUALS,
                    KeyCondition.Quantifier.NONE,
                    false,
                    CONTEXT_KEY + pair.getKey(),
                    Elements.texts(pair.getValue(), pair.getKey(), place),
                    false));
        }
    }
}
