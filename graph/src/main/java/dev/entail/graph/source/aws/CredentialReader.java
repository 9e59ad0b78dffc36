// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.util.List;
import java.util.Optional;

/**
 * Reads access keys and passwords where an export carries them ({@code AccessKeys}, {@code AccessKeyMetadata},
 * {@code LoginProfile}); plain authorization details do not, and then their number stays unknown.
 */
final class CredentialReader {
    private final AwsRecords records;
    private final Arn user;
    private final String account;
    private final Place place;

    CredentialReader(AwsRecords records, Arn user, String account, Place place) {
        this.records = records;
        this.user = user;
        this.account = account;
        this.place = place;
    }

    void describe(Fields fields, Properties properties) {
        count(fields).ifPresent(keys -> properties.with("accessKeys", keys));
        if (fields.json().has("LoginProfile")) {
            properties.with("loginProfile", hasPassword(fields));
        }
    }

    /** Some exports tell only how many keys there are. */
    private static Optional<Long> count(Fields fields) {
        JsonNode number = fields.json().path("AccessKeys");
        return number.isIntegralNumber()
                ? Optional.of(number.longValue())
                : keys(fields).map(keys -> (long) keys.size());
    }

    private static Optional<List<Fields>> keys(Fields fields) {
        if (fields.json().path("AccessKeys").isIntegralNumber()) {
            return Optional.empty();
        }
        if (fields.has("AccessKeyMetadata")) {
            return Optional.of(fields.objects("AccessKeyMetadata"));
        }
        return fields.has("AccessKeys") ? Optional.of(fields.objects("AccessKeys")) : Optional.empty();
    }

    private static boolean hasPassword(Fields fields) {
        return fields.object("LoginProfile").isPresent() || fields.flag("LoginProfile");
    }

    void write(Fields fields) {
        keys(fields).orElse(List.of()).forEach(this::key);
        if (hasPassword(fields)) {
            secret(
                    AwsIds.password(user.toString()),
                    new Properties()
                            .with("kind", "PASSWORD")
                            .with("name", "console password of " + user.name())
                            .with("createdAt", fields.object("LoginProfile").flatMap(it -> it.time("CreateDate")))
                            .with("lastUsedAt", fields.time("PasswordLastUsed"))
                            .with("status", "ACTIVE"));
        }
    }

    private void key(Fields key) {
        Optional<String> id = key.optionalText("AccessKeyId");
        if (id.isEmpty()) {
            return;
        }
        boolean active = !key.optionalText("Status").orElse("Active").equals("Inactive");
        records.principals().key(user.toString(), key.time("CreateDate"), id.get());
        secret(
                AwsIds.accessKey(id.get()),
                new Properties()
                        .with("kind", "ACCESS_KEY")
                        .with("name", "access key " + id.get())
                        .with("location", "UNKNOWN")
                        .with("createdAt", key.time("CreateDate"))
                        .with("status", active ? "ACTIVE" : "REVOKED"));
    }

    private void secret(String id, Properties properties) {
        Draft draft = records.draft(account, place, EntityLabel.SECRET, id);
        properties.values().forEach(draft::with);
        records.relation(account, place, RelationKind.AUTHENTICATES, id, user.toString());
    }
}
