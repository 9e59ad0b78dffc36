// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.source.scim.ScimSchema;
import java.util.List;
import java.util.Optional;

/**
 * What a path of PATCH points at (RFC 7644 section 3.5.2).
 *
 * @param extension the URN of the extension that the attribute is of, empty for the resource's own
 * @param filter which values of a list are meant, all where there is none
 * @param part the part of a complex attribute
 */
record PatchTarget(
        Optional<String> extension, ScimAttribute attribute, Optional<Filter> filter, Optional<ScimAttribute> part) {

    /** {@return the target of a path, empty where the schema does not know the attribute} */
    static Optional<PatchTarget> find(String path, ScimResourceType type) {
        FilterParser.Parts parts = FilterParser.path(
                path, name -> AttributePath.of(type).find(name).map(AttributePath::leaf));
        Optional<AttributePath> found = AttributePath.of(type).find(parts.name());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<ScimSchema> extension =
                type.extension().filter(it -> found.get().startsWith(it.urn()));
        List<String> names = extension.isPresent()
                ? found.get().names().subList(1, found.get().names().size())
                : found.get().names();
        ScimAttribute attribute = extension
                .flatMap(it -> it.attribute(names.getFirst()))
                .or(() -> type.attribute(names.getFirst()))
                .orElseThrow();
        String part = names.size() > 1 ? names.get(1) : parts.part();
        if (part.isEmpty()) {
            return Optional.of(
                    new PatchTarget(extension.map(ScimSchema::urn), attribute, parts.filter(), Optional.empty()));
        }
        return attribute
                .part(part)
                .map(it -> new PatchTarget(extension.map(ScimSchema::urn), attribute, parts.filter(), Optional.of(it)));
    }

    static PatchTarget require(String path, ScimResourceType type) {
        return find(path, type)
                .orElseThrow(() -> ScimError.invalidPath(
                        "The path " + Shown.of(path) + " names no attribute of a " + type.text()));
    }

    boolean isReadOnly() {
        return attribute.is(Trait.READ_ONLY)
                || attribute.name().equals("schemas")
                || part.filter(it -> it.is(Trait.READ_ONLY)).isPresent();
    }

    boolean isMembers() {
        return extension.isEmpty() && attribute.name().equals("members");
    }
}
