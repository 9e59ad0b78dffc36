// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.analytics.aws.AwsPrincipal.Kind;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which principals all policies treat alike, so that what is found for one of them holds for the others.
 *
 * <p>Principals of one account with equal policies differ only in what a policy can ask of them: their ARN, their user
 * id and the tags that some policy names. A policy of their own with a variable makes each of its holders different.
 */
final class Alike {
    private static final Pattern TAG = Pattern.compile("aws:principaltag/([^\"}, ]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSONAL =
            Pattern.compile("aws:(username|userid|principalarn)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> IDENTIFYING = Set.of("aws:principalarn", "aws:userid", "aws:username");

    private final Set<String> personalPolicies = new HashSet<>();
    private final Set<String> tagKeys = new TreeSet<>();
    private final Set<String> exact = new HashSet<>();
    private final Set<String> wild = new LinkedHashSet<>();
    private List<Pattern> patterns = List.of();
    private final Map<String, Key> known = new HashMap<>();
    private boolean allDiffer;

    /** What two principals must have in common. */
    record Key(PolicySet policies, String account, Kind kind, String self, List<String> marks) {}

    /** Takes in a policy that some principals hold. */
    void held(String id, String document) {
        tags(document);
        if (PERSONAL.matcher(document).find()) {
            personalPolicies.add(id);
        }
    }

    /** Takes in a policy about all principals: of a resource or of the organisation. */
    void shared(JsonNode document) {
        String text = document.toString();
        tags(text);
        allDiffer |= text.toLowerCase(Locale.ROOT).contains("${aws:user");
        for (JsonNode statement : each(document.path("Statement"))) {
            statement.path("Principal").forEach(this::mark);
            statement.path("NotPrincipal").forEach(this::mark);
            statement
                    .path("Condition")
                    .forEach(keys -> keys.properties().forEach(key -> {
                        if (IDENTIFYING.contains(key.getKey().toLowerCase(Locale.ROOT))) {
                            mark(key.getValue());
                        }
                    }));
        }
        patterns = wild.stream().map(Alike::pattern).toList();
    }

    private void tags(String text) {
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            tagKeys.add(tag.group(1).toLowerCase(Locale.ROOT));
        }
    }

    private static Iterable<JsonNode> each(JsonNode value) {
        return value.isArray() ? value : List.of(value);
    }

    private void mark(JsonNode values) {
        for (JsonNode value : each(values)) {
            String text = value.asText();
            (text.contains("*") || text.contains("?") ? wild : exact).add(text);
        }
    }

    /** {@return whether a policy tells principals with equal policies apart} */
    static boolean isPersonal(String document) {
        return PERSONAL.matcher(document).find() || TAG.matcher(document).find();
    }

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int index = 0; index < glob.length(); index++) {
            char character = glob.charAt(index);
            regex.append(character == '*' ? ".*" : character == '?' ? "." : Pattern.quote(String.valueOf(character)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** {@return what a principal has in common with those that all policies treat like it} */
    Key of(AwsPrincipal who) {
        Key key = known.get(who.id());
        if (key == null) {
            key = key(who);
            known.put(who.id(), key);
        }
        return key;
    }

    private Key key(AwsPrincipal who) {
        boolean different = allDiffer
                || exact.contains(who.id())
                || exact.contains(who.name())
                || who.held().keySet().stream().anyMatch(personalPolicies::contains)
                || who.policies().boundaries().stream()
                        .anyMatch(boundary -> personalPolicies.contains(boundary.name()));
        List<String> marks = new ArrayList<>();
        for (Map.Entry<String, String> tag : who.tags().entrySet()) {
            if (tagKeys.contains(tag.getKey().toLowerCase(Locale.ROOT))) {
                marks.add(tag.getKey() + "=" + tag.getValue());
            }
        }
        for (int index = 0; index < patterns.size(); index++) {
            if (patterns.get(index).matcher(who.id()).matches()) {
                marks.add(String.valueOf(index));
            }
        }
        String self = different || who.kind() == Kind.GROUP ? who.id() : "";
        return new Key(who.policies(), who.account(), who.kind(), self, marks);
    }
}
