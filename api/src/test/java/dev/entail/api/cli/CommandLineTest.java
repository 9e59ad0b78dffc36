// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The command line as its user meets it: exit codes, what is on standard output, and what is on standard error. The
 * commands talk to a store that this class serves from their home, so that not each of them has to start one.
 */
final class CommandLineTest {
    private static final String MONDAY = "2026-01-05T00:00:00Z";
    private static final String TUESDAY = "2026-01-06T00:00:00Z";

    private static final String NODES = """
            {'label':'Identity','id':'alice','properties':{'kind':'EMPLOYEE','name':'Alice'}}
            {'label':'Group','id':'g1','properties':{'name':'Helpers'}}
            {'label':'Group','id':'g2','properties':{'name':'Operators'}}
            {'label':'Role','id':'admin','properties':{'name':'Administrator','tier':0}}
            """;
    private static final String MEMBERSHIP = """
            {'relation':'MEMBER_OF','from':'alice','to':'g1'}
            """;
    private static final String REST = """
            {'relation':'MEMBER_OF','from':'g1','to':'g2'}
            {'relation':'HAS_ROLE','from':'g2','to':'admin'}
            """;
    private static final String ORGANISATION = NODES + MEMBERSHIP + REST;

    private static final String ROLE = "arn:aws:iam::123456789012:role/reader";
    private static final String ACCOUNT = """
            {'UserDetailList':[],'GroupDetailList':[],'Policies':[],'RoleDetailList':[
              {'Path':'/','RoleName':'reader','RoleId':'AROAAAAAAAAAAAAAAAAAA','Arn':'arn:aws:iam::123456789012:role/reader',
               'CreateDate':'2019-12-12T12:55:41+00:00',
               'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[
                 {'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'}]},
               'InstanceProfileList':[],'AttachedManagedPolicies':[],'Tags':[],
               'RolePolicyList':[{'PolicyName':'read','PolicyDocument':{'Version':'2012-10-17','Statement':[
                 {'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::papers/*'}]}}]}]}
            """;

    @TempDir
    private static Path folder;

    private static Result alone;
    private static Result refused;
    private static GraphStore store;

