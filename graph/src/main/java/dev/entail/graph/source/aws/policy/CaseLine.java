// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that names accounts instead of carrying policies: one {@code can} question about a principal, or a {@code who}
 * question about all of them, on one resource or several.
 */
final class CaseLine {
    private static final List<String> KINDS = List.of("can", "who");

    /** One decision, and about whom and what it is. */
    record Found(String principal, String resource, Decision decision) {}

    private final LineReader reader;
    private final JsonNode line;
    private final CaseFiles files;
    private final Map<String, PolicySet> principals = new LinkedHashMap<>();
    private final List<AuthorizationDetails> accounts = new ArrayList<>();
    private final List<JsonNode> resources = new ArrayList<>();
    private final boolean strict;

    CaseLine(LineReader reader, JsonNode line, CaseFiles files) {
        this.reader = reader;
        this.line = line;
        this.files = files;
        for (JsonNode told : reader.list("accounts")) {
            AuthorizationDetails account = files.account(told);
            accounts.add(account);
            principals.putAll(account.principals());
        }
        for (JsonNode told : reader.list("resourcePolicies")) {
            JsonNode policies = files.json(told, "resourcePolicies");
            (policies.isArray() ? policies : List.of(policies)).forEach(resources::add);
        }
        this.strict = line.path("strictConditions").asBoolean()
                || line.path("extra").path(2).asBoolean();
    }

    static boolean is(JsonNode line) {
        return line.has("accounts") && !line.has("request");
    }

    /** {@return whether the line asks for everyone who is allowed} */
    boolean asksWho() {
        String kind = line.path("kind").asText(line.has("principal") ? "can" : "who");
        if (!KINDS.contains(kind)) {
            throw PolicyException.notAllowed("line", "kind", kind, KINDS);
        }
        return kind.equals("who");
    }

    /** {@return the decisions, for {@code who} those that are not denied} */
    List<Found> decide(Instant now) {
        boolean who = asksWho();
        List<Found> found = new ArrayList<>();
        for (String principal : who ? principals.keySet() : List.of(reader.text("principal"))) {
            for (String resource : Elements.texts(line.get("resource"), "resource", "line")) {
                Decision decision = decide(principal, resource, now);
                if (!who || isAllowed(decision)) {
                    found.add(new Found(principal, resource, decision));
                }
            }
        }
        return found;
    }

    private static boolean isAllowed(Decision decision) {
        return decision.outcome() == Outcome.ALLOWED || decision.outcome() == Outcome.CONDITIONAL;
    }

    private Decision decide(String principal, String resource, Instant now) {
        PolicySet policies = principals.get(principal);
        if (policies == null && Caller.of(principal).isInAccount()) {
            String reason = "the accounts hold no principal " + principal;
            return new Decision(
                    Outcome.IMPLICITLY_DENIED, List.of(), List.of(reason), List.of(Source.IDENTITY.field()));
        }
        JsonNode owner = owner(resource);
        String account = owner == null ? null : owner.path("Account").textValue();
        Request request = new Request(principal, reader.action(line), resource, account, context());
        Surroundings surroundings = new Surroundings(
                List.of(),
                resourcePolicy(owner, resource),
                levels(
                        "scps",
                        OrganisationTree.SERVICE_CONTROL,
                        Caller.of(principal).account()),
                levels("rcps", OrganisationTree.RESOURCE_CONTROL, EvaluationLine.ownerOf(request)));
        PolicySet own = policies == null ? PolicySet.of(List.of(), List.of()) : policies;
        return Evaluator.decide(request, own, surroundings, now);
    }

    private @Nullable JsonNode owner(String resource) {
        for (JsonNode entry : resources) {
            String holder = entry.path("Resource").asText();
            if (resource.equals(holder) || resource.startsWith(holder + "/")) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable NamedPolicy resourcePolicy(@Nullable JsonNode owner, String resource) {
        if (owner != null) {
            return PolicyText.read(
                    owner.path("Policy"), "policy of " + owner.path("Resource").asText());
        }
        for (AuthorizationDetails account : accounts) {
            NamedPolicy trust = account.trust(resource);
            if (trust != null) {
                return trust;
            }
        }
        return null;
    }

    private List<List<NamedPolicy>> levels(String field, String type, String account) {
        List<List<NamedPolicy>> levels = new ArrayList<>();
        for (JsonNode told : reader.list(field)) {
            levels.addAll(new OrganisationTree(files.json(told, field), type).levels(account));
        }
        return levels;
    }

    /** {@return the context} Texts {@code key=value} or an object; strict takes what it does not give for absent. */
    private Context context() {
        JsonNode told =
                line.has("context") ? line.path("context") : line.path("extra").path(0);
        Map<String, List<String>> known = new LinkedHashMap<>();
        if (told.isObject()) {
            known.putAll(LineReader.contextKeys(told));
        }
        for (JsonNode pair : told.isArray() ? told : List.<JsonNode>of()) {
            String text = pair.asText();
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw PolicyException.notAllowed("context", "entry", text, List.of("key=value"));
            }
            known.computeIfAbsent(text.substring(0, equals), any -> new ArrayList<>())
                    .add(text.substring(equals + 1));
        }
        return strict ? Context.closed(known) : Context.open(known);
    }
}
