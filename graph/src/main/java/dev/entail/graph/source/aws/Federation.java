// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Map<String, Link> links = new LinkedHashMap<>();

    Federation(AwsRecords records) {
        this.records = records;
    }

    /** Says that a provider's identities may become a role, under the conditions of one statement. */
    void trusts(String provider, JsonNode statement, String role, String account, Place place) {
        if (!statement.path("Effect").asText().equals("Allow")) {
            return;
        }
        Trust trust = new Trust(
                role,
                issuer(provider),
                String.join(", ", values(statement.path("Condition"), "aud")),
                others(statement.path("Condition")),
                account,
                place);
        List<String> subjects = values(statement.path("Condition"), "sub");
        if (subjects.isEmpty()) {
            relate(provider, trust, "", "any identity of " + trust.issuer() + " may sign in");
        }
        for (String subject : subjects) {
            relate(provider, trust, subject, "an identity with the subject " + subject + " signs in");
            Matcher repository = REPOSITORY.matcher(subject);
            if (trust.issuer().equals(GITHUB) && repository.matches()) {
                repository(repository.group(1), trust, subject);
            }
        }
    }

    /** What one statement of a trust policy asks of whoever signs in, beside the subject. */
    private record Trust(
            String role, String issuer, String audience, List<String> conditions, String account, Place place) {}

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

    /** Of two statements that let the same in, the one that asks less decides. */
    private record Link(String from, Trust trust, Properties properties, int conditions) {
        Link weaker(Link other) {
            return other.conditions() < conditions ? other : this;
        }
    }

    /** What must hold is on the relation, so that a path over it is not taken for certain. */
    private void relate(String from, Trust trust, String subject, String condition) {
        List<String> conditions = new ArrayList<>(trust.conditions());
        if (!condition.isEmpty()) {
            conditions.add(0, condition);
        }
        Properties properties = new Properties()
                .with("issuer", trust.issuer())
                .with("policy", trust.role() + " trust policy")
                .with("principal", from)
                .with("subject", Optional.of(subject).filter(text -> !text.isEmpty()))
                .with("audience", Optional.of(trust.audience()).filter(text -> !text.isEmpty()));
        if (!conditions.isEmpty()) {
            properties.with("conditions", List.copyOf(conditions));
        }
        Link link = new Link(from, trust, properties, conditions.size());
        links.merge(String.join("\n", from, trust.role(), subject, trust.audience()), link, Link::weaker);
    }

    /** Writes whom the trust policies let in. */
    void finish() {
        links.values()
                .forEach(link -> records.relation(
                        link.trust().account(),
                        link.trust().place(),
                        RelationKind.FEDERATES_TO,
                        link.from(),
                        link.trust().role(),
                        link.properties()));
        links.clear();
    }

    /** A pattern for a whole repository holds for any workflow of it, one for a branch only there. */
    private void repository(String repository, Trust trust, String subject) {
        String id = AwsIds.githubRepository(repository);
        records.draft(trust.account(), trust.place(), EntityLabel.IDENTITY, id)
                .with("kind", "WORKLOAD_IDENTITY")
                .with("name", repository)
                .with("provider", "github")
                .with("nativeType", "GitHub Actions workflow")
                .with("reference", true);
        boolean whole = subject.equals("repo:" + repository + ":*");
        relate(id, trust, subject, whole ? "" : "a workflow runs with the subject " + subject);
    }

    /** {@return what a statement asks beside subject and audience} */
    private static List<String> others(JsonNode condition) {
        List<String> others = new ArrayList<>();
        condition
                .properties()
                .forEach(operator -> operator.getValue().properties().forEach(pair -> {
                    String key = pair.getKey().toLowerCase(Locale.ROOT);
                    boolean named = isPositive(operator.getKey()) && (key.endsWith(":sub") || key.endsWith(":aud"));
                    if (!named) {
                        others.add(operator.getKey() + " of " + pair.getKey() + " must hold: " + pair.getValue());
                    }
                }));
        return others;
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
