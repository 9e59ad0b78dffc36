// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in braces that technique files use for what is known only when a technique is applied. */
public final class Placeholders {
    /** The account of the target: in resources and context values. */
    public static final String ACCOUNT = "account";
    /** The partition of that account, such as {@code aws} or {@code aws-us-gov}: in resources and context values. */
    public static final String PARTITION = "partition";
    /** The target: its ARN in resources and context values, what people call it in texts. */
    public static final String TARGET = "target";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private Placeholders() {}

    /**
     * Puts values in the place of placeholders.
     *
     * @throws IllegalArgumentException where the template has a placeholder without a value
     */
    public static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    static Set<String> in(String template) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(template).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String value(MatchResult found, Map<String, String> values) {
        String value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "no value for " + found.group() + "; values are there for " + values.keySet());
        }
        return value;
    }
}
