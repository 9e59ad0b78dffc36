// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Action or NotAction element: patterns over lower-case action names.
 *
 * @param ofServices the only services whose actions can match; empty where any can
 */
record ActionMatcher(boolean negated, List<String> patterns, List<Glob> globs, Set<String> ofServices) {
    static ActionMatcher of(boolean negated, List<String> patterns) {
        List<Glob> globs = patterns.stream()
                .map(pattern -> Glob.of(pattern.toLowerCase(Locale.ROOT)))
                .toList();
        Set<String> services = patterns.stream().map(ActionMatcher::service).collect(Collectors.toUnmodifiableSet());
        boolean any = negated || services.contains("");
        return new ActionMatcher(negated, List.copyOf(patterns), globs, any ? Set.of() : services);
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
        return ofServices.isEmpty() ? Optional.empty() : Optional.of(ofServices);
    }

    private static String service(String pattern) {
        int colon = pattern.indexOf(':');
        String service = colon < 0 ? "*" : pattern.substring(0, colon);
        boolean wild = service.indexOf('*') >= 0 || service.indexOf('?') >= 0;
        return wild ? "" : service.toLowerCase(Locale.ROOT);
    }
}
