// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of SCIM resource that Entail knows. */
public enum ScimResourceType {
    USER("User", "/Users", ScimSchema.USER, Optional.of(ScimSchema.ENTERPRISE_USER)),
    GROUP("Group", "/Groups", ScimSchema.GROUP, Optional.empty());

    private final String text;
    private final String endpoint;
    private final ScimSchema schema;
    private final Optional<ScimSchema> extension;

    ScimResourceType(String text, String endpoint, ScimSchema schema, Optional<ScimSchema> extension) {
        this.text = text;
        this.endpoint = endpoint;
        this.schema = schema;
        this.extension = extension;
    }

    /** {@return its name as {@code meta.resourceType} writes it} */
    public String text() {
        return text;
    }

    public String endpoint() {
        return endpoint;
    }

    public ScimSchema schema() {
        return schema;
    }

    public Optional<ScimSchema> extension() {
        return extension;
    }

    /** {@return an attribute of the resource itself, not of an extension, whatever the case of its name} */
    public Optional<ScimAttribute> attribute(String name) {
        return schema.attribute(name).or(() -> ScimSchema.COMMON.attribute(name));
    }

    /** {@return the attributes of the resource itself, those of every resource first} */
    public List<ScimAttribute> attributes() {
        List<ScimAttribute> all = new ArrayList<>(ScimSchema.COMMON.attributes());
        all.addAll(schema.attributes());
        return all;
    }

    /** {@return its schema or extension of this URN, whatever its case} */
    public Optional<ScimSchema> schemaOf(String urn) {
        return schema.urn().equalsIgnoreCase(urn)
                ? Optional.of(schema)
                : extension.filter(it -> it.urn().equalsIgnoreCase(urn));
    }

    /** {@return the type of this name, whatever its case} */
    public static Optional<ScimResourceType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.text.equalsIgnoreCase(name))
                .findFirst();
    }

    /** {@return the type whose schema has this URN, whatever its case} */
    public static Optional<ScimResourceType> ofSchema(String urn) {
        return Arrays.stream(values())
                .filter(type -> type.schema.urn().equalsIgnoreCase(urn))
                .findFirst();
    }
}
