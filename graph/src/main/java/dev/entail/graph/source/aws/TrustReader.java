// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicyException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads trust policies, and makes an identity of each principal that they name and that the export does not describe. */
final class TrustReader {
    private static final java.util.regex.Pattern ACCOUNT = java.util.regex.Pattern.compile("\\d{12}");
    private static final java.util.regex.Pattern UNIQUE_ID = java.util.regex.Pattern.compile("A[A-Z]{3}[A-Z0-9]{16,}");

    private final AwsRecords records;
    private final Federation federation;
    private final Set<String> defined = new HashSet<>();
    private final Set<String> roleNames = new HashSet<>();
    private final Map<String, Map<String, Place>> named = new HashMap<>();

    TrustReader(AwsRecords records) {
        this.records = records;
        this.federation = new Federation(records);
    }

    void define(Arn arn) {
        defined.add(arn.toString());
        if (arn.resource().startsWith("role/")) {
            roleNames.add(arn.account() + "/" + arn.name());
        }
    }

    void define(String identity) {
        defined.add(identity);
    }

    private boolean isSessionOfDefinedRole(String identity) {
        return Arn.of(identity)
                .filter(arn -> arn.resource().startsWith("assumed-role/"))
                .filter(arn ->
                        roleNames.contains(arn.account() + "/" + arn.resource().split("/", -1)[1]))
                .isPresent();
    }

    void read(Fields role, Arn arn, String account, Properties properties, Place place) {
        Optional<JsonNode> document = role.document("AssumeRolePolicyDocument");
        if (document.isEmpty()) {
            return;
        }
        try {
            PolicyDocument.parse(document.get(), arn + " trust policy");
            properties.with("trustPolicy", document.get().toString());
            statements(document.get(), arn.toString(), account, place);
        } catch (PolicyException e) {
            records.warn(place, "a trust policy cannot be read, who may assume the role is unknown: " + e.getMessage());
        }
    }

    private void statements(JsonNode document, String role, String account, Place place) {
        JsonNode list = document.path("Statement");
        for (JsonNode statement : list.isArray() ? list : java.util.List.of(list)) {
            JsonNode principal = statement.path("Principal");
            principals(principal, account, place);
            each(principal.path("Federated"), provider -> {
                if (!provider.equals("*")) {
                    federation.provider(provider, account, place);
                    federation.trusts(provider, statement, role, account, place);
                }
            });
        }
    }

    /** Takes in the AWS principals of an element, of a trust policy or of another resource's. */
    void principals(JsonNode principal, String account, Place place) {
        if (principal.isTextual()) {
            name(identity(principal.textValue()), account, place);
            return;
        }
        each(principal.path("AWS"), text -> name(identity(text), account, place));
        each(principal.path("Federated"), text -> name(identity(text), account, place));
    }

    private static void each(JsonNode value, java.util.function.Consumer<String> work) {
        if (value.isTextual()) {
            work.accept(value.textValue());
        }
        value.elements().forEachRemaining(item -> work.accept(item.asText()));
    }

    /** {@return the identity that a principal element means: an account stands for its root, a session for its role} */
    private static String identity(String principal) {
        if (principal.equals("*")) {
            return AwsIds.ANYONE;
        }
        return ACCOUNT.matcher(principal).matches() ? "arn:aws:iam::" + principal + ":root" : principal;
    }

    private void name(String identity, String account, Place place) {
        named.computeIfAbsent(identity, any -> new HashMap<>()).putIfAbsent(account, place);
    }

    /** Writes the principals that nothing in the export describes: other accounts, providers, people from outside. */
    void finish(Set<String> accounts) {
        federation.finish();
        named.forEach((identity, users) -> {
            boolean ownRoot = Arn.of(identity)
                    .filter(arn -> arn.resource().equals("root") && accounts.contains(arn.account()))
                    .isPresent();
            if (!defined.contains(identity) && !ownRoot && !isSessionOfDefinedRole(identity)) {
                users.forEach((account, place) -> outside(identity, account, place, accounts));
            }
        });
    }

    private void outside(String identity, String account, Place place, Set<String> accounts) {
        why(identity, accounts)
                .ifPresent(reason ->
                        records.warn(place, "a policy names principal " + Shown.of(identity) + ", " + reason));
        records.draft(account, place, EntityLabel.IDENTITY, identity)
                .standIn(new Properties()
                        .with("kind", "EXTERNAL")
                        .with("name", displayName(identity))
                        .with("provider", "aws")
                        .with("nativeType", "AWS principal")
                        .with("reference", true));
    }

    /** {@return why nothing is known of a principal that one would expect in the input} */
    private static Optional<String> why(String identity, Set<String> accounts) {
        if (UNIQUE_ID.matcher(identity).matches()) {
            return Optional.of("the unique id of a principal that was deleted");
        }
        return Arn.of(identity)
                .filter(arn -> accounts.contains(arn.account()))
                .filter(arn ->
                        arn.resource().startsWith("user/") || arn.resource().startsWith("role/"))
                .map(arn ->
                        "which the export of account " + arn.account() + " does not hold; what it may do is unknown");
    }

    private static String displayName(String identity) {
        if (identity.equals(AwsIds.ANYONE)) {
            return "Anyone with an AWS account";
        }
        return Arn.of(identity)
                .map(arn -> arn.resource().equals("root")
                        ? "AWS account " + arn.account()
                        : arn.resource().substring(arn.resource().indexOf('/') + 1))
                .orElse(identity);
    }
}
