// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the credential report: who has passwords, keys and MFA, how old they are and when they were used (IAM User
 * Guide, "Generate credential reports"). It names keys by their number only, so it waits for the ids that others tell.
 */
final class CredentialReport {
    private static final List<String> KEYS = List.of("1", "2");

    private final AwsRecords records;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();

    /** One line of the report. */
    private record Entry(Map<String, String> cells, String account, Place place) {
        Optional<String> text(String column) {
            return Optional.ofNullable(cells.get(column)).filter(value -> !value.isEmpty());
        }

        Optional<Instant> time(String column) {
            return text(column).flatMap(Times::parse);
        }

        boolean is(String column) {
            return text(column).filter("true"::equals).isPresent();
        }

        String arn() {
            return text("arn").orElse("");
        }

        boolean isRoot() {
            return arn().endsWith(":root");
        }
    }

    /** A key as {@code list-access-keys} names it. */
    private record Key(
            String user, String id, Optional<Instant> created, Optional<String> status, String account, Place place) {}

    CredentialReport(AwsRecords records) {
        this.records = records;
    }

    /** Takes in a report: CSV in Base64, or as it is. */
    void take(Answer answer) {
        String content = new Fields(answer.json()).optionalText("Content").orElse("");
        String csv = content.startsWith("user,") ? content : decode(content, answer.place());
        List<Map<String, String>> lines = Csv.read(csv);
        if (lines.isEmpty() || !lines.getFirst().containsKey("arn")) {
            records.warn(answer.place(), "holds no credential report, how old keys and passwords are is unknown");
            return;
        }
        for (int index = 0; index < lines.size(); index++) {
            Place place = answer.file().place("Content, line " + (index + 2));
            entries.add(new Entry(lines.get(index), answer.account(), place));
        }
    }

    private String decode(String content, Place place) {
        try {
            return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            records.warn(place, "'Content' is neither CSV nor Base64");
            return "";
        }
    }

    void key(String user, String id, Optional<Instant> created, Optional<String> status, Answer answer) {
        keys.add(new Key(user, id, created, status, answer.account(), answer.place()));
    }

    void finish() {
        for (Key key : keys) {
            String user = records.principals().user(key.account(), key.user(), "aws");
            if (!records.principals().holds(user)) {
                missing(user, key.account(), key.place());
            }
            records.principals().key(user, key.created(), key.id());
            boolean active = !key.status().orElse("Active").equals("Inactive");
            secret(AwsIds.accessKey(key.id()), user, key.account(), key.place())
                    .with("kind", "ACCESS_KEY")
                    .with("name", "access key " + key.id())
                    .with("location", "UNKNOWN")
                    .with("createdAt", key.created())
                    .with("status", active ? "ACTIVE" : "REVOKED");
        }
        entries.forEach(this::write);
    }

    private void write(Entry entry) {
        String arn = entry.arn();
        Draft identity = identity(entry)
                .with("mfaActive", entry.is("mfa_active"))
                .with("createdAt", entry.time("user_creation_time"))
                .latest("lastActiveAt", entry.time("password_last_used"));
        long count = 0;
        for (String number : KEYS) {
            if (hasKey(entry, number)) {
                count++;
                key(entry, number);
            }
            identity.latest("lastActiveAt", entry.time("access_key_" + number + "_last_used_date"));
        }
        identity.with("accessKeys", count);
        boolean password = entry.is("password_enabled") || entry.isRoot();
        identity.with("loginProfile", password);
        if (password) {
            password(entry, arn);
        }
    }

    private Draft identity(Entry entry) {
        String arn = entry.arn();
        if (!entry.isRoot()) {
            if (!records.principals().holds(arn)) {
                missing(arn, entry.account(), entry.place());
            }
            return records.draft(entry.account(), entry.place(), EntityLabel.IDENTITY, arn);
        }
        records.contains(entry.account(), entry.place(), arn);
        return records.draft(entry.account(), entry.place(), EntityLabel.IDENTITY, arn)
                .standIn(new Properties()
                        .with("kind", "UNKNOWN")
                        .with("name", "root of AWS account " + entry.account())
                        .with("provider", "aws")
                        .with("nativeType", "AWS account root")
                        .with("account", entry.account()));
    }

    private void missing(String arn, String account, Place place) {
        records.warn(place, "user " + arn + " is not in the authorization details; what it may do is unknown");
        records.contains(account, place, arn);
        records.draft(account, place, EntityLabel.IDENTITY, arn)
                .standIn(new Properties()
                        .with("kind", "UNKNOWN")
                        .with("name", Arn.of(arn).map(Arn::name).orElse(arn))
                        .with("provider", "aws")
                        .with("nativeType", "AWS principal")
                        .with("account", account)
                        .with("reference", true));
    }

    private static boolean hasKey(Entry entry, String number) {
        return entry.is("access_key_" + number + "_active")
                || entry.time("access_key_" + number + "_last_rotated").isPresent();
    }

    /** AWS changes no key: what the report calls its rotation is when it was made. */
    private void key(Entry entry, String number) {
        String column = "access_key_" + number;
        Optional<Instant> made = entry.time(column + "_last_rotated");
        String id = records.principals()
                .key(entry.arn(), made)
                .map(AwsIds::accessKey)
                .orElse(entry.arn() + "/access-key/" + number);
        secret(id, entry.arn(), entry.account(), entry.place())
                .with("kind", "ACCESS_KEY")
                .with(
                        "name",
                        "access key " + number + " of " + entry.text("user").orElse(""))
                .with("location", "UNKNOWN")
                .with("createdAt", made)
                .with("rotatedAt", made)
                .with("status", entry.is(column + "_active") ? "ACTIVE" : "REVOKED")
                .with(
                        "lastUsedService",
                        entry.text(column + "_last_used_service").filter(text -> !text.equals("N/A")))
                .latest("lastUsedAt", entry.time(column + "_last_used_date"));
    }

    private void password(Entry entry, String arn) {
        secret(AwsIds.password(arn), arn, entry.account(), entry.place())
                .with("kind", "PASSWORD")
                .with("name", "console password of " + entry.text("user").orElse(""))
                .with("rotatedAt", entry.time("password_last_changed"))
                .with("expiresAt", entry.time("password_next_rotation"))
                .with("status", "ACTIVE")
                .latest("lastUsedAt", entry.time("password_last_used"));
    }

    private Draft secret(String id, String user, String account, Place place) {
        records.relation(account, place, RelationKind.AUTHENTICATES, id, user);
        return records.draft(account, place, EntityLabel.SECRET, id).with("account", account);
    }
}
