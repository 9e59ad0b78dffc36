// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy in which variables stand for values of the request (IAM User Guide, "IAM policy elements:
 * Variables and tags").
 *
 * <p>A value that replaces a variable is literal: a star in it is no wildcard. A variable that the request does not
 * carry and that has no default makes the text match nothing. The shape, in which every variable matches anything,
 * tells most texts apart without resolving any.
 */
record Template(String raw, List<Part> parts, Glob shape, boolean ignoresCase, boolean arn) {
    sealed interface Part {}

    record Text(String text) implements Part {}

    record Variable(String key, @Nullable String fallback) implements Part {}

    Template {
        parts = List.copyOf(parts);
    }

    static Template of(String raw, List<Part> parts, boolean ignoresCase, boolean arn) {
        StringBuilder shape = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Text(String text) -> shape.append(text);
                case Variable ignored -> shape.append(Glob.ANY);
            }
        }
        return new Template(raw, parts, Glob.ofPattern(shape.toString()), ignoresCase, arn);
    }

    boolean hasVariables() {
        return parts.size() > 1 || parts.getFirst() instanceof Variable;
    }

    Truth test(String value, Facts facts) {
        String text = ignoresCase ? value.toLowerCase(Locale.ROOT) : value;
        if (!(arn ? ArnGlob.matches(shape.pattern(), text) : shape.matches(text))) {
            return Truth.FALSE;
        }
        return hasVariables() ? testResolved(text, facts) : Truth.TRUE;
    }

    private Truth testResolved(String text, Facts facts) {
        StringBuilder pattern = new StringBuilder();
        boolean unknown = false;
        for (Part part : parts) {
            String resolved = resolve(part, facts);
            if (resolved == null) {
                return Truth.FALSE;
            }
            unknown |= part instanceof Variable && resolved.equals(Glob.EVERYTHING);
            pattern.append(resolved);
        }
        if (!matches(pattern.toString(), text)) {
            return Truth.FALSE;
        }
        return unknown ? Truth.UNKNOWN : Truth.TRUE;
    }

    boolean isUnresolvable(Facts facts) {
        return hasVariables() && parts.stream().anyMatch(part -> resolve(part, facts) == null);
    }

    /** {@return the variables whose values nobody knows} */
    List<String> unknownKeys(Facts facts) {
        List<String> keys = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Variable(String key, String ignored) && facts.values(key) == null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private boolean matches(String pattern, String text) {
        return arn
                ? ArnGlob.matches(pattern, text)
                : Glob.matches(pattern, 0, pattern.length(), text, 0, text.length());
    }

    private @Nullable String resolve(Part part, Facts facts) {
        return switch (part) {
            case Text(String text) -> text;
            case Variable(String key, String fallback) -> {
                List<String> values = facts.values(key);
                if (values == null) {
                    yield Glob.EVERYTHING;
                }
                String value = values.size() == 1 ? values.getFirst() : fallback;
                yield value != null && ignoresCase ? value.toLowerCase(Locale.ROOT) : value;
            }
        };
    }
}
