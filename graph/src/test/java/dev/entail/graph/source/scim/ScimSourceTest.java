// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIM resources as files, loaded into a graph. */
@ExtendWith(SharedStore.class)
final class ScimSourceTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final String BARBARA = "scim:default:2819c223-7f76-453a-919d-413861904646";

    private final GraphStore store = SharedStore.store();

    @Test
    void readsTheFullUserOfTheStandard() {
        load(corpus("rfc7643-8.3-enterprise_user.json"));

        EntityState user = entity(BARBARA);
        assertThat(user.properties())
                .containsEntry("kind", "EMPLOYEE")
                .containsEntry("status", "ACTIVE")
                .containsEntry("name", "Babs Jensen")
                .containsEntry("email", "bjensen@example.com")
                .containsEntry("userName", "bjensen@example.com")
                .containsEntry("jobTitle", "Tour Guide")
                .containsEntry("department", "Tour Operations")
                .containsEntry("costCenter", "4130")
                .containsEntry("employeeNumber", "701984")
                .containsEntry("location", "Hollywood, USA")
                .containsEntry("createdAt", Instant.parse("2010-01-23T04:56:22Z"));
        assertThat(user.properties().toString()).doesNotContain("t1meMa$heen");
        assertThat(relations(RelationKind.REPORTS_TO))
                .containsExactly(BARBARA + " -> scim:default:26118915-6090-4610-87e4-49d8ca9f808d");
        assertThat(relations(RelationKind.MEMBER_OF))
                .contains(BARBARA + " -> scim:default:e9e30dba-f08f-4109-8486-d5c6a331660a");
    }

    @Test
    void readsGroupsThatContainEachOther() {
        load(corpus("rfc7644-3.7.1-list_response-circular_reference.json"));

        assertThat(relations(RelationKind.MEMBER_OF))
                .containsExactlyInAnyOrder(
                        "scim:default:c3a26dd3-27a0-4dec-a2ac-ce211e105f97 -> scim:default:6c5bb468-14b2-4183-baf2-06d523e03bd3",
                        "scim:default:6c5bb468-14b2-4183-baf2-06d523e03bd3 -> scim:default:c3a26dd3-27a0-4dec-a2ac-ce211e105f97");
    }

    @Test
    void keepsMembersThatNobodyDescribesAsReferences() {
        LoadReport report = load(corpus("rfc7643-8.4-group.json"));

        assertThat(entity(BARBARA).properties())
                .containsEntry("kind", "UNKNOWN")
                .containsEntry("reference", true);
        assertThat(report.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("2 resources", "not described", "2819c223"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Employee,             EMPLOYEE
            contractor,           CONTRACTOR
            Contingent Worker,    CONTINGENT_WORKER
            Service Account,      SERVICE_ACCOUNT
            'AI agent',           AI_AGENT
            Guest,                PARTNER
            '',                   EMPLOYEE
            Astronaut,            UNKNOWN
            """)
    void knowsTheKindByTheUserType(String userType, String kind) {
        load("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'u','userName':'u','userType':'" + userType
                + "'}");

        assertThat(entity("scim:default:u").text("kind")).hasValue(kind);
    }

    @Test
    void readsAListAnArrayLinesAndSingleResourcesAlike() {
        String ana = "{'userName':'ana','id':'1'}";
        String bo = "{'userName':'bo','id':'2'}";
        for (String text : List.of(
                "{'Resources':[" + ana + "," + bo + "],'totalResults':2}",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:ListResponse'],'Resources':[" + ana + "," + bo
                        + "]}",
                "[" + ana + "," + bo + "]",
                "[{'Resources':[" + ana + "]},{'Resources':[" + bo + "]}]",
                ana + "\n" + bo + "\n",
                ana + bo)) {
            SharedStore.empty(store);
            load(text);
            assertThat(entity("scim:default:1").text("name")).as(text).hasValue("ana");
            assertThat(entity("scim:default:2").text("name")).as(text).hasValue("bo");
        }
    }

    @Test
    void seesWhoLeft() {
        load("[{'userName':'ana','id':'1','active':true},{'userName':'bo','id':'2'},{'userName':'cy','id':'3'}]");
        loadAt(TUESDAY, "[{'USERNAME':'ana','id':'1','Active':'False'},{'userName':'cy','id':'3'}]");

        assertThat(entity("scim:default:1").text("status")).hasValue("TERMINATED");
        assertThat(Snapshot.latest(store, Optional.empty()).entity("scim:default:2"))
                .isEmpty();
        assertThat(Snapshot.latest(store, Optional.of(MONDAY)).entity("scim:default:2"))
                .isPresent();
    }

    @Test
    void turnsRolesAndEntitlementsIntoRoles() {
        load("{'userName':'ana','id':'1','roles':[{'value':'admin','display':'A'}],'entitlements':[{'value':'e1'}]}");

        assertThat(relations(RelationKind.HAS_ROLE))
                .containsExactlyInAnyOrder(
                        "scim:default:1 -> scim:default:role/admin", "scim:default:1 -> scim:default:entitlement/e1");
    }

    @Test
    void namesUnknownMembersAndDropsTheirValues() {
        LoadReport report = load("[{'userName':'ana','id':'1','favouriteColour':'s3cr3t','password':'s3cr3t'},"
                + "{'userName':'bo','id':'2','favouriteColour':'s3cr3t'}]");

        assertThat(report.warnings())
                .singleElement()
                .asString()
                .contains("'favouriteColour'", "2 resources")
                .doesNotContain("s3cr3t");
        assertThat(entity("scim:default:1").properties().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void usesTheNameOfTheSourceInItsIds() {
        new Loader(store, List.of())
                .load(
                        new ScimSource(),
                        input("{'userName':'ana','id':'1'}"),
                        LoadOptions.at(MONDAY).named("okta"));

        assertThat(entity("scim:okta:1").sources()).containsExactly("okta");
    }

    @Test
    void warnsOfAListThatIsOnlyAPart() {
        LoadReport report = load("{'totalResults':1200,'Resources':[{'userName':'ana','id':'1'}]}");

        assertThat(report.warnings()).anySatisfy(warning -> assertThat(warning).contains("1200", "--partial"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName':'ana'}",
                "{'id':'1','userName':'ana','active':'perhaps'}",
                "{'id':'1','userName':['ana','bo']}",
                "{'id':'1','userName':'ana','USERNAME':'bo'}",
                "{'id':'1','userName':'\\ud800'}",
                "{'id':'1','displayName':'who am I'}",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:Error'],'status':'401'}",
                "{'id':'1','members':[{'display':'nobody'}]}",
                "{'id':'1','userName':'ana'",
                "7",
                "{'Resources':[7]}",
                "{'Resources':[]}",
                ""
            })
    void refusesWhatItCannotTakeAndChangesNothing(String text) {
        load("{'userName':'ana','id':'1'}");

        assertThatThrownBy(() -> loadAt(TUESDAY, text)).isInstanceOf(BadInput.class);
        assertThat(entity("scim:default:1").text("name")).hasValue("ana");
    }

    @Test
    void saysWhereABadResourceStandsAndWhatIsAllowed() {
        assertThatThrownBy(() -> load("[{'id':'1','userName':'ana'},\n{'id':'2','userName':'bo','active':'no'}]"))
                .hasMessageContaining("users.json, line 2")
                .hasMessageContaining("active is 'no', allowed is true or false");
    }

    @Test
    void leavesOutTheOtherAnswersOfAProvider() throws Exception {
        List<String> paths = new ArrayList<>();
        for (String name : List.of(
                "rfc7643-8.2-user-full.json",
                "rfc7643-8.5-service_provider_configuration.json",
                "rfc7643-8.7.1-schema-user.json",
                "rfc7644-4-list_response-resource_types.json")) {
            paths.add(corpusFile(name).toString());
        }
        LoadReport report = new Loader(store, List.of())
                .load(new ScimSource(), InputFiles.of(paths, InputStream.nullInputStream()), LoadOptions.at(MONDAY));

        assertThat(entity(BARBARA).text("name")).hasValue("Babs Jensen");
        assertThat(report.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("names nobody", "ServiceProviderConfig"));
    }

    private static Path corpusFile(String name) {
        Path file = Path.of(System.getProperty("entail.corpus", "../../shared/data"), "scim", name);
        assumeThat(Files.exists(file)).as("the corpus holds %s", name).isTrue();
        return file;
    }

    private static String corpus(String name) {
        try {
            return Files.readString(corpusFile(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Input input(String text) {
        String json = text.startsWith("{'") || text.startsWith("[{'") ? text.replace('\'', '"') : text;
        return Input.of("users.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private LoadReport load(String text) {
        return loadAt(MONDAY, text);
    }

    private LoadReport loadAt(Instant at, String text) {
        return new Loader(store, List.of()).load(new ScimSource(), input(text), LoadOptions.at(at));
    }

    private EntityState entity(String id) {
        return Snapshot.latest(store, Optional.empty()).entity(id).orElseThrow();
    }

    private List<String> relations(RelationKind kind) {
        List<String> found = new ArrayList<>();
        Snapshot.latest(store, Optional.empty())
                .relations(kind, relation -> found.add(relation.from() + " -> " + relation.to()));
        return found;
    }
}
