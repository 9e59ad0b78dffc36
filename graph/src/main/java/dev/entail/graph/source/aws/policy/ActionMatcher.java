// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Action or NotAction element: patterns over lower-case action names. */
record ActionMatcher(boolean negated, List<String> patterns, List<Glob> globs) {
    static ActionMatcher of(boolean negated, List<String> patterns) {
        List<Glob> globs = patterns.stream()
                .map(pattern -> Glob.of(pattern.toLowerCase(Locale.ROOT)))
                .toList();
        return new ActionMatcher(negated, List.copyOf(patterns), globs);
    }

    boolean matches(String lowerCaseAction) {
        for (Glob glob : globs) {
            if (glob.matches(lowerCaseAction)) {
                return !negated;
            }
        }
        return negated;
    }

    /** {@return the only services whose actions can match; empty where any can} */
    Optional<Set<String>> services() {
        if (negated || patterns.stream().anyMatch(pattern -> service(pattern).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(patterns.stream().map(ActionMatcher::service).collect(Collectors.toSet()));
    }

    private static String service(String pattern) {
        int colon = pattern.indexOf(':');
        String service = colon < 0 ? "*" : pattern.substring(0, colon);
        boolean wild = service.indexOf('*') >= 0 || service.indexOf('?') >= 0;
        return wild ? "" : service.toLowerCase(Locale.ROOT);
    }
}
