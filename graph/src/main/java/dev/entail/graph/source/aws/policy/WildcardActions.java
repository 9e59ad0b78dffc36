// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The actions that know no resource, such as {@code iam:ListUsers}: AWS checks them against a star, so that a statement
 * on a particular ARN does not speak of them (Service Authorization Reference, "Actions table").
 */
final class WildcardActions {
    private static final String FILE = "wildcard-only-actions.txt";
    private static final String EVERYTHING = "*";
    private static final Set<String> ACTIONS = read();

    private WildcardActions() {}

    static boolean contains(String lowerCaseAction) {
        return ACTIONS.contains(lowerCaseAction);
    }

    /** {@return the resource that AWS checks such an action against} S3 takes {@code arn:aws:s3:::*} for a star. */
    static String resource(String lowerCaseAction, String principal) {
        if (!lowerCaseAction.startsWith("s3:")) {
            return EVERYTHING;
        }
        int end = principal.startsWith("arn:") ? principal.indexOf(':', "arn:".length()) : -1;
        return (end < 0 ? "arn:aws" : principal.substring(0, end)) + ":s3:::*";
    }

    private static Set<String> read() {
        Set<String> actions = new HashSet<>();
        try (InputStream file = Objects.requireNonNull(WildcardActions.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, actions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(actions);
    }

    private static void add(String line, Set<String> actions) {
        String lower = line.toLowerCase(Locale.ROOT);
        int colon = lower.indexOf(':');
        String service = lower.substring(0, colon + 1);
        for (String name : lower.substring(colon + 1).strip().split(" ", -1)) {
            actions.add(service + name);
        }
    }
}
