// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * A wildcard pattern over a whole text: any run of characters, or any one character.
 *
 * <p>The two wildcards are the noncharacters {@link #ANY} and {@link #ONE} and not {@code *} and {@code ?}, so that a
 * literal star, which a policy writes as a variable, stays one. Matching takes time O(pattern x text) at worst and
 * O(text) for the usual prefix.
 */
record Glob(String pattern) {
    static final char ANY = '\uFFFE';
    static final char ONE = '\uFFFF';
    static final Glob EVERYTHING = new Glob(String.valueOf(ANY));

    /** {@return the pattern in which star and question mark of the text are wildcards} */
    static Glob of(String text) {
        return new Glob(wild(text));
    }

    static String wild(String text) {
        return text.replace('*', ANY).replace('?', ONE);
    }

    boolean matches(String text) {
        return matches(pattern, 0, pattern.length(), text, 0, text.length());
    }

    static boolean matches(String pattern, int patternFrom, int patternTo, String text, int from, int to) {
        int p = patternFrom;
        int t = from;
        int star = -1;
        int resume = 0;
        while (t < to) {
            char expected = p < patternTo ? pattern.charAt(p) : '\0';
            if (p < patternTo && expected == ANY) {
                star = p++;
                resume = t;
            } else if (p < patternTo && (expected == ONE || expected == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < patternTo && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == patternTo;
    }
}
