// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;

/**
 * The Resource or NotResource element (IAM User Guide, "IAM JSON policy elements: Resource").
 *
 * <p>A pattern is matched over the whole ARN, in its case; a star runs over slashes and colons. A NotResource element
 * with a variable that the request does not carry matches nothing, as the guide says of such a statement.
 */
record ResourceMatcher(boolean negated, List<String> patterns, List<Template> templates) {
    static final ResourceMatcher EVERYTHING = of(false, List.of("*"), false);

    static ResourceMatcher of(boolean negated, List<String> patterns, boolean variables) {
        List<Template> templates = patterns.stream()
                .map(pattern -> TemplateParser.resource(pattern, variables))
                .toList();
        return new ResourceMatcher(negated, List.copyOf(patterns), templates);
    }

    boolean isEverything() {
        return !negated && patterns.contains("*");
    }

    Truth test(String resource, Facts facts) {
        if (negated && templates.stream().anyMatch(template -> template.isUnresolvable(facts))) {
            return Truth.FALSE;
        }
        Truth any = Truth.FALSE;
        for (int i = 0; i < templates.size() && any != Truth.TRUE; i++) {
            any = any.or(templates.get(i).test(resource, facts));
        }
        return negated ? any.not() : any;
    }

    String must(Facts facts) {
        return "the resource must " + (negated ? "not match " : "match ") + unknownPatterns(facts);
    }

    String mustNot(Facts facts) {
        return "the resource must " + (negated ? "match " : "not match ") + unknownPatterns(facts);
    }

    private String unknownPatterns(Facts facts) {
        List<String> unknown = templates.stream()
                .filter(template -> !template.unknownKeys(facts).isEmpty())
                .map(Template::raw)
                .toList();
        return String.join(" or ", unknown);
    }
}
