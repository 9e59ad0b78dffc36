// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one request line; a policy is named after its place in the line. */
final class LineReader {
    private final JsonNode line;
    private final CaseFiles files;

    LineReader(JsonNode line, CaseFiles files) {
        if (!line.isObject()) {
            throw new PolicyException("line", "a JSON object is needed, not " + Elements.excerpt(line));
        }
        this.line = line;
        this.files = files;
    }

    Request request() {
        JsonNode request = line.get("request");
        if (request == null || !request.isObject()) {
            throw new PolicyException("request", "an object with principal, action and resource is needed");
        }
        String account = optional(request, "resourceAccount", "request");
        return new Request(
                required(request, "principal"),
                action(request),
                required(request, "resource"),
                account == null || account.isBlank() ? null : account.strip(),
                context(request.get("context")));
    }

    /** {@return policies that speak of their holder, and so name no principal} */
    List<NamedPolicy> ownPolicies(String field) {
        return policies(line.get(field), field);
    }

    @Nullable
    NamedPolicy resourcePolicy() {
        JsonNode json = line.get("resourcePolicy");
        if (json == null || json.isNull()) {
            return null;
        }
        NamedPolicy policy = files.policy(json, "resourcePolicy");
        for (Statement statement : policy.document().statements()) {
            if (statement.principals() == null && statement.isSettled()) {
                throw new PolicyException(
                        "resourcePolicy, statement " + statement.index(),
                        "Principal is missing; a resource's policy has Principal or NotPrincipal");
            }
        }
        return policy;
    }

    /** {@return what a KMS key grants beside its policy} */
    List<NamedPolicy> grants() {
        JsonNode json = line.get("grants");
        return json == null || json.isNull() ? List.of() : KmsGrants.read(json, "grants");
    }

    /** {@return the account that no control policy binds, null where none is told} */
    @Nullable
    String managementAccount() {
        return optional(line, "managementAccount", "line");
    }

    List<List<NamedPolicy>> levels(String field) {
        List<List<NamedPolicy>> levels = new ArrayList<>();
        for (JsonNode level : list(line.get(field), field)) {
            levels.add(levelPolicies(level, field + "[" + levels.size() + "]"));
        }
        if (field.equals("serviceControlPolicies")) {
            levels.forEach(level -> level.forEach(LineReader::requireNoPrincipal));
        }
        return levels;
    }

    private List<NamedPolicy> levelPolicies(JsonNode json, String place) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (JsonNode policy : list(json, place)) {
            String name = place + "[" + policies.size() + "]";
            policies.add(files.policy(policy, name));
        }
        return policies;
    }

    private List<NamedPolicy> policies(@Nullable JsonNode json, String place) {
        List<NamedPolicy> policies = json == null ? List.of() : levelPolicies(json, place);
        policies.forEach(LineReader::requireNoPrincipal);
        return policies;
    }

    private static void requireNoPrincipal(NamedPolicy policy) {
        for (Statement statement : policy.document().statements()) {
            if (statement.principals() != null) {
                throw new PolicyException(
                        policy.name() + ", statement " + statement.index(),
                        "Principal is not allowed; only a resource's policy and a resource control policy name principals");
            }
        }
    }

    /** {@return the elements of a list of the line, none where it is not there} */
    List<JsonNode> list(String field) {
        return list(line.get(field), field);
    }

    /** {@return a text that the line has to have} */
    String text(String field) {
        String text = optional(line, field, "line");
        if (text == null || text.isBlank()) {
            throw new PolicyException("line", field + " is missing; needed: principal, action, resource");
        }
        return text;
    }

    private static List<JsonNode> list(@Nullable JsonNode json, String place) {
        if (json == null || json.isNull()) {
            return List.of();
        }
        if (!json.isArray()) {
            throw new PolicyException(place, "a list is needed, not " + Elements.excerpt(json));
        }
        return json.valueStream().toList();
    }

    private static Context context(@Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return Context.open(Map.of());
        }
        if (!json.isObject()) {
            throw new PolicyException("request", "context must be an object, not " + Elements.excerpt(json));
        }
        return Context.closed(contextKeys(json));
    }

    static Map<String, List<String>> contextKeys(JsonNode json) {
        Map<String, List<String>> known = new HashMap<>();
        for (Map.Entry<String, JsonNode> key : json.properties()) {
            boolean absent = key.getValue().isNull();
            known.put(key.getKey(), absent ? List.of() : Elements.texts(key.getValue(), key.getKey(), "context"));
        }
        return known;
    }

    String action(JsonNode request) {
        String action = required(request, "action");
        int colon = action.indexOf(':');
        if (colon <= 0 || colon == action.length() - 1) {
            throw new PolicyException("request", "action \"" + action + "\" is not of the form service:Name");
        }
        return action;
    }

    private static String required(JsonNode request, String field) {
        String text = optional(request, field, "request");
        if (text == null || text.isBlank()) {
            throw new PolicyException("request", field + " is missing; needed: principal, action, resource");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode json, String field, String place) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new PolicyException(place, field + " must be a string, not " + Elements.excerpt(value));
        }
        return value.textValue();
    }
}
