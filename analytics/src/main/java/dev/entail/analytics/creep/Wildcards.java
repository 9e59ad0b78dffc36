// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import java.util.Collection;
import java.util.Locale;

/** Whether patterns with {@code *} and {@code ?} cover or meet each other; letters match in either case. */
final class Wildcards {
    private Wildcards() {}

    /** {@return whether each of some patterns lies within one of the others} */
    static boolean cover(Collection<String> patterns, Collection<String> inner) {
        return inner.stream().allMatch(text -> patterns.stream().anyMatch(pattern -> covers(pattern, text)));
    }

    /** {@return whether everything that the inner pattern matches is matched by the other} */
    static boolean covers(String pattern, String inner) {
        if (pattern.equals("*")) {
            return true;
        }
        return matches(pattern.toLowerCase(Locale.ROOT), inner.toLowerCase(Locale.ROOT));
    }

    /** {@return whether one of two patterns lies within the other} */
    static boolean meet(String one, String other) {
        return covers(one, other) || covers(other, one);
    }

    /** Goes back to the last star only, so the time is O(pattern x text). A star of the text needs a star to match it. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int place = 0;
        while (place < text.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
            char given = text.charAt(place);
            if (wanted == '*') {
                star = at++;
                resume = place;
            } else if (at < pattern.length() && (wanted == given || (wanted == '?' && given != '*'))) {
                at++;
                place++;
            } else if (star >= 0) {
                at = star + 1;
                place = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
