// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordCodecTest {
    @ParameterizedTest
    @EnumSource
    void writesEachNodeSoThatItIsReadAsTheSame(EntityLabel label) {
        GraphRecord read = RecordCodec.read(
                SampleRecords.line("\"label\":\"" + label.text() + "\",\"id\":\"an id\"", label.properties()));

        assertThat(read).isEqualTo(new NodeRecord(label, "an id", SampleRecords.values(label.properties())));
        assertThat(RecordCodec.read(RecordCodec.write(read))).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource
    void writesEachRelationSoThatItIsReadAsTheSame(RelationKind kind) {
        GraphRecord read = RecordCodec.read(SampleRecords.line(
                "\"relation\":\"" + kind.name() + "\",\"from\":\"a\",\"to\":\"b\"", kind.properties()));

        assertThat(read).isEqualTo(new RelationRecord(kind, "a", "b", SampleRecords.values(kind.properties())));
        assertThat(RecordCodec.read(RecordCodec.write(read))).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource
    void keepsPropertiesAsJsonWithTheirTypes(EntityLabel label) {
        Map<String, Object> values = SampleRecords.values(label.properties());
        ObjectNode json = RecordCodec.json(values);

        assertThat(RecordCodec.properties(label.properties(), json.toString())).isEqualTo(values);
    }

    @Test
    void writesTheSameTimeInTheSameWay() {
        String template = "{\"label\":\"Workload\",\"id\":\"w\",\"properties\":{\"deployedAt\":\"%s\"}}";
        List<String> same = List.of(
                "2026-01-31T08:00:00Z",
                "2026-01-31T08:00:00.000Z",
                "2026-01-31T08:00Z",
                "2026-01-31T10:00:00+02:00",
                "2026-01-31T00:00:00-08:00");

        assertThat(same)
                .extracting(time -> RecordCodec.write(RecordCodec.read(template.formatted(time))))
                .containsOnly(template.formatted("2026-01-31T08:00:00Z"));
    }

    @Test
    void writesTheSameWhateverTheOrderOfProperties() {
        String one =
                "{\"properties\":{\"nativeType\":\"t\",\"name\":\"n\",\"zeta\":1,\"alpha\":2},\"id\":\"g\",\"label\":\"Group\"}";
        String other =
                "{\"label\":\"Group\",\"id\":\"g\",\"properties\":{\"alpha\":2,\"name\":\"n\",\"nativeType\":\"t\",\"zeta\":1}}";

        assertThat(RecordCodec.write(RecordCodec.read(one))).isEqualTo(other);
        assertThat(RecordCodec.write(RecordCodec.read(other))).isEqualTo(other);
    }

    @Test
    void keepsPropertiesOutsideTheVocabulary() {
        NodeRecord node = (NodeRecord) RecordCodec.read("""
                {"label":"Group","id":"g","properties":{"string":"s","whole":-3,"decimal":2.5,"flag":false,
                 "list":["b","a"],"numbers":[1,2],"object":{"b":[true,null],"a":"é"},"absent":null,
                 "time":"2026-01-31T10:00:00+02:00"}}""".replace("\n", ""));

        assertThat(node.properties())
                .isEqualTo(Map.of(
                        "string",
                        "s",
                        "whole",
                        -3L,
                        "decimal",
                        2.5,
                        "flag",
                        false,
                        "list",
                        List.of("b", "a"),
                        "numbers",
                        "[1,2]",
                        "object",
                        "{\"b\":[true,null],\"a\":\"é\"}",
                        "time",
                        "2026-01-31T10:00:00+02:00"));
        assertThat(RecordCodec.read(RecordCodec.write(node))).isEqualTo(node);
    }

    @Test
    void keepsLargeNumbersOutsideTheVocabularyWithAllTheirDigits() {
        NodeRecord node = (NodeRecord)
                RecordCodec.read(
                        "{\"label\":\"Group\",\"id\":\"g\",\"properties\":{\"serial\":123456789012345678901234567890,\"most\":1e999}}");

        assertThat(node.properties())
                .containsEntry("serial", "123456789012345678901234567890")
                .doesNotContainValue(Double.POSITIVE_INFINITY);
        assertThat(RecordCodec.read(RecordCodec.write(node))).isEqualTo(node);
    }

    @Test
    void takesASingleTextForAListOfOne() {
        NodeRecord node = (NodeRecord) RecordCodec.read(
                "{\"label\":\"Permission\",\"id\":\"p\",\"properties\":{\"actions\":\"s3:GetObject\"}}");

        assertThat(node.properties()).containsEntry("actions", List.of("s3:GetObject"));
    }

    @Test
    void takesNoTimeThatItCouldNotReadAgain() {
        String line =
                "{\"label\":\"Workload\",\"id\":\"w\",\"properties\":{\"deployedAt\":\"+999999999-12-31T23:59:59-18:00\"}}";

        assertThatThrownBy(() -> RecordCodec.read(line))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("deployedAt");
    }
}
