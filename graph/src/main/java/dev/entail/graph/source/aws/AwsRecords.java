// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands on records of AWS accounts, each under the source of its account: {@code aws:111122223333}. What several parts
 * of an input say of one node is kept as a draft until all of it is read.
 */
final class AwsRecords {
    private final Optional<String> name;
    private final RecordSink sink;
    private final Map<String, Map<String, Draft>> drafts = new LinkedHashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final PrincipalIndex principals = new PrincipalIndex();

    AwsRecords(Optional<String> name, RecordSink sink) {
        this.name = name;
        this.sink = sink;
    }

    void node(String account, Place place, EntityLabel label, String id, Properties properties) {
        sink.accept(source(account), new NodeRecord(label, id, properties.values()), place);
    }

    void relation(String account, Place place, RelationKind kind, String from, String to, Properties properties) {
        sink.accept(source(account), new RelationRecord(kind, from, to, properties.values()), place);
    }

    void relation(String account, Place place, RelationKind kind, String from, String to) {
        relation(account, place, kind, from, to, new Properties());
    }

    /** {@return the draft of a node, a fresh one where nothing was said of it} */
    Draft draft(String account, Place place, EntityLabel label, String id) {
        Draft draft = drafts.computeIfAbsent(source(account), any -> new LinkedHashMap<>())
                .computeIfAbsent(id, any -> new Draft(label, id, place));
        if (draft.label() == label) {
            return draft;
        }
        reject(
                place,
                Shown.of(id) + " is a " + label.text() + " here and a "
                        + draft.label().text() + " in " + draft.place());
        return new Draft(label, id, place);
    }

    /** Takes the whole description of a thing, which an input gives once. */
    void define(String account, Place place, EntityLabel label, String id, Properties properties) {
        Draft draft = draft(account, place, label, id);
        if (!draft.define(properties)) {
            reject(
                    place,
                    label.text() + " " + Shown.of(id)
                            + " appears before with other properties; a source says a thing once");
        }
    }

    /** Says that an account contains a thing. */
    void contains(String account, Place place, String id) {
        relation(account, place, RelationKind.CONTAINS, AwsIds.account(account), id);
        account(account, place);
    }

    /** {@return the draft of an account} */
    Draft account(String account, Place place) {
        accounts.add(account);
        return draft(account, place, EntityLabel.SCOPE, AwsIds.account(account))
                .with("kind", "ACCOUNT")
                .with("name", "AWS account " + account)
                .with("provider", "aws");
    }

    /** {@return the users and roles that were described so far} */
    PrincipalIndex principals() {
        return principals;
    }

    /** {@return the accounts of which the input holds something} */
    Set<String> accounts() {
        return accounts;
    }

    /** Hands on all drafts; nothing can be drafted behind it. */
    void finish() {
        drafts.forEach(
                (source, nodes) -> nodes.values().forEach(draft -> sink.accept(source, draft.node(), draft.place())));
        drafts.clear();
    }

    void reject(Place place, String reason) {
        sink.reject(place, reason);
    }

    void warn(Place place, String reason) {
        sink.warn(place, reason);
    }

    private String source(String account) {
        return name.orElse("aws:" + account);
    }

    /** The properties of a record, of which only those with a value are kept. */
    static final class Properties {
        private final Map<String, Object> values = new HashMap<>();

        Properties with(String property, Object value) {
            values.put(property, value);
            return this;
        }

        Properties with(String property, Optional<?> value) {
            value.ifPresent(present -> values.put(property, present));
            return this;
        }

        Map<String, Object> values() {
            return values;
        }
    }
}
