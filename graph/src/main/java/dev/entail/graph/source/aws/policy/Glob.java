// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * A wildcard pattern over a whole text: any run of characters, or any one character.
 *
 * <p>The two wildcards are the control characters {@link #ANY} and {@link #ONE}, which no policy can hold, and not
 * {@code *} and {@code ?}, so that a literal star, which a policy writes as a variable, stays one. Matching takes time
 * O(pattern x text) at worst; most texts fail at the literal head or tail, which are compared first.
 */
record Glob(String pattern, String head, String tail) {
    static final char ANY = '\u0001';
    static final char ONE = '\u0002';
    static final String EVERYTHING = String.valueOf(ANY);

    /** {@return the pattern in which star and question mark of the text are wildcards} */
    static Glob of(String text) {
        return ofPattern(wild(text));
    }

    /** {@return the pattern whose wildcards are {@link #ANY} and {@link #ONE}} */
    static Glob ofPattern(String pattern) {
        int headTo = 0;
        while (headTo < pattern.length() && !isWild(pattern.charAt(headTo))) {
            headTo++;
        }
        int tailFrom = pattern.length();
        while (tailFrom > headTo && !isWild(pattern.charAt(tailFrom - 1))) {
            tailFrom--;
        }
        return new Glob(pattern, pattern.substring(0, headTo), pattern.substring(tailFrom));
    }

    private static boolean isWild(char character) {
        return character == ANY || character == ONE;
    }

    static String wild(String text) {
        return text.replace('*', ANY).replace('?', ONE);
    }

    boolean matches(String text) {
        int from = head.length();
        int patternTo = pattern.length() - tail.length();
        if (from == patternTo) {
            return text.equals(pattern);
        }
        int to = text.length() - tail.length();
        return from <= to
                && text.startsWith(head)
                && text.endsWith(tail)
                && matches(pattern, from, patternTo, text, from, to);
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
