// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the variables of a policy's text: <code>${key}</code>, <code>${key, 'default'}</code>, <code>${*}</code>. */
final class TemplateParser {
    private static final int COLONS_BEFORE_RESOURCE = 5;

    private final String raw;
    private final boolean wild;
    private final boolean ignoresCase;
    private final List<Template.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private TemplateParser(String raw, boolean wild, boolean ignoresCase) {
        this.raw = raw;
        this.wild = wild;
        this.ignoresCase = ignoresCase;
    }

    /** {@return an exact text} */
    static Template exact(String raw, boolean ignoresCase, boolean variables) {
        return new TemplateParser(raw, false, ignoresCase).parse(variables ? 0 : raw.length(), false);
    }

    /** {@return a text with wildcards} */
    static Template wild(String raw, boolean variables) {
        return new TemplateParser(raw, true, false).parse(variables ? 0 : raw.length(), false);
    }

    /** {@return an ARN whose parts are compared one by one} */
    static Template arn(String raw, boolean variables) {
        return new TemplateParser(raw, true, false).parse(variables ? 0 : raw.length(), true);
    }

    /** {@return a pattern of the Resource element, where variables count only behind the fifth colon} */
    static Template resource(String raw, boolean variables) {
        return new TemplateParser(raw, true, false).parse(variables ? resourcePart(raw) : raw.length(), false);
    }

    private static int resourcePart(String raw) {
        int position = 0;
        for (int colons = 0; colons < COLONS_BEFORE_RESOURCE; colons++) {
            int colon = raw.indexOf(':', position);
            if (colon < 0) {
                return raw.length();
            }
            position = colon + 1;
        }
        return position;
    }

    private Template parse(int variablesFrom, boolean arn) {
        text(raw.substring(0, variablesFrom));
        int position = variablesFrom;
        while (position < raw.length()) {
            int start = raw.indexOf("${", position);
            int end = start < 0 ? -1 : raw.indexOf('}', start);
            if (end < 0) {
                break;
            }
            text(raw.substring(position, start));
            variable(raw.substring(start + 2, end).strip());
            position = end + 1;
        }
        text(raw.substring(position));
        flush();
        if (parts.isEmpty()) {
            parts.add(new Template.Text(""));
        }
        return Template.of(raw, parts, ignoresCase, arn);
    }

    private void variable(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            literal.append(inside);
            return;
        }
        flush();
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma).strip();
        String fallback = comma < 0 ? null : unquote(inside.substring(comma + 1).strip());
        parts.add(new Template.Variable(key.toLowerCase(Locale.ROOT), fallback));
    }

    private void text(String text) {
        String cased = ignoresCase ? text.toLowerCase(Locale.ROOT) : text;
        literal.append(wild ? Glob.wild(cased) : cased);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new Template.Text(literal.toString()));
            literal.setLength(0);
        }
    }

    private static String unquote(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
