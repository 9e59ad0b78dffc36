// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import dev.entail.analytics.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two duties that one person is not to have together.
 *
 * @param id its stable name
 * @param title what somebody who has both can do, as the end of a sentence that begins with a name
 */
public record Separation(String id, String title, Severity severity, Duty left, Duty right) {
    /**
     * One of the two duties: whoever holds a role of such a name or a permission of such an action has it.
     *
     * @param roles patterns of names of roles, in which {@code *} stands for any text
     * @param permissions actions, which a permission may also allow by a pattern
     */
    public record Duty(String name, List<String> roles, List<String> permissions) {
        public Duty {
            roles = List.copyOf(roles);
            permissions = List.copyOf(permissions);
        }

        /** {@return what tells whether a role of some name carries the duty; case and separators do not matter} */
        Predicate<String> ofRoles() {
            Predicate<String> fits = glob(roles.stream().map(Duty::plain).toList());
            return role -> fits.test(plain(role));
        }

        /** {@return what tells whether an action or a pattern of actions allows the duty; what allows everything is none} */
        Predicate<String> ofActions() {
            List<String> wanted =
                    permissions.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
            Predicate<String> fits = glob(wanted);
            return action -> {
                String granted = action.toLowerCase(Locale.ROOT);
                return fits.test(granted)
                        || (granted.contains("*")
                                && !granted.matches("[*:./]*")
                                && wanted.stream().anyMatch(glob(List.of(granted))));
            };
        }

        private static String plain(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}*]+", "-");
        }

        private static Predicate<String> glob(List<String> patterns) {
            String any = patterns.stream()
                    .map(pattern -> Stream.of(pattern.split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")))
                    .collect(Collectors.joining("|"));
            return patterns.isEmpty() ? text -> false : Pattern.compile(any).asMatchPredicate();
        }
    }
}