    private record Result(int exitCode, String out, String err) {
        /** {@return the only JSON document that there is on standard output} */
        JsonNode json() {
            try (MappingIterator<JsonNode> documents =
                    RecordCodec.JSON.readerFor(JsonNode.class).readValues(out)) {
                List<JsonNode> all = documents.readAll();
                assertThat(all).as(out).hasSize(1);
                return all.getFirst();
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + out, e);
            }
        }
    }

    @BeforeAll
    static void serve() throws IOException {
        alone = entail("load", "records", file("alone.jsonl", ORGANISATION), "--at", MONDAY);
        store = GraphStore.open(new StoreLocation.Embedded(folder.resolve("home")));
        refused = entail("findings");
        store.announceServing("http://127.0.0.1:1/");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        SharedStore.empty(store);
    }

    @Test
    void opensAHomeThatNobodyUsesAndClosesItAgain() {
        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(alone.out()).contains("4 added", "3 added").contains("Loaded records as of " + MONDAY);
    }

    @Test
    void doesNotTouchAHomeThatAnotherHoldsWithoutServingIt() {
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains(folder.resolve("home").toString(), "in use by another process", "--home")
                .doesNotContain("\tat ");
    }

    @Test
    void countsWhatALoadDid() {
        JsonNode report = load(ORGANISATION, MONDAY).json();

        assertThat(report.at("/nodes/added").asInt()).isEqualTo(4);
        assertThat(report.at("/relations/added").asInt()).isEqualTo(3);
        assertThat(report.at("/sources/0").asText()).isEqualTo("records");
        assertThat(report.at("/at").asText()).isEqualTo(MONDAY);
        assertThat(report.at("/skipped").asInt()).isZero();
    }

    @Test
    void changesNothingWhereTheSameIsLoadedAgain() {
        JsonNode first = load(ORGANISATION, MONDAY).json();
        JsonNode second = load(ORGANISATION, TUESDAY).json();

        assertThat(second.at("/nodes/unchanged").asInt()).isEqualTo(4);
        assertThat(second.at("/relations/unchanged").asInt()).isEqualTo(3);
        assertThat(second.at("/nodes/added").asInt()
                        + second.at("/nodes/closed").asInt())
                .isZero();
        assertThat(second.get("version")).isEqualTo(first.get("version"));
    }

    @Test
    void namesFileLineAndReasonOfABadRecordAndLeavesTheGraphAsItWas() throws IOException {
        load(ORGANISATION, MONDAY);
        long before = version();

        Result result = entail("load", "records", file("bad.jsonl", NODES + "{'label':'Identty','id':'x'}\n"));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("bad.jsonl, line 5", "'Identty'", "allowed is one of Identity")
                .doesNotContain("\tat ");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void countsBadRecordsWhereItIsAskedToSkipThem() throws IOException {
        Result result = entail(
                "load",
                "records",
                file("partly.jsonl", NODES + "nonsense\n"),
                "--on-error",
                "skip",
                "--format",
                "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.json().get("skipped").asInt()).isEqualTo(1);
        assertThat(result.err()).contains("left out: ", "partly.jsonl, line 5");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Result result = entail("load", "records", folder.resolve("absent.jsonl").toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("absent.jsonl: does not exist");
    }

    @Test
    void listsTheSourcesWhereOneIsUnknown() throws IOException {
        Result result = entail("load", "recrods", file("any.jsonl", ORGANISATION));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("'recrods'", "allowed is one of", "aws", "records");
    }

    @Test
    void listsTheOptionsWhereOneIsUnknown() {
        Result result = entail("load", "--on-eror", "skip", "records", "x.jsonl");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("--on-eror", "--on-error");
    }

    @Test
    void listsTheCommandsWhereOneIsUnknown() {
        Result result = entail("escalate");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("'escalate'", "escalations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "findings --format xml",
                "findings --severity TERRIBLE",
                "findings --status GONE",
                "load records x.jsonl --on-error never",
                "load records x.jsonl --at yesterday",
                "escalations --as-of 2026-13-01",
                "paths --from alice -k 0",
                "paths --from alice --max-hops 0",
                "paths --from alice -k many",
                "paths",
                "can --identity alice --action s3:GetObject",
                "graphql",
                "aws",
                "serve --host 192.0.2.1 --port 0"
            })
    void saysWhatIsWrongWithACall(String line) {
        Result result = entail(line.split(" ", -1));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "escalations",
                "paths --from alice",
                "findings",
                "analyze",
                "analyses",
                "sources",
                "techniques",
                "can --identity " + ROLE + " --action s3:GetObject --resource arn:aws:s3:::papers/a",
                "who-can --action s3:GetObject --resource arn:aws:s3:::papers/a",
                "graphql {graph{version}}"
            })
    void writesExactlyOneJsonDocument(String line) throws IOException {
        assertThat(load(ORGANISATION, MONDAY).json().isObject()).isTrue();
        Result aws = entail("--format", "json", "load", "aws", file("account.json", ACCOUNT), "--at", MONDAY);
        assertThat(aws.exitCode()).as(aws.err()).isZero();
        assertThat(aws.json().isObject()).isTrue();

        List<String> after = new ArrayList<>(List.of(line.split(" ", -1)));
        after.addAll(List.of("--format", "json"));
        Result result = entail(after.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().isObject()).isTrue();

        List<String> before = new ArrayList<>(List.of("--format", "json"));
        before.addAll(List.of(line.split(" ", -1)));
        assertThat(entail(before.toArray(String[]::new)).json().fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> result.json().fieldNames());
    }

    @Test
    void findsThePathOverNestedGroups() {
        load(ORGANISATION, MONDAY);

        JsonNode answer = entail("escalations", "--format", "json").json();

        assertThat(answer.get("totalCount").asInt()).isEqualTo(1);
        JsonNode escalation = answer.at("/escalations/0");
        assertThat(escalation.at("/identity/id").asText()).isEqualTo("alice");
        assertThat(escalation.at("/target/id").asText()).isEqualTo("admin");
        assertThat(escalation.at("/confidence").asText()).isEqualTo("CONFIRMED");
        assertThat(escalation.at("/path/inherited").asBoolean()).isTrue();
        assertThat(escalation.at("/path/length").asInt()).isEqualTo(3);
        assertThat(escalation.at("/path/hops").findValuesAsText("relation"))
                .containsExactly("MEMBER_OF", "MEMBER_OF", "HAS_ROLE");
        assertThat(escalation.at("/path/hops"))
                .allSatisfy(hop -> assertThat(hop.get("evidence")).isNotEmpty());
    }

    @Test
    void drawsAPathAsText() {
        load(ORGANISATION, MONDAY);

        Result escalations = entail("escalations");
        Result paths = entail("paths", "--from", "alice", "--to", "admin");

        assertThat(escalations.out())
                .contains("Alice", "Helpers", "Operators", "Administrator")
                .contains("1 identities can reach tier-zero: 1 confirmed, 0 conditional");
        assertThat(paths.exitCode()).isZero();
        assertThat(paths.out())
                .contains("Alice ─[MEMBER_OF]→ Helpers ─[MEMBER_OF]→ Operators ─[HAS_ROLE]→ Administrator");
    }

    @Test
    void saysThatThereIsNoSuchNodeToBeginAt() {
        load(ORGANISATION, MONDAY);

        Result result = entail("paths", "--from", "nobody", "--format", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("There is no 'nobody' in the graph").doesNotContain("\tat ");
    }

    @Test
    void saysThatThereIsNoPath() {
        load(NODES + REST, MONDAY);

        Result text = entail("paths", "--from", "alice");
        Result json = entail("paths", "--from", "alice", "--format", "json");

        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out()).contains("No path from alice to tier-zero");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().get("totalCount").asInt()).isZero();
    }

    @Test
    void neverFollowsOwnershipOrReporting() {
        load("""
                {'label':'Identity','id':'chief','properties':{'kind':'EMPLOYEE','name':'Chief','tier':0}}
                {'label':'Identity','id':'clerk','properties':{'kind':'EMPLOYEE','name':'Clerk'}}
                {'label':'Identity','id':'robot','properties':{'kind':'BOT','name':'Robot'}}
                {'label':'Identity','id':'helper','properties':{'kind':'BOT','name':'Helper'}}
                {'relation':'REPORTS_TO','from':'clerk','to':'chief'}
                {'relation':'OWNED_BY','from':'robot','to':'chief','properties':{'role':'TECHNICAL','source':'DECLARED'}}
                {'relation':'CREATED_BY','from':'helper','to':'chief'}
                """, MONDAY);

        assertThat(entail("escalations", "--format", "json")
                        .json()
                        .get("totalCount")
                        .asInt())
                .isZero();
        for (String from : List.of("clerk", "robot", "helper")) {
            assertThat(entail("paths", "--from", from, "--to", "chief").exitCode())
                    .isEqualTo(1);
            assertThat(entail("paths", "--from", "chief", "--to", from).exitCode())
                    .isEqualTo(1);
        }
    }

    @Test
    void resolvesAFindingWhoseCauseIsGone() {
        load(ORGANISATION, MONDAY);
        JsonNode analyses = entail("analyze", "--format", "json").json().get("analyses");
        assertThat(analyses)
                .anySatisfy(analysis -> assertThat(
                                analysis.get("id").asText() + analysis.get("findings") + analysis.get("bySeverity"))
                        .isEqualTo("escalation.inherited1{\"HIGH\":1}"));
        JsonNode open = findings("--type", "escalation.inherited");
        assertThat(open.findValuesAsText("status")).containsExactly("OPEN");
        assertThat(open.at("/findings/0/subject/id").asText()).isEqualTo("alice");
        assertThat(open.at("/findings/0/evidence")).isNotEmpty();
        assertThat(open.at("/findings/0/controls")).isNotEmpty();

        load(NODES + REST, TUESDAY);
        assertThat(entail("analyze").exitCode()).isZero();

        assertThat(findings("--type", "escalation.inherited").get("totalCount").asInt())
                .isZero();
        JsonNode resolved = findings("--type", "escalation.inherited", "--status", "resolved");
        assertThat(resolved.findValuesAsText("status")).containsExactly("RESOLVED");
        assertThat(resolved.at("/findings/0/id")).isEqualTo(open.at("/findings/0/id"));
        assertThat(resolved.at("/findings/0/firstSeen")).isEqualTo(open.at("/findings/0/firstSeen"));
    }

    @Test
    void listsOnlyTheFindingsThatAreAskedFor() {
        load(ORGANISATION, MONDAY);
        entail("analyze");

        assertThat(findings("--subject", "alice").get("totalCount").asInt()).isPositive();
        assertThat(findings("--subject", "nobody").get("totalCount").asInt()).isZero();
        assertThat(findings("--subject", "alice", "--severity", "INFO")
                        .get("totalCount")
                        .asInt())
                .isZero();
        assertThat(entail("findings").out()).contains("HIGH", "OPEN", "Alice");
    }

    @Test
    void runsOnlyTheAnalysesThatAreNamed() {
        load(ORGANISATION, MONDAY);

        JsonNode analyses = entail("analyze", "escalation.inherited", "--format", "json")
                .json()
                .get("analyses");

        assertThat(analyses.findValuesAsText("id")).containsExactly("escalation.inherited");
    }

    @Test
    void namesTheAnalysesWhereOneIsUnknown() {
        Result result = entail("analyze", "escalation.inhereted");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("'escalation.inhereted'", "allowed is one of", "escalation.inherited");
    }

    @Test
    void showsThePast() {
        load(ORGANISATION, MONDAY);
        load(NODES + REST, TUESDAY);

        assertThat(total("escalations")).isZero();
        assertThat(total("escalations", "--as-of", MONDAY)).isEqualTo(1);
        assertThat(total("escalations", "--as-of", "2026-01-05")).isEqualTo(1);
        assertThat(total("escalations", "--as-of", "2026-01-05T12:00:00+01:00")).isEqualTo(1);
        assertThat(total("escalations", "--as-of", TUESDAY)).isZero();
        assertThat(total("escalations", "--as-of", "2026-01-04")).isZero();
        assertThat(entail("paths", "--from", "alice").exitCode()).isEqualTo(1);
        assertThat(entail("paths", "--from", "alice", "--as-of", MONDAY).exitCode())
                .isZero();
        Result before = entail("paths", "--from", "alice", "--as-of", "2026-01-04");
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.err()).contains("There is no 'alice' in the graph as of 2026-01-04T00:00:00Z");
    }

    @Test
    void decidesARequestByTheStatementsOfTheAccount() throws IOException {
        entail("load", "aws", file("account.json", ACCOUNT), "--at", MONDAY);

        Result allowed =
                entail("can", "--identity", ROLE, "--action", "s3:GetObject", "--resource", "arn:aws:s3:::papers/a");
        Result denied =
                entail("can", "--identity", ROLE, "--action", "s3:PutObject", "--resource", "arn:aws:s3:::papers/a");
        Result nobody = entail("who-can", "--action", "s3:PutObject", "--resource", "arn:aws:s3:::papers/a");
        Result unknown = entail("can", "--identity", "nobody", "--action", "s3:PutObject", "--resource", "*");

        assertThat(allowed.exitCode()).isZero();
        assertThat(allowed.out()).startsWith("ALLOWED").contains("read");
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(denied.out()).startsWith("IMPLICITLY_DENIED");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.out()).contains("0 identities");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("There is no 'nobody' in the graph");
    }

    @Test
    void answersGraphqlFromTheCommandLineOrAFileWithVariables() throws IOException {
        load(ORGANISATION, MONDAY);
        String document = file("query.graphql", "query($id: ID!) { identity(id: $id) { name } }");

        Result found = entail("graphql", "-f", document, "--variables", "{\"id\":\"alice\"}");
        Result wrong = entail("graphql", "{ nonsense }");
        Result noVariables = entail("graphql", "{graph{version}}", "--variables", "[1]");
        Result noFile = entail("graphql", "-f", folder.resolve("absent.graphql").toString());

        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.json().at("/data/identity/name").asText()).isEqualTo("Alice");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.json().at("/errors/0/message").asText()).contains("nonsense");
        assertThat(noVariables.exitCode()).isEqualTo(2);
        assertThat(noFile.exitCode()).isEqualTo(3);
    }

    @Test
    void decidesEachGoodLineOfABatchAndSaysWhatIsWrongWithABadOne() throws IOException {
        String lines = """
                {'name':'good','request':{'principal':'arn:aws:iam::123456789012:user/a','action':'s3:GetObject',\
                'resource':'arn:aws:s3:::b/k','resourceAccount':'123456789012','context':{}},\
                'identityPolicies':[{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'}]}]}
                {'name':'bad','request':{'principal':'arn:aws:iam::123456789012:user/a'}}
                """;

        Result result = entail("aws", "evaluate", file("batch.jsonl", lines));

        List<String> answers = result.out().lines().toList();
        assertThat(answers).hasSize(2);
        assertThat(RecordCodec.JSON.readTree(answers.getFirst()).get("name").asText())
                .isEqualTo("good");
        assertThat(RecordCodec.JSON.readTree(answers.getFirst()).get("decision").asText())
                .isEqualTo("ALLOWED");
        assertThat(RecordCodec.JSON.readTree(answers.getLast()).get("name").asText())
                .isEqualTo("bad");
        assertThat(RecordCodec.JSON.readTree(answers.getLast()).get("error").asText())
                .isNotBlank();
        assertThat(RecordCodec.JSON.readTree(answers.getLast()).get("line").asInt())
                .isEqualTo(2);
        assertThat(result.err()).contains("1 of 2 requests cannot be decided, the first in line 2");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongWithABatchAsAWhole() throws IOException {
        Path garbled = folder.resolve("garbled.jsonl");
        Files.write(garbled, new byte[] {'{', '}', '\n', (byte) 0xC3, '\n'});

        Result absent = entail("aws", "evaluate", folder.resolve("absent.jsonl").toString());
        Result empty = entail("aws", "evaluate", file("empty.jsonl", "\n"));
        Result marked = entail("aws", "evaluate", file("marked.jsonl", "\uFEFF{'name':'x'}"));
        Result notText = entail("aws", "evaluate", garbled.toString());

        assertThat(absent.exitCode()).isEqualTo(3);
        assertThat(absent.err()).contains("absent.jsonl: there is no such file");
        assertThat(empty.exitCode()).isZero();
        assertThat(empty.err()).contains("holds no request");
        assertThat(marked.out()).startsWith("{\"name\":\"x\",\"line\":1,\"error\"");
        assertThat(notText.exitCode()).isEqualTo(3);
        assertThat(notText.err()).contains("the text is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void writesACompletionScript(String shell) {
        Result result = entail("completion", shell);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("escalations", "who-can");
    }

    @Test
    void tellsItsVersionAndItsExitCodes() {
        assertThat(entail("--version").out()).startsWith("entail ");
        assertThat(entail("--help").out()).contains("Exit codes:", "130", "escalations");
        assertThat(entail("load", "--help").out()).contains("--partial", "--home");
    }

    private static Result entail(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all =
                new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        int exitCode = commandLine.execute(all.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static Result load(String lines, String at) {
        Result result;
        try {
            result = entail("load", "records", file("records.jsonl", lines), "--at", at, "--format", "json");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static JsonNode findings(String... options) {
        List<String> arguments = new ArrayList<>(List.of("findings", "--format", "json"));
        arguments.addAll(List.of(options));
        return entail(arguments.toArray(String[]::new)).json();
    }

    private static int total(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return entail(all.toArray(String[]::new)).json().get("totalCount").asInt();
    }

    private static long version() {
        return entail("graphql", "{graph{version}}")
                .json()
                .at("/data/graph/version")
                .asLong();
    }

    /** {@return the path of a new file of these lines, in which an apostrophe stands for a quotation mark} */
    private static String file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines.replace('\'', '"')).toString();
    }
}
