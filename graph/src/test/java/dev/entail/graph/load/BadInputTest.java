// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.entail.graph.store.SharedStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that cannot be taken: each is named with its place, its value and what is allowed, and nothing changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {
    private static final String GOOD = "{'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE'}}\n";

    private BadInputs inputs;

    @BeforeAll
    void load() {
        inputs = new BadInputs(SharedStore.store());
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                arguments("{'label':'Identity',}", "not JSON"),
                arguments("{'label':'Identity','id':'cy'", "not JSON"),
                arguments("{'label':'Identity','id':'c", "not JSON"),
                arguments("nonsense", "not JSON"),
                arguments("{'label':'Group','id':'a'} {'label':'Group','id':'b'}", "not JSON"),
                arguments("{'label':'Group','id':'a','id':'b'}", "not JSON"),
                arguments("[]", "a record is a JSON object"),
                arguments("'text'", "a record is a JSON object"),
                arguments("{}", "'label'"),
                arguments("{'id':'x'}", "'label'"),
                arguments("{'label':'Identty','id':'x'}", "'Identty', allowed is one of Identity, Group"),
                arguments("{'label':7,'id':'x'}", "'label' is 7, allowed is a string"),
                arguments("{'relation':'KNOWNS','from':'a','to':'b'}", "'KNOWNS', allowed is one of MEMBER_OF"),
                arguments("{'label':'Group','id':'x','colour':'red'}", "'colour'"),
                arguments("{'label':'Group','id':'x','colour':'red'}", "allowed is one of id, label, properties"),
                arguments("{'relation':'BY','from':'a','to':'b','id':'x'}", "allowed is one of from, properties"),
                arguments("{'label':'Group'}", "'id' is missing"),
                arguments("{'label':'Group','id':''}", "'id' is '', allowed is a string that is not blank"),
                arguments("{'label':'Group','id':'  '}", "'id' is '  ', allowed is a string that is not blank"),
                arguments("{'label':'Group','id':null}", "'id'"),
                arguments("{'label':'Group','id':['x']}", "'id' is [\"x\"], allowed is a string"),
                arguments("{'label':'Group','id':'x','properties':[]}", "'properties' is [], allowed is a JSON object"),
                arguments("{'label':'Identity','id':'x'}", "'kind' of Identity is missing, allowed is one of AI_AGENT"),
                arguments(
                        "{'label':'Identity','id':'x','properties':{'kind':'ROBOT'}}",
                        "is 'ROBOT', allowed is one of AI_AGENT"),
                arguments("{'label':'Identity','id':'x','properties':{'kind':null}}", "'kind' of Identity is missing"),
                arguments(
                        "{'label':'Group','id':'x','properties':{'name':5}}",
                        "'name' of Group is 5, allowed is a string"),
                arguments(
                        "{'label':'Resource','id':'x','properties':{'tier':4}}",
                        "is 4, allowed is a whole number from 0"),
                arguments(
                        "{'label':'Resource','id':'x','properties':{'tier':1.5}}", "is 1.5, allowed is a whole number"),
                arguments(
                        "{'label':'Role','id':'x','properties':{'privileged':'yes'}}",
                        "is 'yes', allowed is true or false"),
                arguments(
                        "{'label':'Permission','id':'x','properties':{'actions':['a',1]}}",
                        "allowed is a list of strings"),
                arguments(
                        "{'label':'Workload','id':'x','properties':{'deployedAt':'2026-01-05'}}",
                        "is '2026-01-05', allowed is an ISO 8601 time with a zone"),
                arguments(
                        "{'label':'Workload','id':'x','properties':{'deployedAt':1767571200}}",
                        "allowed is an ISO 8601 time"),
                arguments(
                        "{'label':'Identity','id':'x','properties':{'kind':'BOT','startDate':'2026-02-30'}}",
                        "is '2026-02-30', allowed is a date"),
                arguments(
                        "{'label':'Group','id':'x','properties':{'validTo':'2026-01-05'}}",
                        "'validTo' is kept by Entail"),
                arguments(
                        "{'label':'Group','id':'x','properties':{'touchedBy':9}}",
                        "'touchedBy' is kept by Entail itself"),
                arguments("{'relation':'MEMBER_OF','from':'ben'}", "'to' is missing"),
                arguments(
                        "{'relation':'MEMBER_OF','from':'ben','to':'nobody'}",
                        "'nobody', which is neither in this load nor in the graph"),
                arguments(
                        "{'relation':'MEMBER_OF','from':'nobody','to':'team'}",
                        "'nobody', which is neither in this load nor in the graph"),
                arguments("{'relation':'HAS_ROLE','from':'ben','to':'ben'}", "'ben', a Identity, allowed is Role"),
                arguments(
                        "{'label':'Identity','id':'ben','properties':{'kind':'BOT'}}",
                        "Identity 'ben' appears before with other properties"),
                arguments("{'label':'Group','id':'ben'}", "'ben' is a Group here and a Identity before"),
                arguments("{'label':'Group','id':'x','properties':{'':'nameless'}}", "property ''"),
                arguments("{'label':'Group','id':'x','properties':{'a\\u0000b':'n'}}", "property"),
                arguments("{'label':'Group','id':'half \\ud800 pair'}", "surrogate"),
                arguments("{'label':'Group','id':'x','properties':{'name':'half \\ud800 pair'}}", "surrogate"),
                arguments("{'label':'Group','id':'" + "x".repeat(100_000) + "'}", "'id'"));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("badLines")
    void namesTheLineAndTheReason(String line, String reason) {
        inputs.refuses(Records.of(GOOD + "\n" + line + "\n"), "test.jsonl, line 3: ", reason);
    }

    @Test
    void refusesTenThousandNestedLists() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        inputs.refuses(
                Records.of("{'label':'Group','id':'x','properties':{'name':" + deep + "}}"),
                "test.jsonl, line 1: not JSON",
                "depth");
    }

    @Test
    void refusesTenThousandNestedObjects() {
        String deep = "{'a':".repeat(10_000) + "1" + "}".repeat(10_000);
        inputs.refuses(
                Records.of("{'label':'Group','id':'x','properties':" + deep + "}"),
                "test.jsonl, line 1: not JSON",
                "depth");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        inputs.refuses(notUtf8(), "test.jsonl, line 2: ", "UTF-8");
    }

    @Test
    void countsALineThatIsNotUtf8WhereItIsAskedToSkipBadLines() {
        LoadReport report = inputs.skipping(notUtf8());

        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.problems()).singleElement().asString().contains("test.jsonl, line 2", "UTF-8");
        assertThat(report.nodes().added()).isEqualTo(2);
    }

    private static Input notUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(GOOD.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("{\"label\":\"Group\",\"id\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xC3, 0x28});
        bytes.writeBytes("\"}\n{\"label\":\"Group\",\"id\":\"last\"}\n".getBytes(StandardCharsets.UTF_8));
        return Input.of("test.jsonl", bytes.toByteArray());
    }

    @Test
    void refusesARelationToANodeThatTheSameLoadCloses() {
        inputs.refuses(Records.of("""
                        {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
                        {'relation':'MEMBER_OF','from':'ana','to':'team'}
                        """), "test.jsonl, line 2: ", "'team'");
    }
}
