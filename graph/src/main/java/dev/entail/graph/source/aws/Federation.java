// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the statements of a trust policy that let the identities of an OIDC or SAML provider in: which subjects and
 * audiences, as patterns (IAM User Guide, "Create a role for a third-party identity provider").
 */
final class Federation {
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final Pattern REPOSITORY = Pattern.compile("repo:([^/:*?]+/[^/:*?]+):.*");
    private static final Pattern PROVIDER = Pattern.compile("(oidc|saml)-provider/(.+)");

    private final AwsRecords records;

    Federation(AwsRecords records) {
        this.records = records;
    }

    /** Says that a provider's identities may become a role, under the conditions of one statement. */
    void trusts(String provider, JsonNode statement, String role, String account, Place place) {
        if (!statement.path("Effect").asText().equals("Allow")) {
            return;
        }
        String issuer = issuer(provider);
        List<String> subjects = values(statement.path("Condition"), "sub");
        String audience = String.join(", ", values(statement.path("Condition"), "aud"));
        if (subjects.isEmpty()) {
            relate(provider, role, issuer, "", audience, account, place);
        }
        for (String subject : subjects) {
            relate(provider, role, issuer, subject, audience, account, place);
            Matcher repository = REPOSITORY.matcher(subject);
            if (issuer.equals(GITHUB) && repository.matches()) {
                repository(repository.group(1), role, subject, audience, account, place);
            }
        }
    }

    /** Says that a provider is there, from a list of them or because a trust policy names it. */
    Draft provider(String arn, String account, Place place) {
        Matcher kind = PROVIDER.matcher(Arn.of(arn).map(Arn::resource).orElse(""));
        boolean known = kind.matches();
        Draft draft = records.draft(account, place, EntityLabel.IDENTITY, arn)
                .with("kind", "EXTERNAL")
                .with("provider", "aws")
                .with("name", known ? kind.group(2) : arn)
                .with("nativeType", nativeType(known ? kind.group(1) : ""));
        return known && kind.group(1).equals("oidc") ? draft.with("url", kind.group(2)) : draft;
    }

    private static String nativeType(String kind) {
        return switch (kind) {
            case "oidc" -> "AWS::IAM::OIDCProvider";
            case "saml" -> "AWS::IAM::SAMLProvider";
            default -> "AWS principal";
        };
    }

    private static String issuer(String provider) {
        Matcher kind = PROVIDER.matcher(Arn.of(provider).map(Arn::resource).orElse(""));
        return kind.matches() ? kind.group(2) : provider;
    }

    private void relate(
            String from, String role, String issuer, String subject, String audience, String account, Place place) {
        Properties properties = new Properties().with("issuer", issuer);
        if (!subject.isEmpty()) {
            properties.with("subject", subject);
        }
        if (!audience.isEmpty()) {
            properties.with("audience", audience);
        }
        records.relation(account, place, RelationKind.FEDERATES_TO, from, role, properties);
    }

    private void repository(
            String repository, String role, String subject, String audience, String account, Place place) {
        String id = AwsIds.githubRepository(repository);
        records.draft(account, place, EntityLabel.IDENTITY, id)
                .with("kind", "WORKLOAD_IDENTITY")
                .with("name", repository)
                .with("provider", "github")
                .with("nativeType", "GitHub Actions workflow")
                .with("reference", true);
        relate(id, role, GITHUB, subject, audience, account, place);
    }

    /** {@return what positive string conditions ask of a key such as {@code …:sub}, in whatever case it is written} */
    private static List<String> values(JsonNode condition, String key) {
        List<String> values = new ArrayList<>();
        condition.properties().forEach(operator -> {
            if (isPositive(operator.getKey())) {
                operator.getValue().properties().stream()
                        .filter(pair -> pair.getKey().toLowerCase(Locale.ROOT).endsWith(":" + key))
                        .forEach(pair -> add(pair.getValue(), values));
            }
        });
        return values;
    }

    private static boolean isPositive(String operator) {
        String name = operator.substring(operator.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("stringequals") || name.startsWith("stringlike");
    }

    private static void add(JsonNode value, List<String> values) {
        if (value.isTextual()) {
            values.add(value.textValue());
        }
        value.elements().forEachRemaining(item -> values.add(item.asText()));
    }

    /** {@return whether a principal is an identity provider of an account} */
    static boolean isProvider(String principal) {
        return Optional.of(principal)
                .flatMap(Arn::of)
                .filter(arn -> PROVIDER.matcher(arn.resource()).matches())
                .isPresent();
    }
}
