// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.PatchOperation.Kind;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import dev.entail.graph.source.scim.ScimCanonical;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.source.scim.ScimSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PATCH of one resource (RFC 7644 section 3.5.2): changes a copy of its content, and collects what happens to the
 * members of a group instead of carrying all of them.
 */
final class ScimPatch {
    private final StoredResource resource;
    private final ScimStore store;
    private final ObjectNode content;
    private final MemberEdit members = new MemberEdit();
    private final ScimCanonical canonical = new ScimCanonical(path -> {});

    ScimPatch(StoredResource resource, ScimStore store) {
        this.resource = resource;
        this.store = store;
        this.content = resource.content().deepCopy();
    }

    ObjectNode content() {
        return content;
    }

    MemberEdit members() {
        return members;
    }

    void apply(List<PatchOperation> operations) {
        operations.forEach(this::apply);
    }

    private void apply(PatchOperation operation) {
        if (operation.path().isEmpty()) {
            applyEach(operation);
            return;
        }
        String path = operation.path().get();
        Optional<ScimSchema> schema = type().schemaOf(path);
        if (schema.isPresent()) {
            applyToSchema(schema.get(), operation.kind(), operation.value());
            return;
        }
        PatchTarget target = PatchTarget.require(path, type());
        if (target.isReadOnly()) {
            throw ScimError.mutability("Attribute '" + path + "' is readOnly");
        }
        requireValue(operation.kind(), operation.value(), path);
        apply(target, operation.kind(), operation.value());
    }

    private ScimResourceType type() {
        return resource.type();
    }

    /** Without a path the value is a piece of the resource; what it says of read-only and unknown attributes is left. */
    private void applyEach(PatchOperation operation) {
        if (operation.kind() == Kind.REMOVE) {
            throw ScimError.noTarget("A remove needs a path");
        }
        if (!operation.value().isObject()) {
            throw ScimError.invalidValue(
                    "Without a path the value is a piece of the resource, but it is " + Shown.of(operation.value()));
        }
        for (Map.Entry<String, JsonNode> member : operation.value().properties()) {
            Optional<ScimSchema> schema = type().schemaOf(member.getKey());
            if (schema.isPresent()) {
                applyToSchema(schema.get(), operation.kind(), member.getValue());
                continue;
            }
            PatchTarget.find(member.getKey(), type())
                    .filter(target -> !target.isReadOnly())
                    .ifPresent(target -> apply(target, operation.kind(), member.getValue()));
        }
    }

    private void applyToSchema(ScimSchema schema, Kind kind, JsonNode value) {
        if (kind == Kind.REMOVE) {
            if (schema == type().schema()) {
                throw ScimError.mutability("The schema of the resource cannot be removed");
            }
            content.remove(schema.urn());
            return;
        }
        if (!value.isObject()) {
            throw ScimError.invalidValue(schema.urn() + " is " + Shown.of(value) + ", allowed is a JSON object");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            PatchTarget.find(schema.urn() + ":" + member.getKey(), type())
                    .filter(target -> !target.isReadOnly())
                    .ifPresent(target -> apply(target, kind, member.getValue()));
        }
    }

    private static void requireValue(Kind kind, JsonNode value, String path) {
        if (kind != Kind.REMOVE && value.isMissingNode()) {
            throw ScimError.invalidValue("The operation at '" + path + "' has no value");
        }
    }

    private void apply(PatchTarget target, Kind kind, JsonNode value) {
        if (target.attribute().is(Trait.NEVER)) {
            return;
        }
        if (target.isMembers()) {
            applyToMembers(target, kind, value);
            return;
        }
        ObjectNode container = container(target);
        if (target.attribute().isMany()) {
            new PatchValues(target, canonical, container).apply(kind, value);
        } else {
            applyToOne(target, kind, value, container);
        }
        ScimAttribute attribute = target.attribute();
        if (ScimCanonical.isUnassigned(container.path(attribute.name()))) {
            container.remove(attribute.name());
        }
        target.extension().filter(urn -> content.path(urn).isEmpty()).ifPresent(content::remove);
    }

    private ObjectNode container(PatchTarget target) {
        if (target.extension().isEmpty()) {
            return content;
        }
        String urn = target.extension().get();
        return content.path(urn) instanceof ObjectNode there ? there : content.putObject(urn);
    }

    private void applyToOne(PatchTarget target, Kind kind, JsonNode value, ObjectNode container) {
        ScimAttribute attribute = target.attribute();
        if (target.filter().isPresent()) {
            throw ScimError.invalidPath("'" + attribute.name() + "' has one value, so none can be chosen by a filter");
        }
        if (target.part().isPresent()) {
            ObjectNode complex = container.path(attribute.name()) instanceof ObjectNode there
                    ? there
                    : container.putObject(attribute.name());
            set(complex, target.part().get(), kind, value);
            return;
        }
        boolean isMerged =
                attribute.isComplex() && value.isObject() && !attribute.name().equals("manager");
        if (isMerged && kind != Kind.REMOVE && container.path(attribute.name()) instanceof ObjectNode there) {
            there.setAll((ObjectNode) canonical.value(attribute, value, attribute.name()));
            return;
        }
        set(container, attribute, kind, value);
    }

    private void set(ObjectNode into, ScimAttribute attribute, Kind kind, JsonNode value) {
        JsonNode given =
                kind == Kind.REMOVE ? RecordCodec.JSON.nullNode() : canonical.value(attribute, value, attribute.name());
        if (ScimCanonical.isUnassigned(given)) {
            into.remove(attribute.name());
        } else {
            into.set(attribute.name(), given);
        }
    }

    private void applyToMembers(PatchTarget target, Kind kind, JsonNode value) {
        if (target.part().isPresent()) {
            throw ScimError.mutability("A member is immutable; remove it and add another");
        }
        ArrayNode given = value.isMissingNode() || value.isNull()
                ? RecordCodec.JSON.createArrayNode()
                : (ArrayNode) canonical.value(target.attribute(), value, "members");
        if (kind != Kind.ADD && target.filter().isPresent()) {
            members.removeMatching(target.filter().get(), resource.id(), store);
        } else if (kind == Kind.REMOVE && !given.isEmpty()) {
            members.remove(MemberEdit.named(given).keySet());
        } else if (kind != Kind.ADD) {
            members.clear();
        }
        if (kind != Kind.REMOVE) {
            members.add(MemberEdit.named(given));
        }
    }
}
