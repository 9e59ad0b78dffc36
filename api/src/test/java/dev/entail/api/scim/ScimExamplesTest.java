// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.ScimClient.Answer;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 7643 and RFC 7644, sent to a started server. */
final class ScimExamplesTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc7643-8.1-user-minimal.json",
                "rfc7643-8.2-user-full.json",
                "rfc7643-8.3-enterprise_user.json",
                "rfc7644-3.3-user-post_request.json",
                "rfc7644-3.4.1-user-known-resource.json",
                "rfc7644-3.5.1-user-put_request.json"
            })
    void givesUsersBackAsTheyCame(String name) {
        Answer created = client.post("/Users", example(name));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Answer read = client.get("/Users/" + created.id());
        assertThat(written(read.json())).isEqualTo(written(json(example(name))));
        Answer again = client.put("/Users/" + created.id(), read.body());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(read.json());
    }

    @Test
    void givesAGroupBackAsItCame() {
        Answer created = client.post("/Groups", example("rfc7643-8.4-group.json"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode read = client.get("/Groups/" + created.id()).json();
        assertThat(read.path("displayName").asText()).isEqualTo("Tour Guides");
        assertThat(read.path("members").findValuesAsText("value"))
                .containsExactlyInAnyOrder(
                        "2819c223-7f76-453a-919d-413861904646", "902c246b-6245-4190-8e05-00816be7344a");
    }

    @Test
    void answersThePostOfTheStandardAsItDoes() {
        Answer created = client.post("/Users", example("rfc7644-3.3-user-post_request.json"));
        JsonNode expected = json(example("rfc7644-3.3-user-post_response.json"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location"))
                .isEqualTo(created.json().at("/meta/location").asText())
                .isEqualTo(client.base() + "/Users/" + created.id());
        assertThat(created.header("ETag"))
                .isEqualTo(created.json().at("/meta/version").asText());
        assertThat(created.json().path("schemas")).isEqualTo(expected.path("schemas"));
        assertThat(created.json().path("name")).isEqualTo(expected.path("name"));
        assertThat(created.header("Content-Type")).startsWith("application/scim+json");
    }

    @Test
    void addsEmailsAndANickname() {
        Answer user = client.post(
                "/Users", "{'userName':'bjensen','emails':[{'value':'bjensen@example.com','type':'work'}]}");

        Answer patched = client.patch("/Users/" + user.id(), example("rfc7644-3.5.2.1-patch_op-add_emails.json"));

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.json().path("nickName").asText()).isEqualTo("Babs");
        assertThat(patched.json().path("emails").findValuesAsText("value"))
                .containsExactly("bjensen@example.com", "babs@jensen.org");
    }

    @Test
    void removesTheEmailsThatMatch() {
        Answer user = client.post(
                "/Users",
                "{'userName':'b','emails':[{'value':'b@example.com','type':'work'},"
                        + "{'value':'b@other.org','type':'work'},{'value':'c@example.com','type':'home'}]}");

        Answer patched = client.patch(
                "/Users/" + user.id(), example("rfc7644-3.5.2.2-patch_op-remove_multi_complex_value.json"));

        assertThat(patched.json().path("emails").findValuesAsText("value"))
                .containsExactly("b@other.org", "c@example.com");
    }

    @Test
    void replacesAddressesAndTheirStreets() {
        Answer user = client.post("/Users", example("rfc7643-8.2-user-full.json"));

        JsonNode street = client.patch(
                        "/Users/" + user.id(), example("rfc7644-3.5.2.3-patch_op-replace_street_address.json"))
                .json();
        assertThat(street.at("/addresses/0/streetAddress").asText()).isEqualTo("1010 Broadway Ave");
        assertThat(street.at("/addresses/0/locality").asText()).isEqualTo("Hollywood");
        assertThat(street.at("/addresses/1/streetAddress").asText()).isEqualTo("456 Hollywood Blvd");

        JsonNode whole = client.patch(
                        "/Users/" + user.id(), example("rfc7644-3.5.2.3-patch_op-replace_user_work_address.json"))
                .json();
        JsonNode expected = json(example("rfc7644-3.5.2.3-patch_op-replace_user_work_address.json"))
                .at("/Operations/0/value");
        assertThat(whole.at("/addresses/0")).isEqualTo(expected);
        assertThat(whole.path("addresses")).hasSize(2);
    }

    @Test
    void replacesAllEmails() {
        Answer user = client.post("/Users", "{'userName':'b','emails':[{'value':'old@example.com'}]}");

        JsonNode patched = client.patch(
                        "/Users/" + user.id(), example("rfc7644-3.5.2.3-patch_op-replace_all_email_values.json"))
                .json();

        assertThat(patched.path("emails").findValuesAsText("value"))
                .containsExactly("bjensen@example.com", "babs@jensen.org");
    }

    @Test
    void changesMembersAsTheStandardDoes() {
        String babs = "2819c223-7f76-453a-919d-413861904646";
        String james = "08e1d05d-121c-4561-8b96-473d93df9210";
        Answer group = client.post("/Groups", "{'displayName':'G'}");
        String path = "/Groups/" + group.id();

        assertThat(client.patch(path, example("rfc7644-3.5.2.1-patch_op-add_members.json"))
                        .status())
                .isEqualTo(204);
        assertThat(members(path)).containsExactly(babs);
        client.patch(path, example("rfc7644-3.5.2.3-patch_op-replace_all_members.json"));
        assertThat(members(path)).containsExactlyInAnyOrder(babs, james);
        client.patch(
                path,
                example("rfc7644-3.5.2.2-patch_op-remove_one_member.json")
                        .replace("2819c223-7f76-...413861904646", babs));
        assertThat(members(path)).containsExactly(james);
        client.patch(
                path,
                example("rfc7644-3.5.2.2-patch_op-remove_and_add_one_member.json")
                        .replace("2819c223...919d-413861904646", james)
                        .replace("08e1d05d...473d93df9210", babs));
        assertThat(members(path)).containsExactly(babs);
        client.patch(path, example("rfc7644-3.5.2.2-patch_op-remove_all_members.json"));
        assertThat(members(path)).isEmpty();
        assertThat(client.get(path).json().has("members")).isFalse();
    }

    @Test
    void answersWithTheErrorsOfTheStandard() {
        Answer missing = client.get("/Users/2819c223-7f76-453a-919d-413861904646");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("schemas"))
                .isEqualTo(json(example("rfc7644-3.12-error-not_found.json")).path("schemas"));
        assertThat(missing.json().path("status").asText()).isEqualTo("404");
        assertThat(missing.json().path("detail").asText())
                .contains("2819c223-7f76-453a-919d-413861904646", "not found");

        Answer user = client.post("/Users", "{'userName':'b'}");
        Answer changed = client.operations("/Users/" + user.id(), "{'op':'replace','path':'id','value':'other'}");
        JsonNode expected = json(example("rfc7644-3.12-error-bad_request.json"));
        assertThat(changed.json()).isEqualTo(expected);
        assertThat(changed.status()).isEqualTo(400);
    }

    @Test
    void makesGroupsThatContainEachOther() {
        Answer answer = client.post("/Bulk", example("rfc7644-3.7.1-bulk_request-circular_conflict.json"));

        assertThat(answer.json().path("Operations").findValuesAsText("status")).containsExactly("201", "201");
        String first = answer.json().at("/Operations/0/location").asText().replaceAll(".*/", "");
        String second = answer.json().at("/Operations/1/location").asText().replaceAll(".*/", "");
        assertThat(members("/Groups/" + first)).containsExactly(second);
        assertThat(members("/Groups/" + second)).containsExactly(first);
        JsonNode groups = client.get("/Groups").json();
        assertThat(groups.path("totalResults").asInt()).isEqualTo(2);
    }

    @Test
    void resolvesIdsOfABulkRequest() {
        Answer group = client.post("/Bulk", example("rfc7644-3.7.2-bulk_request-temporary_identifier.json"));
        assertThat(group.status()).isEqualTo(200);
        JsonNode alice = client.filter("/Users", "userName eq \"alice\"").json().at("/Resources/0");
        assertThat(alice.at("/groups/0/display").asText()).isEqualTo("Tour Guides");

        client.empty();
        client.post("/Bulk", example("rfc7644-3.7.2-bulk_request-enterprise_user.json"));
        JsonNode bob = client.filter("/Users", "userName eq \"bob\"").json().at("/Resources/0");
        JsonNode boss = client.filter("/Users", "userName eq \"alice\"").json().at("/Resources/0");
        assertThat(bob.path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                        .at("/manager/value"))
                .isEqualTo(boss.path("id"));
    }

    @Test
    void carriesOutTheOperationsOfABulkRequest() {
        Answer bob = client.post("/Users", "{'userName':'bo'}");
        Answer dave = client.post("/Users", "{'userName':'da','nickName':'D'}");
        Answer gone = client.post("/Users", "{'userName':'go'}");
        String request = example("rfc7644-3.7.3-bulk_request-multiple_operations.json")
                .replace("b7c14771-226c-4d05-8860-134711653041", bob.id())
                .replace("5d8d29d3-342c-4b5f-8683-a3cb6763ffcc", dave.id())
                .replace("e9025315-6bea-44e1-899c-1e07454e468b", gone.id());

        Answer stale = client.post("/Bulk", request.replace("\"failOnErrors\": 1", "\"failOnErrors\": 9"));
        assertThat(stale.json().path("Operations").findValuesAsText("status"))
                .as(stale.body())
                .contains("201", "412");

        client.delete("/Users/"
                + client.filter("/Users", "userName eq \"alice\"")
                        .json()
                        .at("/Resources/0/id")
                        .asText());
        Answer done = client.post(
                "/Bulk", request.replaceAll("\"version\": \"[^,]*\",?", "").replaceAll(",\\s*}", "}"));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(operations(done)).containsExactly("POST 201", "PUT 200", "PATCH 200", "DELETE 204");
        assertThat(client.get("/Users/" + bob.id()).json().path("userName").asText())
                .isEqualTo("Bob");
        assertThat(client.get("/Users/" + dave.id()).json().path("userName").asText())
                .isEqualTo("Dave");
        assertThat(client.get("/Users/" + gone.id()).status()).isEqualTo(404);
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        Answer user = client.post("/Users", example("rfc7644-3.3-user-post_request.json"));

        ObjectNode partial = (ObjectNode)
                client.get("/Users/" + user.id() + "?attributes=userName").json();
        ObjectNode expected = (ObjectNode) json(example("rfc7644-3.9-user-partial_response.json"));
        assertThat(partial.put("id", "")).isEqualTo(expected.put("id", ""));
        assertThat(client.get("/Users/" + user.id() + "?excludedAttributes=name,meta").json().properties().stream()
                        .map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder("schemas", "id", "externalId", "userName");
    }

    @Test
    void describesItselfAsTheStandardDoes() {
        JsonNode types = client.get("/ResourceTypes").json();
        assertThat(types.path("Resources").findValuesAsText("endpoint")).containsExactly("/Users", "/Groups");
        JsonNode config = client.get("/ServiceProviderConfig").json();
        JsonNode expected = json(example("rfc7643-8.5-service_provider_configuration.json"));
        expected.fieldNames().forEachRemaining(name -> {
            if (!name.equals("documentationUri")) {
                assertThat(config.has(name)).as(name).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc7643-8.7.1-schema-user.json",
                "rfc7643-8.7.1-schema-group.json",
                "rfc7643-8.7.1-schema-enterprise_user.json"
            })
    void hasEveryAttributeOfTheSchemas(String name) {
        JsonNode expected = json(example(name));
        JsonNode schema = client.get("/Schemas/" + expected.path("id").asText()).json();

        assertThat(attributes(schema)).containsAll(attributes(expected));
    }

    private static List<String> attributes(JsonNode schema) {
        List<String> all = new java.util.ArrayList<>();
        for (JsonNode attribute : schema.path("attributes")) {
            String name = attribute.path("name").asText();
            all.add(name + " " + attribute.path("type").asText() + " " + attribute.path("multiValued"));
            for (JsonNode part : attribute.path("subAttributes")) {
                all.add(name + "." + part.path("name").asText());
            }
        }
        return all;
    }

    private static List<String> operations(Answer answer) {
        List<String> all = new java.util.ArrayList<>();
        answer.json()
                .path("Operations")
                .forEach(it -> all.add(
                        it.path("method").asText() + " " + it.path("status").asText()));
        return all;
    }

    private static List<String> members(String path) {
        return client.get(path).json().path("members").findValuesAsText("value");
    }

    /** {@return what a client wrote of a resource, without what the server adds and drops} */
    private static JsonNode written(JsonNode resource) {
        ObjectNode json = resource.deepCopy();
        json.remove(List.of("id", "meta", "groups", "password", "schemas"));
        if (json.path("roles").isEmpty()) {
            json.remove("roles");
        }
        JsonNode manager = json.path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                .path("manager");
        if (manager instanceof ObjectNode object) {
            object.remove("displayName");
        }
        return json;
    }

    private static JsonNode json(String text) {
        try {
            return RecordCodec.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String example(String name) {
        Path file = Path.of(System.getProperty("entail.corpus", "../../shared/data"), "scim", name);
        assumeThat(Files.exists(file)).as("the corpus holds %s", name).isTrue();
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
