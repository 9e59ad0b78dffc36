// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One attribute of a SCIM schema, as RFC 7643 section 7 describes attributes.
 *
 * @param parts the attributes inside a complex one, by lower-case name in the order of the schema
 */
public record ScimAttribute(
        String name,
        Type type,
        Set<Trait> traits,
        List<String> referenceTypes,
        List<String> canonicalValues,
        String description,
        Map<String, ScimAttribute> parts) {
    /** What its values are. */
    public enum Type {
        STRING("string"),
        BOOLEAN("boolean"),
        DATE_TIME("dateTime"),
        BINARY("binary"),
        REFERENCE("reference"),
        COMPLEX("complex");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        static Type of(String text) {
            for (Type type : values()) {
                if (type.text.equals(text)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is no type of a SCIM attribute");
        }
    }

    /** What sets it apart from an optional, single, readable and writable one. */
    public enum Trait {
        MANY("many"),
        REQUIRED("required"),
        EXACT("exact"),
        READ_ONLY("readOnly"),
        IMMUTABLE("immutable"),
        WRITE_ONLY("writeOnly"),
        NEVER("never"),
        ALWAYS("always"),
        UNIQUE("unique");

        private final String text;

        Trait(String text) {
            this.text = text;
        }

        static Optional<Trait> of(String text) {
            for (Trait trait : values()) {
                if (trait.text.equals(text)) {
                    return Optional.of(trait);
                }
            }
            return Optional.empty();
        }
    }

    public ScimAttribute {
        traits = traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(traits));
        referenceTypes = List.copyOf(referenceTypes);
        canonicalValues = List.copyOf(canonicalValues);
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isMany() {
        return is(Trait.MANY);
    }

    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /** {@return an attribute inside this one, whatever the case of its name} */
    public Optional<ScimAttribute> part(String name) {
        return Optional.ofNullable(parts.get(name.toLowerCase(Locale.ROOT)));
    }
}
