// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.api.scim.ScimClient.Answer;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SCIM service provider as an identity provider meets it, and what its pushes make of the graph. */
final class ScimProviderTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static ScimClient client;

    @BeforeAll
    static void start() {
        client = ScimClient.start();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @BeforeEach
    void empty() {
        client.empty();
    }

    // ---------- who may ----------

    @Test
    void refusesWhoeverHasNoToken() {
        for (String authorization :
                List.of("", "Basic YTpi", "Bearer", "Bearer nonsense", "Bearer entail_" + "A".repeat(43))) {
            for (String path : List.of("/Users", "/Schemas", "/nothing")) {
                Answer refused = client.sendAs(authorization, "GET", path, null);
                assertThat(refused.status()).as(authorization + " " + path).isEqualTo(401);
                assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(refused.json().path("status").asText()).isEqualTo("401");
                assertThat(refused.json().path("schemas").toString()).contains("messages:2.0:Error");
            }
        }
        assertThat(client.sendAs("", "POST", "/Users", "{'userName':'x'}").status())
                .isEqualTo(401);
        assertThat(client.get("/Users").json().path("totalResults").asInt()).isZero();
    }

    @Test
    void refusesATokenThatIsRevokedExpiredOrForSomethingElse() {
        Tokens tokens = client.tokens();
        Instant now = Instant.now();
        String suffix = Long.toString(System.nanoTime());
        String revoked = tokens.create("revoked" + suffix, Set.of(Scope.SCIM), "acme", Optional.empty(), now);
        tokens.revoke("revoked" + suffix, now);
        String expired = tokens.create(
                "expired" + suffix,
                Set.of(Scope.SCIM),
                "acme",
                Optional.of(now.minusSeconds(10)),
                now.minusSeconds(60));
        String viewer = tokens.create("viewer" + suffix, Set.of(Scope.VIEWER), "acme", Optional.empty(), now);

        assertThat(client.sendAs("Bearer " + revoked, "GET", "/Users", null).status())
                .isEqualTo(401);
        assertThat(client.sendAs("Bearer " + expired, "GET", "/Users", null).status())
                .isEqualTo(401);
        Answer forbidden = client.sendAs("Bearer " + viewer, "GET", "/Users", null);
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.header("WWW-Authenticate")).contains("insufficient_scope");
    }

    @Test
    void showsNoTenantTheDirectoryOfAnother() {
        String other = client.tokens()
                .create("other" + System.nanoTime(), Set.of(Scope.SCIM), "umbrella", Optional.empty(), Instant.now());
        Answer ours = client.post("/Users", "{'userName':'ana'}");
        String theirs = "Bearer " + other;

        assertThat(client.sendAs(theirs, "GET", "/Users/" + ours.id(), null).status())
                .isEqualTo(404);
        assertThat(client.sendAs(theirs, "DELETE", "/Users/" + ours.id(), null).status())
                .isEqualTo(404);
        assertThat(client.sendAs(theirs, "GET", "/Users", null)
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(client.sendAs(theirs, "POST", "/Users", "{'userName':'ana'}").status())
                .isEqualTo(201);
    }

    // ---------- the graph follows ----------

    @Test
    void aPushIsInTheGraphAtOnce() {
        String id = user(
                "{'userName':'ana','displayName':'Ana Lopez','title':'Clerk','emails':[{'value':'ana@example.com'}],'"
                        + ENTERPRISE + "':{'department':'Finance','employeeNumber':'7'}}");

        EntityState ana = entity(id).orElseThrow();
        assertThat(ana.sources()).containsExactly("scim:acme");
        assertThat(ana.properties())
                .containsEntry("name", "Ana Lopez")
                .containsEntry("status", "ACTIVE")
                .containsEntry("department", "Finance")
                .containsEntry("jobTitle", "Clerk")
                .containsEntry("email", "ana@example.com")
                .containsEntry("employeeNumber", "7");
        assertThat(events(id)).containsExactly("JOINED");
    }

    @Test
    void leavingIsActiveFalse() {
        String id = user("{'userName':'ana','active':true}");

        assertThat(client.operations("/Users/" + id, "{'op':'Replace','path':'active','value':'False'}")
                        .status())
                .isEqualTo(200);

        assertThat(entity(id).orElseThrow().text("status")).hasValue("TERMINATED");
        assertThat(events(id)).containsExactly("JOINED", "LEFT");
        client.operations("/Users/" + id, "{'op':'replace','value':{'active':true}}");
        assertThat(entity(id).orElseThrow().text("status")).hasValue("ACTIVE");
        assertThat(events(id)).containsExactly("JOINED", "LEFT", "RETURNED");
    }

    @Test
    void leavingIsDeleteTooAndIsRemembered() throws Exception {
        String id = user("{'userName':'ana'}");
        Instant while_ = Instant.now();
        Thread.sleep(5);

        assertThat(client.delete("/Users/" + id).status()).isEqualTo(204);

        assertThat(entity(id)).isEmpty();
        assertThat(new Snapshot(client.store, version(), Optional.of(while_)).entity("scim:acme:" + id))
                .isPresent();
        assertThat(client.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(client.delete("/Users/" + id).status()).isEqualTo(404);
        assertThat(user("{'userName':'ana'}")).isNotEqualTo(id);
    }

    @Test
    void movingIsAnEventThatTellsFromWhereToWhere() {
        String id = user("{'userName':'ana','title':'Clerk','" + ENTERPRISE + "':{'department':'Finance'}}");

        client.operations("/Users/" + id, "{'op':'replace','path':'" + ENTERPRISE + ":department','value':'Sales'}");

        assertThat(events(id)).containsExactly("JOINED", "MOVED");
        assertThat(entity(id).orElseThrow().text("department")).hasValue("Sales");
        assertThat(entity(id + "/event/2").orElseThrow().text("detail")).hasValue("department: Finance -> Sales");
    }

    @Test
    void membersAndManagersBecomeRelations() {
        String boss = user("{'userName':'boss'}");
        String ana = user("{'userName':'ana','" + ENTERPRISE + "':{'manager':{'value':'" + boss + "'}}}");
        String bo = user("{'userName':'bo','" + ENTERPRISE + "':{'manager':'" + boss + "'}}");
        String group = client.post("/Groups", "{'displayName':'Admins','members':[{'value':'" + ana + "'}]}")
                .id();

        assertThat(relations(RelationKind.REPORTS_TO)).containsExactlyInAnyOrder(ana + " " + boss, bo + " " + boss);
        assertThat(relations(RelationKind.MEMBER_OF)).containsExactly(ana + " " + group);

        client.operations("/Groups/" + group, "{'op':'Add','path':'members','value':[{'value':'" + bo + "'}]}");
        assertThat(relations(RelationKind.MEMBER_OF)).containsExactlyInAnyOrder(ana + " " + group, bo + " " + group);

        client.operations("/Groups/" + group, "{'op':'Remove','path':'members','value':[{'value':'" + ana + "'}]}");
        assertThat(relations(RelationKind.MEMBER_OF)).containsExactly(bo + " " + group);
        assertThat(entity(ana)).isPresent();

        client.operations("/Users/" + boss, "{'op':'replace','path':'title','value':'Head'}");
        assertThat(relations(RelationKind.REPORTS_TO)).containsExactlyInAnyOrder(ana + " " + boss, bo + " " + boss);
        client.delete("/Users/" + boss);
        assertThat(relations(RelationKind.REPORTS_TO)).isEmpty();
        client.delete("/Groups/" + group);
        assertThat(relations(RelationKind.MEMBER_OF)).isEmpty();
        assertThat(entity(bo)).isPresent();
    }

    @Test
    void renamingAGroupKeepsItsMembers() {
        String ana = user("{'userName':'ana'}");
        String group = client.post("/Groups", "{'displayName':'Old','members':[{'value':'" + ana + "'}]}")
                .id();

        client.operations("/Groups/" + group, "{'op':'replace','value':{'id':'" + group + "','displayName':'New'}}");

        assertThat(entity(group).orElseThrow().text("name")).hasValue("New");
        assertThat(relations(RelationKind.MEMBER_OF)).containsExactly(ana + " " + group);
        assertThat(client.get("/Users/" + ana).json().at("/groups/0/display").asText())
                .isEqualTo("New");
    }

    @Test
    void aPutOfAGroupTouchesOnlyWhoJoinsOrLeaves() {
        String ana = user("{'userName':'ana'}");
        String bo = user("{'userName':'bo'}");
        String cy = user("{'userName':'cy'}");
        String group = client.post(
                        "/Groups", "{'displayName':'G','members':[{'value':'" + ana + "'},{'value':'" + bo + "'}]}")
                .id();

        Answer put = client.put(
                "/Groups/" + group, "{'displayName':'G','members':[{'value':'" + bo + "'},{'value':'" + cy + "'}]}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(relations(RelationKind.MEMBER_OF)).containsExactlyInAnyOrder(bo + " " + group, cy + " " + group);
        long before = version();
        assertThat(client.put("/Groups/" + group, put.body()).header("ETag")).isEqualTo(put.header("ETag"));
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void addingAMemberToALargeGroupTouchesNothingElse() {
        String group = client.post("/Groups", "{'displayName':'All','members':[" + String.join(",", many(300)) + "]}")
                .id();
        String ana = user("{'userName':'ana'}");

        client.operations("/Groups/" + group, "{'op':'add','path':'members','value':[{'value':'" + ana + "'}]}");
        assertThat(client.store.list(new LastLoad())).containsExactly("1 added, 0 changed, 0 closed");

        client.operations("/Groups/" + group, "{'op':'remove','path':'members[value eq \\\"" + ana + "\\\"]'}");
        assertThat(client.store.list(new LastLoad())).containsExactly("0 added, 0 changed, 1 closed");

        client.operations("/Groups/" + group, "{'op':'replace','path':'displayName','value':'Everybody'}");
        assertThat(client.store.list(new LastLoad())).containsExactly("0 added, 1 changed, 0 closed");
        assertThat(relations(RelationKind.MEMBER_OF)).hasSize(300);
    }

    private static List<String> many(int count) {
        List<String> members = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            members.add("{'value':'member-" + number + "'}");
        }
        return members;
    }

    private record LastLoad() implements dev.entail.graph.store.Query<String> {
        @Override
        public String cypher() {
            return "MATCH (l:Load) RETURN l.added + ' added, ' + l.changed + ' changed, ' + l.closed + ' closed' AS what"
                    + " ORDER BY l.number DESC LIMIT 1";
        }

        @Override
        public java.util.Map<String, Object> parameters() {
            return java.util.Map.of();
        }

        @Override
        public String map(dev.entail.graph.store.Row row) {
            return row.text("what");
        }
    }

    @Test
    void rolesComeAndGoWithTheirUser() {
        String id = user("{'userName':'ana','roles':[{'value':'admin'},{'value':'clerk'}]}");
        assertThat(relations(RelationKind.HAS_ROLE)).containsExactlyInAnyOrder(id + " role/admin", id + " role/clerk");

        assertThat(client.operations("/Users/" + id, "{'op':'remove','path':'roles[value eq \\\"admin\\\"]'}")
                        .status())
                .isEqualTo(200);

        assertThat(relations(RelationKind.HAS_ROLE)).containsExactly(id + " role/clerk");
    }

    @Test
    void whereTheGraphCannotTakeTheChangeTheResourceIsAsItWas() {
        String id = user("{'userName':'ana','nickName':'A'}");
        String group = client.post("/Groups", "{'displayName':'G'}").id();
        client.store.write(new ScimClient.Statement("CREATE (:Load {number: 999, state: 'RUNNING', sources: [],"
                + " startedAt: datetime() + duration('PT1H'), beatAt: datetime() + duration('PT1H')})"));

        Answer refused = client.operations("/Users/" + id, "{'op':'replace','path':'nickName','value':'B'}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.json().path("schemas").toString()).contains("Error");
        assertThat(client.post("/Users", "{'userName':'bo'}").status()).isEqualTo(503);
        assertThat(client.delete("/Users/" + id).status()).isEqualTo(503);
        assertThat(client.operations(
                                "/Groups/" + group, "{'op':'add','path':'members','value':[{'value':'" + id + "'}]}")
                        .status())
                .isEqualTo(503);

        assertThat(client.get("/Users/" + id).json().path("nickName").asText()).isEqualTo("A");
        assertThat(client.get("/Users/" + id).header("ETag")).isEqualTo("W/\"1\"");
        assertThat(client.get("/Users").json().path("totalResults").asInt()).isEqualTo(1);
        assertThat(client.get("/Groups/" + group).json().has("members")).isFalse();
        client.store.write(new ScimClient.Statement("MATCH (l:Load {number: 999}) DELETE l"));
        assertThat(client.operations("/Users/" + id, "{'op':'replace','path':'nickName','value':'B'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void makesGoodWhatACrashLeftBetweenStoreAndGraph() {
        String id = user("{'userName':'ana','title':'Clerk'}");
        client.store.write(new ScimClient.Statement(
                "MATCH (r:ScimResource {id: '" + id + "'}) SET r.content = replace(r.content, 'Clerk', 'Head')"
                        + " CREATE (:ScimPending {key: 'acme/" + id + "', tenant: 'acme', id: '" + id + "'})"));

        user("{'userName':'bo'}");

        assertThat(entity(id).orElseThrow().text("jobTitle")).hasValue("Head");
    }

    @Test
    void keepsNoPassword() {
        String id = user("{'userName':'ana','password':'canary-7f3a','PASSWORD2':'canary-7f3a'}");
        client.operations("/Users/" + id, "{'op':'replace','path':'password','value':'canary-7f3a'}");
        client.operations("/Users/" + id, "{'op':'replace','value':{'password':'canary-7f3a','title':'T'}}");

        List<String> found = client.store.list(new Everything());
        assertThat(found).isNotEmpty().noneMatch(properties -> properties.contains("canary-7f3a"));
        assertThat(client.get("/Users/" + id).body()).doesNotContain("canary-7f3a");
    }

    // ---------- versions ----------

    @Test
    void refusesAChangeOfAStaleVersion() {
        String id = user("{'userName':'ana'}");
        String first = client.get("/Users/" + id).header("ETag");
        assertThat(client.put("/Users/" + id, "{'userName':'ana','title':'1'}", "If-Match", first)
                        .status())
                .isEqualTo(200);

        for (Answer stale : List.of(
                client.put("/Users/" + id, "{'userName':'ana','title':'2'}", "If-Match", first),
                client.patch("/Users/" + id, "{'Operations':[{'op':'remove','path':'title'}]}", "If-Match", first),
                client.delete("/Users/" + id, "If-Match", first))) {
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.json().path("status").asText()).isEqualTo("412");
        }
        Answer read = client.get("/Users/" + id);
        assertThat(read.json().path("title").asText()).isEqualTo("1");
        assertThat(client.send("GET", "/Users/" + id, null, "If-None-Match", read.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(client.send("GET", "/Users/" + id, null, "If-None-Match", first)
                        .status())
                .isEqualTo(200);
        assertThat(client.delete("/Users/" + id, "If-Match", read.header("ETag"))
                        .status())
                .isEqualTo(204);
    }

    // ---------- queries ----------

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userName eq "ANA"                                             | ana
            USERNAME EQ "ana"                                             | ana
            urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ana"  | ana
            externalId eq "E-2"                                           | bo
            externalId eq "e-2"                                           |
            userName eq "ana" or userName eq "bo"                         | ana,bo
            userName eq "ana" and active eq false                         |
            active eq true                                                | ana,cy
            active eq "True"                                              | ana,cy
            not (active eq true)                                          | bo
            title pr                                                      | ana
            title pr and userName sw "a"                                  | ana
            userName co "o"                                               | bo
            userName ew "y" or title eq "clerk"                           | ana,cy
            name.familyName eq "Lopez"                                    | ana
            emails eq "ana@example.com"                                   | ana
            emails.value ew "@example.com"                                | ana,bo
            emails[type eq "work" and value co "@example.com"]            | ana
            emails[type eq "home"] and not (title pr)                     | bo
            userName gt "ana"                                             | bo,cy
            userName ne "ana"                                             | bo,cy
            meta.created gt "2011-05-13T04:42:34Z"                        | ana,bo,cy
            meta.lastModified lt "2011-05-13T04:42:34Z"                   |
            title eq null                                                 | bo,cy
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Finance" | ana
            (userName eq "ana" or userName eq "cy") and active eq true    | ana,cy
            userName eq "ana" or userName eq "bo" and userName eq "cy"    | ana
            """)
    void filtersAsTheStandardSays(String filter, String expected) {
        user(
                "{'userName':'ana','title':'Clerk','active':true,'name':{'familyName':'Lopez'},'externalId':'E-1','emails':[{'value':'ana@example.com','type':'work'}],'"
                        + ENTERPRISE + "':{'department':'Finance'}}");
        user("{'userName':'bo','active':false,'externalId':'E-2','emails':[{'value':'bo@example.com','type':'home'}]}");
        user("{'userName':'cy','active':true}");

        Answer answer = client.filter("/Users", filter);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> names = expected == null ? List.of() : List.of(expected.split(",", -1));
        assertThat(answer.json().path("Resources").findValuesAsText("userName")).containsExactlyElementsOf(names);
        assertThat(answer.json().path("totalResults").asInt()).isEqualTo(names.size());
    }

    @Test
    void findsTheGroupsOfAMember() {
        String ana = user("{'userName':'ana'}");
        String one = client.post("/Groups", "{'displayName':'One','members':[{'value':'" + ana + "'}]}")
                .id();
        client.post("/Groups", "{'displayName':'Two'}");

        for (String filter : List.of(
                "members eq \"" + ana + "\"",
                "members.value eq \"" + ana + "\"",
                "members[value eq \"" + ana + "\"]",
                "id eq \"" + one + "\" and members eq \"" + ana + "\"",
                "displayName eq \"one\"",
                "members.display eq \"ANA\"",
                "members pr")) {
            Answer answer = client.get("/Groups?excludedAttributes=members&filter=" + ScimClient.encode(filter));
            assertThat(answer.json().path("Resources").findValuesAsText("displayName"))
                    .as(filter + " " + answer.body())
                    .containsExactly("One");
            assertThat(answer.body()).doesNotContain("\"members\":");
        }
        assertThat(client.filter("/Users", "groups.value eq \"" + one + "\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void pagesThroughAllInTheOrderOfTheirCreation() {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            names.add("user" + (char) ('z' - number));
        }
        StringBuilder bulk = new StringBuilder();
        names.forEach(name -> bulk.append(bulk.isEmpty() ? "" : ",")
                .append("{'method':'POST','path':'/Users','bulkId':'" + name + "','data':{'userName':'" + name
                        + "'}}"));
        assertThat(client.post("/Bulk", "{'Operations':[" + bulk + "]}").status())
                .isEqualTo(200);

        List<String> seen = new ArrayList<>();
        for (int start = 1; start <= 25; start += 10) {
            JsonNode page = client.get("/Users?count=10&startIndex=" + start).json();
            assertThat(page.path("totalResults").asInt()).isEqualTo(25);
            assertThat(page.path("startIndex").asInt()).isEqualTo(start);
            seen.addAll(page.path("Resources").findValuesAsText("userName"));
        }
        assertThat(seen).containsExactlyElementsOf(names);
        JsonNode sorted =
                client.get("/Users?sortBy=userName&count=3&startIndex=2").json();
        assertThat(sorted.path("Resources").findValuesAsText("userName")).containsExactly("userc", "userd", "usere");
        JsonNode filtered = client.get(
                        "/Users?count=2&startIndex=2&filter=" + ScimClient.encode("userName sw \"user\""))
                .json();
        assertThat(filtered.path("totalResults").asInt()).isEqualTo(25);
        assertThat(filtered.path("Resources").findValuesAsText("userName")).containsExactly("usery", "userx");
        assertThat(client.get("/Users?count=0").json().path("Resources")).isEmpty();
        assertThat(client.get("/Users?count=-3&startIndex=-3")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(25);
        assertThat(client.get("/Users?startIndex=99999999999").json().path("Resources"))
                .isEmpty();
    }

    @Test
    void searchesByPostAcrossTypes() {
        user("{'userName':'smithy','displayName':'Smith, James'}");
        client.post("/Groups", "{'displayName':'Smith Family'}");
        String search = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],"
                + "'attributes':['displayName','userName'],'filter':'displayName sw \\\"smith\\\"','startIndex':1,'count':10}";

        JsonNode both = client.post("/.search", search.replace('\'', '"').replace("\\\"", "\\\""))
                .json();

        assertThat(both.path("totalResults").asInt()).isEqualTo(2);
        assertThat(both.path("Resources").findValuesAsText("displayName"))
                .containsExactly("Smith, James", "Smith Family");
        assertThat(client.post("/Users/.search", search.replace('\'', '"'))
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.filter("/", "userName eq \"smithy\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    // ---------- what identity providers really send ----------

    @Test
    void takesWhatEntraSends() {
        String id = user(
                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','" + ENTERPRISE
                        + "'],'externalId':'0a21f0f2','userName':'ana@example.com','active':true,'emails':[{'primary':true,"
                        + "'type':'work','value':'ana@example.com'}],'meta':{'resourceType':'User'},'name':{'formatted':'Ana'},'roles':[]}");

        Answer patched = client.operations(
                "/Users/" + id,
                String.join(
                        ",",
                        "{'op':'Add','path':'title','value':'Clerk'}",
                        "{'op':'Replace','path':'emails[type eq \\\"work\\\"].value','value':'new@example.com'}",
                        "{'op':'Add','path':'phoneNumbers[type eq \\\"mobile\\\"].value','value':'555'}",
                        "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'boss-id'}",
                        "{'op':'Replace','value':{'name.givenName':'Ana','" + ENTERPRISE
                                + ":department':'Sales','displayName':'Ana L'}}",
                        "{'op':'Replace','path':'active','value':'True'}"));

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        JsonNode user = patched.json();
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("new@example.com");
        assertThat(user.at("/phoneNumbers/0")).hasToString("{\"type\":\"mobile\",\"value\":\"555\"}");
        assertThat(user.path(ENTERPRISE).at("/manager/value").asText()).isEqualTo("boss-id");
        assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo("Sales");
        assertThat(user.at("/name/givenName").asText()).isEqualTo("Ana");
        assertThat(user.at("/name/formatted").asText()).isEqualTo("Ana");
        assertThat(user.path("schemas").toString()).contains(ENTERPRISE);
    }

    @Test
    void takesWhatOktaSends() {
        assertThat(client.filter("/Users", "userName eq \"nobody@example.com\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        Answer created = client.send(
                "POST",
                "/Users",
                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'ana@example.com','password':'x','groups':[],'active':true}",
                "Content-Type",
                "application/json; charset=utf-8");
        assertThat(created.status()).isEqualTo(201);

        Answer left = client.operations("/Users/" + created.id(), "{'op':'replace','value':{'active':false}}");

        assertThat(left.json().path("active").asBoolean(true)).isFalse();
        assertThat(entity(created.id()).orElseThrow().text("status")).hasValue("TERMINATED");
    }

    @Test
    void keepsOnePrimaryAddress() {
        String id = user("{'userName':'ana','emails':[{'value':'a@x.org','type':'work','primary':true}]}");

        JsonNode patched = client.operations(
                        "/Users/" + id,
                        "{'op':'add','path':'emails','value':[{'value':'b@x.org','type':'home','primary':true}]}")
                .json();

        assertThat(patched.at("/emails/0/primary").asBoolean()).isFalse();
        assertThat(patched.at("/emails/1/primary").asBoolean()).isTrue();
    }

    // ---------- what is refused ----------

    @Test
    void refusesAUserNameThatIsTaken() {
        String id = user("{'userName':'ana'}");
        String other = user("{'userName':'bo'}");

        for (Answer taken : List.of(
                client.post("/Users", "{'userName':'ANA'}"),
                client.put("/Users/" + other, "{'userName':'Ana'}"),
                client.operations("/Users/" + other, "{'op':'replace','path':'userName','value':'ana'}"))) {
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.json().path("scimType").asText()).isEqualTo("uniqueness");
        }
        assertThat(client.put("/Users/" + id, "{'userName':'Ana'}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'op':'replace','path':'nothing','value':'x'}                   | invalidPath
            {'op':'replace','path':'emails[type eq','value':'x'}            | invalidPath
            {'op':'replace','path':'emails[type eq "work"].value','value':'x'} | noTarget
            {'op':'remove'}                                                 | noTarget
            {'op':'remove','path':'userName'}                               | invalidValue
            {'op':'replace','path':'active','value':'perhaps'}              | invalidValue
            {'op':'replace','path':'meta.created','value':'x'}              | mutability
            {'op':'add','path':'groups','value':[{'value':'g'}]}            | mutability
            {'op':'add','value':'x'}                                        | invalidValue
            {'op':'add','path':'title'}                                     | invalidValue
            {'op':'move','path':'title','value':'x'}                        | invalidSyntax
            {'op':'replace','path':7,'value':'x'}                           | invalidPath
            {'op':'replace','path':'title','value':{'a':1}}                 | invalidValue
            7                                                               | invalidSyntax
            """)
    void refusesABadPatchAndChangesNothing(String operation, String scimType) {
        String id = user("{'userName':'ana','title':'Clerk'}");

        Answer refused = client.operations(
                "/Users/" + id, "{'op':'replace','path':'title','value':'Head'}," + operation.replace("\"", "\\\""));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().path("scimType").asText()).as(refused.body()).isEqualTo(scimType);
        assertThat(client.get("/Users/" + id).json().path("title").asText()).isEqualTo("Clerk");
    }

    @Test
    void answersHostileInputWithItsFault() {
        String deep = "[".repeat(5_000);
        for (String body : List.of(
                "",
                "null",
                "7",
                "\"x\"",
                "[]",
                "{",
                "{}",
                "{\"userName\":\"a\",\"userName\":\"b\"}",
                "{\"userName\":\"a\",\"USERNAME\":\"b\"}",
                "{\"userName\":\"\"}",
                "{\"userName\":{\"a\":1}}",
                "{\"userName\":\"\\ud800\"}",
                "{\"userName\":\"" + "a".repeat(1_001) + "\"}",
                "{\"userName\":\"a\",\"emails\":" + deep,
                "{\"userName\":\"a\",\"emails\":[[[]]]}",
                "{\"userName\":\"a\",\"" + ENTERPRISE + "\":7}",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"userName\":\"a\"}")) {
            for (String path : List.of("/Users", "/Groups", "/Bulk")) {
                Answer refused = client.post(path, body);
                assertThat(refused.status())
                        .as(path + " " + shown(body) + refused)
                        .isBetween(400, 499);
                assertThat(refused.json().path("status").asText()).isEqualTo(Integer.toString(refused.status()));
            }
        }
        assertThat(client.get("/Users").json().path("totalResults").asInt()).isZero();
        for (String filter : List.of(
                "(".repeat(4_000),
                "not (".repeat(1_000),
                "userName",
                "userName eq",
                "userName eq \"a",
                "userName is \"a\"",
                "nothing eq 1",
                "name eq \"a\"",
                "active gt true",
                "userName eq \"a\" xor",
                "userName eq {}",
                "emails[type eq \"a\"",
                "meta.created gt \"yesterday\"",
                "userName gt null",
                "\"",
                "userName eq \"\\u00zz\"")) {
            String search = dev.entail.graph.RecordCodec.JSON
                    .createObjectNode()
                    .put("filter", filter)
                    .toString();
            Answer refused = client.post("/Users/.search", search);
            assertThat(refused.status()).as(shown(filter) + refused).isEqualTo(400);
            assertThat(refused.json().path("scimType").asText()).isEqualTo("invalidFilter");
        }
        assertThat(client.get("/Users?count=many").json().path("scimType").asText())
                .isEqualTo("invalidValue");
    }

    @Test
    void takesHostileNamesUnharmed() {
        for (String name : List.of(
                "<img src=x onerror=alert(1)>",
                "=cmd|' /C calc'!A0",
                "'}) DETACH DELETE n //",
                "\u202Eevil",
                "a/b?c#d%00",
                "\u0000nul",
                "\uD83D\uDE00")) {
            String json = dev.entail.graph.RecordCodec.JSON
                    .createObjectNode()
                    .put("userName", name)
                    .toString();
            Answer created = client.post("/Users", json);
            assertThat(created.status()).as(name).isEqualTo(201);
            assertThat(client.get("/Users/" + created.id())
                            .json()
                            .path("userName")
                            .asText())
                    .isEqualTo(name);
            assertThat(entity(created.id()).orElseThrow().text("name")).hasValue(name);
            String filter = "userName eq "
                    + dev.entail.graph.RecordCodec.JSON.getNodeFactory().textNode(name);
            assertThat(client.filter("/Users", filter)
                            .json()
                            .path("totalResults")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherType() {
        Answer large = client.post("/Users", "{\"userName\":\"a\",\"title\":\"" + "x".repeat(9_000_000) + "\"}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().path("status").asText()).isEqualTo("413");
        String operation = "{'method':'DELETE','path':'/Users/x'}";
        Answer many = client.post("/Bulk", "{'Operations':[" + (operation + ",").repeat(1_000) + operation + "]}");
        assertThat(many.status()).isEqualTo(413);
        assertThat(client.send("POST", "/Users", "{'userName':'a'}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(client.get("/Me").status()).isEqualTo(501);
        assertThat(client.get("/Machines").status()).isEqualTo(404);
        Answer wrongMethod = client.send("PATCH", "/Users", "{}");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.json().path("status").asText()).isEqualTo("405");
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET, POST");
        assertThat(client.post("/Users/nobody", "{}").header("Allow")).isEqualTo("GET, PUT, PATCH, DELETE");
        assertThat(client.send("DELETE", "/Schemas", "").status()).isEqualTo(405);
        assertThat(client.get("/Schemas?filter=x").status()).isEqualTo(403);
    }

    @Test
    void stopsABulkRequestAfterItsErrors() {
        Answer answer = client.post(
                "/Bulk",
                "{'failOnErrors':1,'Operations':["
                        + "{'method':'POST','path':'/Users','bulkId':'1','data':{'userName':'ana'}},"
                        + "{'method':'POST','path':'/Users','bulkId':'2','data':{'userName':'ana'}},"
                        + "{'method':'POST','path':'/Users','bulkId':'3','data':{'userName':'bo'}}]}");

        assertThat(answer.json().path("Operations")).hasSize(2);
        assertThat(answer.json().at("/Operations/1/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(client.get("/Users").json().path("totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void leavesNoReferenceToWhatABulkRequestCouldNotMake() {
        Answer answer = client.post(
                "/Bulk",
                "{'Operations':["
                        + "{'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'G','members':[{'value':'bulkId:u'}]}},"
                        + "{'method':'POST','path':'/Users','bulkId':'u','data':{'title':'no name'}},"
                        + "{'method':'POST','path':'/Groups','bulkId':'h','data':{'displayName':'H','members':[{'value':'bulkId:u'}]}},"
                        + "{'method':'POST','path':'/Groups','bulkId':'i','data':{'displayName':'I','members':[{'value':'bulkId:x'}]}}]}");

        assertThat(answer.json().path("Operations").findValuesAsText("status")).contains("201", "400", "409");
        assertThat(client.get("/Groups").body()).doesNotContain("members");
        assertThat(relations(RelationKind.MEMBER_OF)).isEmpty();
    }

    // ---------- helpers ----------

    private record Everything() implements dev.entail.graph.store.Query<String> {
        @Override
        public String cypher() {
            return "MATCH (n) RETURN properties(n) AS all";
        }

        @Override
        public java.util.Map<String, Object> parameters() {
            return java.util.Map.of();
        }

        @Override
        public String map(dev.entail.graph.store.Row row) {
            return row.map("all").toString();
        }
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(60, text.length())) + " ";
    }

    private static String user(String body) {
        Answer created = client.post("/Users", body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.id();
    }

    private static long version() {
        return Snapshot.latest(client.store, Optional.empty()).version();
    }

    private static Optional<EntityState> entity(String id) {
        return Snapshot.latest(client.store, Optional.empty()).entity("scim:acme:" + id);
    }

    private static List<String> events(String id) {
        List<String> kinds = new ArrayList<>();
        for (int number = 1; number < 9; number++) {
            entity(id + "/event/" + number).flatMap(event -> event.text("kind")).ifPresent(kinds::add);
        }
        assertThat(relations(RelationKind.ABOUT)).hasSize(kinds.size());
        return kinds;
    }

    private static List<String> relations(RelationKind kind) {
        List<String> found = new ArrayList<>();
        Snapshot.latest(client.store, Optional.empty())
                .relations(
                        kind,
                        relation -> found.add(relation.from().replaceFirst("scim:acme:", "") + " "
                                + relation.to().replaceFirst("scim:acme:", "")));
        return found;
    }
}
