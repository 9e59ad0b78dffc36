// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers about a small graph that changed once. */
final class GraphqlEngineTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");

    private static final String NODES = """
            {'label':'Identity','id':'alice','properties':{'kind':'EMPLOYEE','name':'Alice Adams','status':'ACTIVE',\
            'department':'Finance','email':'alice@example.com','startDate':'2021-03-01','lastActiveAt':'2026-01-04T08:00:00Z'}}
            {'label':'Identity','id':'bob','properties':{'kind':'CONTRACTOR','name':'Bob Brown','department':'Sales'}}
            {'label':'Identity','id':'arn:aws:iam::123456789012:role/builder',\
            'properties':{'kind':'CLOUD_ROLE','name':'builder','provider':'aws'}}
            {'label':'Identity','id':'chief','properties':{'kind':'EMPLOYEE','name':'Chief','tier':0}}
            {'label':'Identity','id':'stranger','properties':{'kind':'UNKNOWN'}}
            {'label':'Group','id':'g1','properties':{'name':'Helpers'}}
            {'label':'Group','id':'g2','properties':{'name':'Operators'}}
            {'label':'Role','id':'admin','properties':{'name':'Administrator','tier':0,'privileged':true}}
            {'label':'Secret','id':'key:1','properties':{'kind':'ACCESS_KEY','name':'key','location':'CODE'}}
            {'label':'Event','id':'event:1','properties':{'kind':'JOINED','at':'2021-03-01T00:00:00Z'}}
            {'relation':'MEMBER_OF','from':'alice','to':'g1'}
            {'relation':'MEMBER_OF','from':'g1','to':'g2'}
            {'relation':'HAS_ROLE','from':'g2','to':'admin'}
            """;
    private static final String BOB_OPERATES = """
            {'relation':'MEMBER_OF','from':'bob','to':'g2'}
            """;

    /** What the contract says of all that is there by now, as {@code Type.field: type} and {@code Type.field(argument): type}. */
    private static final String CONTRACT = """
            Node.id: ID!
            Entity.id: ID!
            Entity.name: String
            Entity.label: EntityLabel!
            Entity.provider: String
            Entity.nativeType: String
            Entity.tier: Int
            Entity.firstSeen: DateTime!
            Entity.validTo: DateTime
            Entity.properties: JSON!
            Identity.id: ID!
            Identity.name: String
            Identity.label: EntityLabel!
            Identity.provider: String
            Identity.nativeType: String
            Identity.tier: Int
            Identity.firstSeen: DateTime!
            Identity.validTo: DateTime
            Identity.properties: JSON!
            Identity.kind: IdentityKind!
            Identity.human: Boolean!
            Identity.status: LifecycleStatus!
            Identity.department: String
            Identity.jobTitle: String
            Identity.location: String
            Identity.startDate: Date
            Identity.endDate: Date
            Identity.lastActiveAt: DateTime
            Group.id: ID!
            Role.id: ID!
            Permission.id: ID!
            Resource.id: ID!
            Secret.id: ID!
            Workload.id: ID!
            Owner.id: ID!
            Scope.id: ID!
            EscalationPath.id: ID!
            EscalationPath.source: Entity!
            EscalationPath.target: Entity!
            EscalationPath.hops: [Hop!]!
            EscalationPath.length: Int!
            EscalationPath.weight: Float!
            EscalationPath.confidence: Confidence!
            EscalationPath.conditions: [String!]!
            EscalationPath.inherited: Boolean!
            EscalationPath.explanation: String!
            Hop.from: Entity!
            Hop.to: Entity!
            Hop.relation: RelationKind!
            Hop.technique: Technique
            Hop.confidence: Confidence!
            Hop.conditions: [String!]!
            Hop.evidence: [Evidence!]!
            Technique.id: ID!
            Technique.title: String!
            Technique.provider: String!
            Technique.category: String!
            Technique.requiredPermissions: [String!]!
            Technique.references: [String!]!
            Technique.mitre: [String!]!
            Technique.description: String!
            Evidence.summary: String!
            Evidence.source: String!
            Evidence.entity: Entity
            Evidence.detail: JSON
            Evidence.observedAt: DateTime!
            Escalation.identity: Identity!
            Escalation.target: Entity!
            Escalation.path: EscalationPath!
            Escalation.confidence: Confidence!
            TierZero.entity: Entity!
            TierZero.reason: String!
            TierZero.declared: Boolean!
            TierZero.evidence: [Evidence!]!
            Finding.id: ID!
            Finding.type: String!
            Finding.title: String!
            Finding.severity: Severity!
            Finding.risk: Float!
            Finding.status: FindingStatus!
            Finding.subject: Entity!
            Finding.firstSeen: DateTime!
            Finding.lastSeen: DateTime!
            Finding.evidence: [Evidence!]!
            Finding.recommendation: String!
            Finding.controls: [Control!]!
            Query.node: Node
            Query.node(id): ID!
            Query.entity: Entity
            Query.entity(id): ID!
            Query.entity(asOf): DateTime
            Query.identity: Identity
            Query.identity(id): ID!
            Query.identity(asOf): DateTime
            Query.identities: IdentityConnection!
            Query.identities(filter): IdentityFilter
            Query.identities(orderBy): IdentityOrder
            Query.identities(first): Int
            Query.identities(after): String
            Query.identities(last): Int
            Query.identities(before): String
            Query.identities(asOf): DateTime
            Query.search: EntityConnection!
            Query.search(text): String!
            Query.search(labels): [EntityLabel!]
            Query.search(first): Int
            Query.search(after): String
            Query.tierZero: TierZeroConnection!
            Query.tierZero(first): Int
            Query.tierZero(after): String
            Query.tierZero(asOf): DateTime
            Query.escalationPaths: EscalationPathConnection!
            Query.escalationPaths(from): ID
            Query.escalationPaths(to): ID
            Query.escalationPaths(toTierZero): Boolean
            Query.escalationPaths(k): Int = 3
            Query.escalationPaths(maxHops): Int
            Query.escalationPaths(confidence): Confidence
            Query.escalationPaths(first): Int
            Query.escalationPaths(after): String
            Query.escalationPaths(asOf): DateTime
            Query.escalations: EscalationConnection!
            Query.escalations(to): ID
            Query.escalations(filter): EscalationFilter
            Query.escalations(first): Int
            Query.escalations(after): String
            Query.escalations(asOf): DateTime
            Query.findings: FindingConnection!
            Query.findings(filter): FindingFilter
            Query.findings(orderBy): FindingOrder
            Query.findings(first): Int
            Query.findings(after): String
            Query.analyses: [AnalysisInfo!]!
            Query.techniques: TechniqueConnection!
            Query.techniques(provider): String
            Query.techniques(first): Int
            Query.techniques(after): String
            Query.graph: GraphInfo!
            """;

    private static Entail entail;
    private static GraphqlEngine engine;

    @BeforeAll
    static void load() {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        entail = new Entail(store);
        engine = new GraphqlEngine(entail);
        StringBuilder crowd = new StringBuilder();
        for (int number = 0; number < 120; number++) {
            crowd.append(
                    "{'label':'Identity','id':'crowd:%d','properties':{'kind':'BOT','name':'Bot %d','department':'Crowd'}}\n"
                            .formatted(number, number % 7));
        }
        entail.load(Records.SOURCE, Records.of(NODES + BOB_OPERATES + crowd), LoadOptions.at(MONDAY));
        entail.load(Records.SOURCE, Records.of(NODES.replace("Finance", "Treasury") + crowd), LoadOptions.at(TUESDAY));
        entail.analyze(List.of(), Progress.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "entity", "identity"})
    void findsANodeById(String field) {
        JsonNode alice = data("{ it: %s(id: \"alice\") { __typename id } }".formatted(field))
                .get("it");

        assertThat(alice.get("__typename").asText()).isEqualTo("Identity");
        assertThat(alice.get("id").asText()).isEqualTo("alice");
        assertThat(data("{ it: %s(id: \"nobody\") { id } }".formatted(field))
                        .get("it")
                        .isNull())
                .isTrue();
    }

    @Test
    void tellsAllThatIsKnownOfAnIdentity() {
        JsonNode alice = data("""
                { identity(id: "alice") {
                    name label provider nativeType tier firstSeen validTo sources properties kind human status email
                    department jobTitle startDate endDate lastActiveAt } }""").get("identity");

        assertThat(alice.get("name").asText()).isEqualTo("Alice Adams");
        assertThat(alice.get("label").asText()).isEqualTo("IDENTITY");
        assertThat(alice.get("kind").asText()).isEqualTo("EMPLOYEE");
        assertThat(alice.get("human").asBoolean()).isTrue();
        assertThat(alice.get("status").asText()).isEqualTo("ACTIVE");
        assertThat(alice.get("department").asText()).isEqualTo("Treasury");
        assertThat(alice.get("startDate").asText()).isEqualTo("2021-03-01");
        assertThat(Instant.parse(alice.get("lastActiveAt").asText())).isEqualTo(Instant.parse("2026-01-04T08:00:00Z"));
        assertThat(Instant.parse(alice.get("firstSeen").asText())).isEqualTo(MONDAY);
        assertThat(alice.get("validTo").isNull()).isTrue();
        assertThat(alice.at("/sources/0").asText()).isEqualTo("records");
        assertThat(alice.at("/properties/email").asText()).isEqualTo("alice@example.com");
    }

    @Test
    void tellsWhatIsUnknownOfAnIdentity() {
        JsonNode stranger = data("{ identity(id: \"stranger\") { name kind human status } }")
                .get("identity");

        assertThat(stranger.get("name").isNull()).isTrue();
        assertThat(stranger.get("kind").asText()).isEqualTo("UNKNOWN");
        assertThat(stranger.get("human").asBoolean()).isFalse();
        assertThat(stranger.get("status").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void answersEachLabelAsItsOwnType() {
        assertThat(data("{ it: entity(id: \"admin\") { __typename ... on Role { privileged tier } } }")
                        .get("it")
                        .toString())
                .isEqualTo("{\"__typename\":\"Role\",\"privileged\":true,\"tier\":0}");
        assertThat(data("{ it: entity(id: \"key:1\") { __typename ... on Secret { kind location } } }")
                        .get("it")
                        .toString())
                .isEqualTo("{\"__typename\":\"Secret\",\"kind\":\"ACCESS_KEY\",\"location\":\"CODE\"}");
        assertThat(Instant.parse(data("{ it: entity(id: \"event:1\") { ... on Event { at } } }")
                        .at("/it/at")
                        .asText()))
                .isEqualTo(Instant.parse("2021-03-01T00:00:00Z"));
        assertThat(data("{ it: identity(id: \"g1\") { id } }").get("it").isNull())
                .isTrue();
    }

    @Test
    void filtersIdentitiesByAllThatIsAsked() {
        assertThat(identities("kinds: [EMPLOYEE]")).containsExactly("alice", "chief");
        assertThat(identities("human: true")).containsExactly("alice", "bob", "chief");
        assertThat(identities("human: false, departments: [\"Sales\"]")).isEmpty();
        assertThat(identities("statuses: [ACTIVE]")).containsExactly("alice");
        assertThat(identities("statuses: [UNKNOWN], kinds: [CONTRACTOR]")).containsExactly("bob");
        assertThat(identities("providers: [\"aws\"]")).containsExactly("arn:aws:iam::123456789012:role/builder");
        assertThat(identities("departments: [\"Treasury\", \"Sales\"]")).containsExactly("alice", "bob");
        assertThat(identities("tier: 0")).containsExactly("chief");
        assertThat(identities("text: \"BROWN\"")).containsExactly("bob");
        assertThat(identities("text: \"role/build\"")).containsExactly("arn:aws:iam::123456789012:role/builder");
        assertThat(identities("text: \"no such text\"")).isEmpty();
    }

    @Test
    void sortsIdentities() {
        assertThat(sorted("{field: NAME, direction: DESC}")).containsExactly("chief", "bob", "alice");
        assertThat(sorted("{field: NAME}")).containsExactly("alice", "bob", "chief");
        assertThat(sorted("{field: KIND}")).containsExactly("bob", "alice", "chief");
        assertThat(sorted("{field: LAST_ACTIVE, direction: DESC}")).containsExactly("alice", "bob", "chief");
        assertThat(sorted("{field: FIRST_SEEN}")).containsExactly("alice", "bob", "chief");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 120, 1000})
    void pagesForwardWithoutGapOrRepeat(int size) {
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = crowd("first: " + size + after);
            assertThat(page.get("totalCount").asInt()).isEqualTo(120);
            assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(!seen.isEmpty());
            assertThat(page.get("nodes").findValuesAsText("id")).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page.get("nodes").findValuesAsText("id"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = ", after: " + page.at("/pageInfo/endCursor");
        }

        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 120)
                        .mapToObj(number -> "crowd:" + number)
                        .toList());
    }

    @Test
    void pagesBackwardWithoutGapOrRepeat() {
        List<String> forward = crowd("first: 1000").get("nodes").findValuesAsText("id");
        List<String> seen = new ArrayList<>();
        String before = "";
        boolean more = true;
        while (more) {
            JsonNode page = crowd("last: 50" + before);
            seen.addAll(0, page.get("nodes").findValuesAsText("id"));
            more = page.at("/pageInfo/hasPreviousPage").asBoolean();
            before = ", before: " + page.at("/pageInfo/startCursor");
        }

        assertThat(seen).containsExactlyElementsOf(forward);
    }

    @Test
    void givesEachEdgeItsCursor() {
        JsonNode page = crowd("first: 3");
        JsonNode second = page.at("/edges/1");

        assertThat(page.at("/edges/0/cursor")).isEqualTo(page.at("/pageInfo/startCursor"));
        assertThat(page.at("/edges/2/cursor")).isEqualTo(page.at("/pageInfo/endCursor"));
        assertThat(second.get("node")).isEqualTo(page.at("/nodes/1"));
        assertThat(crowd("first: 1, after: " + second.get("cursor")).at("/nodes/0"))
                .isEqualTo(page.at("/nodes/2"));
        assertThat(crowd("first: 10, before: " + second.get("cursor")).get("nodes"))
                .hasSize(1);
    }

    @Test
    void givesAPageOfFiftyWhereNoneAsksForMore() {
        assertThat(crowd("asOf: null").get("nodes")).hasSize(50);
        JsonNode none = crowd("first: 0");
        assertThat(none.get("nodes")).isEmpty();
        assertThat(none.get("totalCount").asInt()).isEqualTo(120);
        assertThat(none.at("/pageInfo/endCursor").isNull()).isTrue();
    }

    @Test
    void refusesCursorsThatItDidNotGiveOut() {
        for (String cursor :
                List.of("nonsense", "", "***", cursor("at:x"), cursor("at:"), cursor("7"), cursor("at:99999999999"))) {
            assertThat(code("{ identities(after: \"%s\") { totalCount } }".formatted(cursor)))
                    .as(cursor)
                    .isEqualTo("BAD_USER_INPUT");
            assertThat(code("{ identities(before: \"%s\", last: 1) { totalCount } }".formatted(cursor)))
                    .as(cursor)
                    .isEqualTo("BAD_USER_INPUT");
        }
    }

    @Test
    void givesAnEmptyPageBeyondTheEnd() {
        for (int position : new int[] {200, Integer.MAX_VALUE}) {
            JsonNode page = crowd("first: 5, after: \"" + cursor("at:" + position) + "\"");
            assertThat(page.get("nodes")).isEmpty();
            assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ identities(first: -1) { totalCount } }",
                "{ identities(first: 100000) { totalCount } }",
                "{ identities(last: -1) { totalCount } }",
                "{ identities(last: 100000) { totalCount } }",
                "{ search(text: \"alice\", first: -1) { totalCount } }",
                "{ tierZero(first: 100000) { totalCount } }",
                "{ escalations(first: -1) { totalCount } }",
                "{ escalationPaths(from: \"alice\", first: -1) { totalCount } }",
                "{ escalationPaths(from: \"alice\", k: 0) { totalCount } }",
                "{ escalationPaths(from: \"alice\", k: 1000000) { totalCount } }",
                "{ escalationPaths(from: \"alice\", maxHops: 0) { totalCount } }",
                "{ escalationPaths(from: \"alice\", to: \"admin\", toTierZero: true) { totalCount } }",
                "{ findings(first: -1) { totalCount } }",
                "{ techniques(first: 100000) { totalCount } }"
            })
    void saysWhichArgumentIsWrong(String document) {
        assertThat(code(document)).isEqualTo("BAD_USER_INPUT");
        assertThat(error(document).get("message").asText()).contains("allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ escalationPaths(from: \"nobody\") { totalCount } }",
                "{ escalationPaths(from: \"alice\", to: \"nobody\") { totalCount } }",
                "{ escalations(to: \"nobody\") { totalCount } }",
                "{ escalationPaths(from: \"alice\", asOf: \"2026-01-04T00:00:00Z\") { totalCount } }"
            })
    void saysThatThereIsNoSuchNode(String document) {
        assertThat(code(document)).isEqualTo("NOT_FOUND");
        assertThat(error(document).get("message").asText()).contains("There is no '");
    }

    @Test
    void findsByTheBeginningsOfWords() {
        assertThat(search("alice")).containsExactly("alice");
        assertThat(search("ALI ada")).containsExactly("alice");
        assertThat(search("arn:aws")).containsExactly("arn:aws:iam::123456789012:role/builder");
        assertThat(search("role/builder")).containsExactly("arn:aws:iam::123456789012:role/builder");
        assertThat(search("operators")).containsExactly("g2");
        assertThat(search("nosuchword")).isEmpty();
        assertThat(data("{ search(text: \"bot\") { totalCount } }")
                        .at("/search/totalCount")
                        .asInt())
                .isEqualTo(120);
        assertThat(data("{ search(text: \"a\", labels: [ROLE]) { nodes { id } } }")
                        .at("/search/nodes")
                        .findValuesAsText("id"))
                .containsExactly("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*) OR (a",
                "",
                "   ",
                "*",
                "\"",
                "alice\" OR \"bob",
                "id:*",
                "a AND",
                "NOT alice",
                "OR OR",
                "/[a-z]+/",
                "alice~9",
                "{1 TO 9}",
                "\\",
                "'); MATCH (n) DETACH DELETE n //"
            })
    void takesAnyTextToSearchForAsWords(String text) {
        Map<String, Object> response = engine.execute(
                "query($text: String!) { search(text: $text) { totalCount nodes { id } } }", Map.of("text", text));

        assertThat(response).as(text).doesNotContainKey("errors");
        assertThat(entail.identities(java.util.Optional.empty()).all()).hasSize(125);
    }

    @Test
    void takesALongTextToSearchFor() {
        Map<String, Object> response = engine.execute(
                "query($text: String!) { search(text: $text) { totalCount } }", Map.of("text", "word ".repeat(5_000)));

        assertThat(RecordCodec.JSON.valueToTree(response).toString()).doesNotContain("INTERNAL", "STORE_UNAVAILABLE");
    }

    @Test
    void listsTierZeroWithTheReason() {
        JsonNode answer =
                data("{ tierZero { totalCount nodes { entity { id name } reason declared evidence { summary } } } }")
                        .get("tierZero");

        assertThat(answer.get("totalCount").asInt()).isEqualTo(2);
        assertThat(answer.get("nodes").findValuesAsText("id")).containsExactlyInAnyOrder("admin", "chief");
        assertThat(answer.get("nodes")).allSatisfy(node -> {
            assertThat(node.get("reason").asText()).isNotBlank();
            assertThat(node.get("declared").asBoolean()).isTrue();
        });
    }

    @Test
    void showsPathsWithTheProofOfEachHop() {
        JsonNode path = data("""
                { escalationPaths(from: "alice", toTierZero: true) { totalCount nodes {
                    id source { id } target { id name } length weight confidence conditions inherited explanation
                    hops { from { id } to { __typename id } relation technique { id } confidence conditions
                           evidence { summary source entity { id } detail observedAt } } } } }""").at("/escalationPaths/nodes/0");

        assertThat(path.at("/source/id").asText()).isEqualTo("alice");
        assertThat(path.at("/target/name").asText()).isEqualTo("Administrator");
        assertThat(path.get("length").asInt()).isEqualTo(3);
        assertThat(path.get("weight").asDouble()).isPositive();
        assertThat(path.get("confidence").asText()).isEqualTo("CONFIRMED");
        assertThat(path.get("inherited").asBoolean()).isTrue();
        assertThat(path.get("explanation").asText()).contains("Alice Adams", "Administrator");
        assertThat(path.get("hops").findValuesAsText("relation")).containsExactly("MEMBER_OF", "MEMBER_OF", "HAS_ROLE");
        assertThat(path.get("hops")).allSatisfy(hop -> {
            assertThat(hop.at("/evidence/0/summary").asText()).isNotBlank();
            assertThat(hop.at("/evidence/0/source").asText()).isEqualTo("records");
        });
        assertThat(path.at("/hops/0/to/id")).isEqualTo(path.at("/hops/1/from/id"));
    }

    @Test
    void showsNoPathWhereThereIsNone() {
        assertThat(total("escalationPaths(from: \"bob\")")).isZero();
        assertThat(total("escalationPaths(from: \"alice\", maxHops: 2)")).isZero();
        assertThat(total("escalationPaths(from: \"alice\", to: \"chief\")")).isZero();
        assertThat(total("escalationPaths(from: \"alice\", to: \"g2\")")).isEqualTo(1);
    }

    @Test
    void showsTheCheapestPathOfEachIdentityWhereNoneIsNamed() {
        assertThat(data("{ escalationPaths(toTierZero: true) { nodes { source { id } } } }")
                        .at("/escalationPaths/nodes")
                        .findValuesAsText("id"))
                .containsExactly("alice");
    }

    @Test
    void listsEscalations() {
        JsonNode nodes =
                data("{ escalations { nodes { identity { id kind } target { id } confidence path { length } } } }")
                        .at("/escalations/nodes");

        assertThat(nodes).hasSize(1);
        assertThat(nodes.at("/0/identity/id").asText()).isEqualTo("alice");
        assertThat(nodes.at("/0/target/id").asText()).isEqualTo("admin");
        assertThat(nodes.at("/0/path/length").asInt()).isEqualTo(3);
        assertThat(total("escalations(filter: {inherited: false})")).isZero();
        assertThat(total("escalations(filter: {inherited: true, confidence: CONFIRMED})"))
                .isEqualTo(1);
        assertThat(total("escalations(filter: {confidence: CONDITIONAL})")).isZero();
        assertThat(total("escalations(to: \"chief\")")).isZero();
    }

    @Test
    void listsFindings() {
        JsonNode finding = data("""
                { findings(filter: {types: ["escalation.inherited"], statuses: [OPEN], subject: "alice"}) { nodes {
                    __typename id type title severity risk status subject { id } firstSeen lastSeen recommendation
                    evidence { summary } controls { framework id } } } }""").at("/findings/nodes/0");

        assertThat(finding.get("__typename").asText()).isEqualTo("Finding");
        assertThat(finding.get("type").asText()).isEqualTo("escalation.inherited");
        assertThat(finding.at("/subject/id").asText()).isEqualTo("alice");
        assertThat(finding.get("risk").asDouble()).isBetween(0.0, 100.0);
        assertThat(finding.get("recommendation").asText()).isNotBlank();
        assertThat(finding.get("evidence")).isNotEmpty();
        assertThat(finding.get("controls")).isNotEmpty();
        assertThat(total("findings(filter: {severities: [INFO], subject: \"alice\"})"))
                .isZero();
        assertThat(total("findings(filter: {subject: \"nobody\"})")).isZero();
        assertThat(total("findings")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RISK", "SEVERITY", "TYPE", "FIRST_SEEN", "LAST_SEEN", "STATUS"})
    void ordersFindings(String field) {
        List<String> up = findingIds("{field: " + field + "}");
        List<String> down = findingIds("{field: " + field + ", direction: DESC}");

        assertThat(up).hasSizeGreaterThan(1).containsExactlyInAnyOrderElementsOf(down);
        if (field.equals("RISK")) {
            List<Double> risks = new ArrayList<>();
            data("{ findings(orderBy: {field: RISK, direction: DESC}) { nodes { risk } } }")
                    .at("/findings/nodes")
                    .forEach(node -> risks.add(node.get("risk").asDouble()));
            assertThat(risks).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    private List<String> findingIds(String order) {
        List<String> ids = new ArrayList<>();
        data("{ findings(first: 1000, orderBy: " + order + ") { nodes { id } } }")
                .at("/findings/nodes")
                .forEach(node -> ids.add(node.get("id").asText()));
        return ids;
    }

    @Test
    void listsTechniques() {
        JsonNode techniques = data("""
                { techniques(provider: "aws", first: 1000) { totalCount nodes {
                    id title provider category requiredPermissions references mitre description } } }""").get("techniques");

        assertThat(techniques.get("totalCount").asInt())
                .isGreaterThan(20)
                .isEqualTo(techniques.get("nodes").size());
        assertThat(techniques.get("nodes")).allSatisfy(technique -> {
            assertThat(technique.get("provider").asText()).isEqualTo("aws");
            assertThat(technique.get("title").asText()).isNotBlank();
            assertThat(technique.get("description").asText()).isNotBlank();
            assertThat(technique.get("references")).isNotEmpty();
        });
        assertThat(total("techniques(provider: \"nobody\")")).isZero();
    }

    @Test
    void listsAnalyses() {
        JsonNode analyses =
                data("{ analyses { id title severity summary recommendation controls { framework id } documentation } }")
                        .get("analyses");

        assertThat(analyses.findValuesAsText("id")).contains("escalation.inherited", "escalation.to-tier-zero");
        assertThat(analyses).allSatisfy(analysis -> {
            assertThat(analysis.get("documentation").asText()).isNotBlank();
            assertThat(analysis.get("recommendation").asText()).isNotBlank();
        });
    }

    @Test
    void tellsSizeAndAgeOfTheGraph() {
        JsonNode graph = data("""
                { graph { version nodes { name count } relations { name count } sources { name lastLoadAt }
                    identities { humans nhis unknown } } }""").get("graph");

        assertThat(graph.get("version").asLong()).isPositive();
        assertThat(graph.get("nodes").toString())
                .contains("{\"name\":\"IDENTITY\",\"count\":125}", "{\"name\":\"GROUP\",\"count\":2}");
        assertThat(graph.get("relations").toString())
                .contains("{\"name\":\"MEMBER_OF\",\"count\":2}", "{\"name\":\"HAS_ROLE\",\"count\":1}");
        assertThat(graph.get("sources")).anySatisfy(source -> {
            assertThat(source.get("name").asText()).isEqualTo("records");
            assertThat(Instant.parse(source.get("lastLoadAt").asText())).isEqualTo(TUESDAY);
        });
        assertThat(graph.get("identities").toString()).isEqualTo("{\"humans\":3,\"nhis\":121,\"unknown\":1}");
    }

    @Test
    void showsThePast() {
        String monday = "asOf: \"2026-01-05T12:00:00+01:00\"";
        String before = "asOf: \"2026-01-04T00:00:00Z\"";

        assertThat(data("{ identity(id: \"alice\", %s) { department } }".formatted(monday))
                        .at("/identity/department")
                        .asText())
                .isEqualTo("Finance");
        assertThat(data("{ entity(id: \"alice\", %s) { properties } }".formatted(monday))
                        .at("/entity/properties/department")
                        .asText())
                .isEqualTo("Finance");
        assertThat(data("{ identity(id: \"alice\", %s) { id } }".formatted(before))
                        .get("identity")
                        .isNull())
                .isTrue();
        assertThat(total("identities(filter: {departments: [\"Finance\"]}, %s)".formatted(monday)))
                .isEqualTo(1);
        assertThat(total("identities(filter: {departments: [\"Finance\"]})")).isZero();
        assertThat(total("identities(%s)".formatted(before))).isZero();
        assertThat(total("escalations(%s)".formatted(monday))).isEqualTo(2);
        assertThat(total("escalations(%s)".formatted(before))).isZero();
        assertThat(total("escalationPaths(from: \"bob\", %s)".formatted(monday)))
                .isEqualTo(1);
        assertThat(total("tierZero(%s)".formatted(before))).isZero();
    }

    @Test
    void showsThePastOfTheNodesOfAPathToo() {
        assertThat(data("""
                { escalations(asOf: "2026-01-05T12:00:00Z") { nodes { identity { id department } } } }""").at("/escalations/nodes").findValuesAsText("department"))
                .contains("Finance")
                .doesNotContain("Treasury");
    }

    @Test
    void answersAllPartsOfADocumentThatAreRightWhereOneIsWrong() {
        JsonNode response =
                response("{ good: identity(id: \"alice\") { id } bad: entity(id: \"alice\", asOf: \"noon\") { id } }");

        assertThat(response.get("errors")).isNotEmpty();
        assertThat(response("{ good: analyses { id } bad: node(id: 1) { id } }").at("/data/good"))
                .isNotEmpty();
    }

    @Test
    void hasAllThatTheContractGives() {
        List<String> offered = new ArrayList<>();
        data("""
                { __schema { types { name fields { name type { ...T } args { name defaultValue type { ...T } } } } } }
                fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }""")
                .at("/__schema/types")
                .forEach(type -> type.get("fields").forEach(field -> {
                    String name =
                            type.get("name").asText() + "." + field.get("name").asText();
                    offered.add(name + ": " + type(field.get("type")));
                    field.get("args")
                            .forEach(argument -> offered.add(
                                    name + "(" + argument.get("name").asText() + "): "
                                            + type(argument.get("type"))
                                            + (argument.get("defaultValue").isNull()
                                                    ? ""
                                                    : " = "
                                                            + argument.get("defaultValue")
                                                                    .asText())));
                }));

        assertThat(offered).containsAll(CONTRACT.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Entity", "Identity", "EscalationPath", "Escalation", "TierZero", "Finding", "Technique"})
    void givesEachListTheFormOfAConnection(String node) {
        if (!node.equals("Entity")) {
            assertThat(interfaces(node)).isSubsetOf("Node", "Entity");
        }
        assertThat(fields(node + "Connection"))
                .containsExactlyInAnyOrder(
                        "edges: [" + node + "Edge!]!",
                        "nodes: [" + node + "!]!",
                        "pageInfo: PageInfo!",
                        "totalCount: Int!");
        assertThat(fields(node + "Edge")).containsExactlyInAnyOrder("cursor: String!", "node: " + node + "!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Identity", "Group", "Role", "Permission", "Resource", "Secret", "Workload", "Owner", "Scope"})
    void takesEachLabelForANodeAndAnEntity(String type) {
        assertThat(interfaces(type)).containsExactlyInAnyOrder("Node", "Entity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EscalationPath", "Technique", "Finding"})
    void takesWhateverHasAnIdForANode(String type) {
        assertThat(interfaces(type)).containsExactly("Node");
    }

    @Test
    void namesTheValuesOfTheContract() {
        assertThat(values("EntityLabel"))
                .contains(
                        "IDENTITY", "GROUP", "ROLE", "PERMISSION", "RESOURCE", "SECRET", "WORKLOAD", "OWNER", "SCOPE");
        assertThat(values("Confidence")).containsExactlyInAnyOrder("CONFIRMED", "CONDITIONAL");
        assertThat(values("RelationKind")).contains("MEMBER_OF", "HAS_ROLE", "CAN_ESCALATE", "OWNED_BY", "REPORTS_TO");
        assertThat(values("LifecycleStatus"))
                .contains("ACTIVE", "ON_LEAVE", "SUSPENDED", "DISABLED", "TERMINATED", "UNKNOWN");
    }

    private static List<String> fields(String type) {
        List<String> fields = new ArrayList<>();
        data("""
                { __type(name: "%s") { fields { name type { ...T } } } }
                fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }""".formatted(type))
                .at("/__type/fields")
                .forEach(field -> fields.add(field.get("name").asText() + ": " + type(field.get("type"))));
        return fields;
    }

    private static List<String> interfaces(String type) {
        return data("{ __type(name: \"%s\") { interfaces { name } } }".formatted(type))
                .at("/__type/interfaces")
                .findValuesAsText("name");
    }

    private static List<String> values(String type) {
        return data("{ __type(name: \"%s\") { enumValues { name } } }".formatted(type))
                .at("/__type/enumValues")
                .findValuesAsText("name");
    }

    private static String type(JsonNode type) {
        return switch (type.get("kind").asText()) {
            case "NON_NULL" -> type(type.get("ofType")) + "!";
            case "LIST" -> "[" + type(type.get("ofType")) + "]";
            default -> type.get("name").asText();
        };
    }

    private static JsonNode response(String document) {
        return RecordCodec.JSON.valueToTree(engine.execute(document, Map.of()));
    }

    private static JsonNode data(String document) {
        JsonNode response = response(document);
        assertThat(response.path("errors")).as(document).isEmpty();
        return response.get("data");
    }

    private static JsonNode error(String document) {
        return response(document).at("/errors/0");
    }

    private static String code(String document) {
        return error(document).at("/extensions/code").asText();
    }

    private static int total(String field) {
        return data("{ it: " + field + " { totalCount } }").at("/it/totalCount").asInt();
    }

    private static List<String> identities(String filter) {
        return data("{ identities(filter: {%s}, first: 1000) { nodes { id } } }".formatted(filter))
                .at("/identities/nodes")
                .findValuesAsText("id");
    }

    private static List<String> sorted(String order) {
        return data("{ identities(filter: {human: true}, orderBy: %s) { nodes { id } } }".formatted(order))
                .at("/identities/nodes")
                .findValuesAsText("id");
    }

    private static List<String> search(String text) {
        return data("{ search(text: \"%s\") { nodes { id } } }".formatted(text))
                .at("/search/nodes")
                .findValuesAsText("id");
    }

    private static JsonNode crowd(String page) {
        return data("""
                { identities(filter: {departments: ["Crowd"]}, %s) { totalCount nodes { id } edges { cursor node { id } }
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""".formatted(page)).get("identities");
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
