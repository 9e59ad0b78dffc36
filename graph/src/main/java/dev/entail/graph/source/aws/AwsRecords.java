// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Hands on records of AWS accounts, each under the source of its account: {@code aws:111122223333}. */
final class AwsRecords {
    private final Optional<String> name;
    private final RecordSink sink;

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
