// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that an attacker would give to a thing of their own making, so that their policies allow it: each pattern
 * that the policies allow, with something put in the place of its wildcards, as far as it is a thing of that type.
 */
final class AttackerResource {
    private static final String NAME = "entail-new";
    private static final String REGION = "us-east-1";

    private AttackerResource() {}

    /**
     * {@return the names worth trying, the plainest first}
     *
     * @param allowedPatterns what the policies allow some of the actions on
     * @param template the type of thing as an ARN with wildcards, account and partition filled in
     */
    static Set<String> candidates(AwsPrincipal who, List<String> allowedPatterns, String template) {
        Set<String> names = new LinkedHashSet<>();
        names.add(concrete(template, who));
        Pattern type = pattern(template);
        for (String allowed : allowedPatterns) {
            String name = concrete(allowed, who);
            if (type.matcher(name).matches()) {
                names.add(name);
            }
        }
        return names;
    }

    private static String concrete(String pattern, AwsPrincipal who) {
        String filled = pattern.replace("${aws:username}", who.name()).replace('?', 'x');
        String[] parts = filled.split(":", 6);
        if (parts.length < 6) {
            return filled.replace("*", NAME);
        }
        parts[1] = parts[1].replace("*", who.partition());
        parts[3] = parts[3].equals("*") ? REGION : parts[3].replace("*", "");
        parts[4] = parts[4].replace("*", who.account());
        parts[5] = parts[5].replace("*", NAME);
        return String.join(":", parts);
    }

    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        for (String literal : template.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(literal.isEmpty() ? "" : Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString());
    }
}
