// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what tags say of owner, environment and purpose; what a tag says is a hint until somebody attests it. */
final class TagReader {
    private static final Map<String, String> OWNER_ROLES = Map.ofEntries(
            Map.entry("owner", "ACCOUNTABLE"),
            Map.entry("ownedby", "ACCOUNTABLE"),
            Map.entry("accountableowner", "ACCOUNTABLE"),
            Map.entry("technicalowner", "TECHNICAL"),
            Map.entry("technicalcontact", "TECHNICAL"),
            Map.entry("contact", "TECHNICAL"),
            Map.entry("team", "OPERATIONAL"),
            Map.entry("squad", "OPERATIONAL"),
            Map.entry("businessowner", "BUSINESS"),
            Map.entry("backupowner", "BACKUP"));

    private static final Map<String, String> ENVIRONMENTS = Map.ofEntries(
            Map.entry("prod", "PRODUCTION"),
            Map.entry("prd", "PRODUCTION"),
            Map.entry("production", "PRODUCTION"),
            Map.entry("live", "PRODUCTION"),
            Map.entry("stage", "STAGING"),
            Map.entry("stg", "STAGING"),
            Map.entry("staging", "STAGING"),
            Map.entry("test", "TEST"),
            Map.entry("qa", "TEST"),
            Map.entry("dev", "DEVELOPMENT"),
            Map.entry("development", "DEVELOPMENT"),
            Map.entry("sandbox", "DEVELOPMENT"));

    private final AwsRecords records;

    TagReader(AwsRecords records) {
        this.records = records;
    }

    /** {@return tags as the graph keeps them, {@code key=value}} */
    static List<String> texts(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .toList();
    }

    static Optional<String> environment(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> java.util.Set.of("env", "environment", "stage").contains(plain(tag.getKey())))
                .map(tag -> ENVIRONMENTS.getOrDefault(plain(tag.getValue()), "UNKNOWN"))
                .findFirst();
    }

    static Optional<String> purpose(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> plain(tag.getKey()).equals("purpose"))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    void owners(Map<String, String> tags, String owned, String account, Place place) {
        tags.forEach((key, value) -> {
            String role = OWNER_ROLES.get(plain(key));
            if (role != null && !value.isBlank()) {
                owner(value.strip(), role, owned, account, place);
            }
        });
    }

    private void owner(String value, String role, String owned, String account, Place place) {
        boolean person = value.contains("@");
        String id = (person ? "mailto:" : "team:") + value.toLowerCase(Locale.ROOT);
        Properties properties = new Properties().with("name", value.toLowerCase(Locale.ROOT));
        if (person) {
            properties
                    .with("kind", "UNKNOWN")
                    .with("email", value.toLowerCase(Locale.ROOT))
                    .with("reference", true);
        } else {
            properties.with("kind", "TEAM");
        }
        records.node(account, place, person ? EntityLabel.IDENTITY : EntityLabel.OWNER, id, properties);
        records.relation(
                account,
                place,
                RelationKind.OWNED_BY,
                owned,
                id,
                new Properties().with("role", role).with("source", "TAG"));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
