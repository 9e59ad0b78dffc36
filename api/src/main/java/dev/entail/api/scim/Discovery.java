// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.source.scim.ScimSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the provider says of itself: its abilities, its resource types and their schemas (RFC 7644 section 4). */
final class Discovery {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final String base;

    Discovery(String base) {
        this.base = base;
    }

    ObjectNode serviceProviderConfig() {
        ObjectNode config = of("ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", Bulk.MOST_OPERATIONS)
                .put("maxPayloadSize", RequestBody.LARGEST);
        config.putObject("filter").put("supported", true).put("maxResults", SearchRequest.MOST);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "A token that 'entail token create --scope scim' made")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
                .put("primary", true);
        meta(config, "ServiceProviderConfig", "/ServiceProviderConfig");
        return config;
    }

    private static ObjectNode of(String schema) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.putArray("schemas").add(CORE + schema);
        return json;
    }

    private void meta(ObjectNode json, String type, String path) {
        json.putObject("meta").put("resourceType", type).put("location", base + path);
    }

    ObjectNode resourceTypes() {
        List<ObjectNode> all = new ArrayList<>();
        for (ScimResourceType type : ScimResourceType.values()) {
            all.add(resourceType(type));
        }
        return list(all);
    }

    ObjectNode resourceType(String name) {
        return ScimResourceType.of(name)
                .map(this::resourceType)
                .orElseThrow(() -> ScimError.notFound("Resource type " + Shown.of(name)));
    }

    private ObjectNode resourceType(ScimResourceType type) {
        ObjectNode json = of("ResourceType");
        json.put("id", type.text())
                .put("name", type.text())
                .put("endpoint", type.endpoint())
                .put("description", type.schema().description())
                .put("schema", type.schema().urn());
        type.extension()
                .ifPresent(extension -> json.putArray("schemaExtensions")
                        .addObject()
                        .put("schema", extension.urn())
                        .put("required", false));
        meta(json, "ResourceType", "/ResourceTypes/" + type.text());
        return json;
    }

    ObjectNode schemas() {
        return list(all().stream().map(this::schema).toList());
    }

    ObjectNode schema(String urn) {
        return all().stream()
                .filter(schema -> schema.urn().equalsIgnoreCase(urn))
                .findFirst()
                .map(this::schema)
                .orElseThrow(() -> ScimError.notFound("Schema " + Shown.of(urn)));
    }

    private static List<ScimSchema> all() {
        return List.of(ScimSchema.USER, ScimSchema.GROUP, ScimSchema.ENTERPRISE_USER);
    }

    private ObjectNode schema(ScimSchema schema) {
        ObjectNode json = of("Schema");
        json.put("id", schema.urn()).put("name", schema.name()).put("description", schema.description());
        json.set("attributes", attributes(schema.attributes()));
        meta(json, "Schema", "/Schemas/" + schema.urn());
        return json;
    }

    private static ArrayNode attributes(Collection<ScimAttribute> attributes) {
        ArrayNode array = RecordCodec.JSON.createArrayNode();
        for (ScimAttribute attribute : attributes) {
            ObjectNode json = array.addObject()
                    .put("name", attribute.name())
                    .put("type", attribute.type().text())
                    .put("multiValued", attribute.isMany())
                    .put("description", attribute.description())
                    .put("required", attribute.is(Trait.REQUIRED))
                    .put("caseExact", attribute.is(Trait.EXACT))
                    .put("mutability", mutability(attribute))
                    .put("returned", returned(attribute))
                    .put("uniqueness", attribute.is(Trait.UNIQUE) ? "server" : "none");
            if (!attribute.canonicalValues().isEmpty()) {
                attribute.canonicalValues().forEach(json.putArray("canonicalValues")::add);
            }
            if (!attribute.referenceTypes().isEmpty()) {
                attribute.referenceTypes().forEach(json.putArray("referenceTypes")::add);
            }
            if (attribute.isComplex()) {
                json.set("subAttributes", attributes(attribute.parts().values()));
            }
        }
        return array;
    }

    private static String mutability(ScimAttribute attribute) {
        if (attribute.is(Trait.READ_ONLY)) {
            return "readOnly";
        }
        if (attribute.is(Trait.IMMUTABLE)) {
            return "immutable";
        }
        return attribute.is(Trait.WRITE_ONLY) ? "writeOnly" : "readWrite";
    }

    private static String returned(ScimAttribute attribute) {
        if (attribute.is(Trait.NEVER)) {
            return "never";
        }
        return attribute.is(Trait.ALWAYS) ? "always" : "default";
    }

    private static ObjectNode list(List<ObjectNode> resources) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.putArray("schemas").add(LIST);
        json.put("totalResults", resources.size()).put("startIndex", 1).put("itemsPerPage", resources.size());
        resources.forEach(json.putArray("Resources")::add);
        return json;
    }
}
