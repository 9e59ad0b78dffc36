// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the conditions of policies in the words that people use for them: {@code aws:MultiFactorAuthPresent must be true}
 * is "needs MFA". A condition on a key without a phrase stays as it is.
 */
final class Phrases {
    private static final Pattern CLAUSE = Pattern.compile("(?:the request must carry )?"
            + "(?<key>[\\w.:/@+=-]*:[\\w.:/@+=-]+)(?:, which)? (?<must>must not|must) "
            + "(?<verb>be less than|be at most|be greater than|be at least|be before|be at or before|be after"
            + "|be at or after|be in|be \\(in any case\\)|be the bytes|be|match) "
            + "(?<values>.*?)(?:, if the request carries it)?");
    private static final Pattern BETWEEN = Pattern.compile(" and (?=\\S+ must |the request must |the resource must )");
    private static final Pattern ALTERNATIVE =
            Pattern.compile(", or (?=\\S+ must |the request must |the resource must )");
    private static final Pattern UNKNOWN =
            Pattern.compile("(?<name>.+), whose document is not in the data, must (?<not>not )?allow it");

    /** What to say of a key, with the values in the place of the mark; the second where it must not have them. */
    private record Phrase(String must, String mustNot) {}

    private static final Map<String, Phrase> OF_KEY = Map.ofEntries(
            phrase("aws:sourceip", "only from %s", "not from %s"),
            phrase("aws:vpcsourceip", "only from %s inside a VPC", "not from %s inside a VPC"),
            phrase("aws:sourcevpc", "only from VPC %s", "not from VPC %s"),
            phrase("aws:sourcevpce", "only through VPC endpoint %s", "not through VPC endpoint %s"),
            phrase("aws:requestedregion", "only in region %s", "not in region %s"),
            phrase("aws:principalorgid", "only from organisation %s", "not from organisation %s"),
            phrase("aws:principalorgpaths", "only from organisation path %s", "not from organisation path %s"),
            phrase("aws:principalaccount", "only from account %s", "not from account %s"),
            phrase("aws:sourceaccount", "only on behalf of account %s", "not on behalf of account %s"),
            phrase("aws:sourcearn", "only on behalf of %s", "not on behalf of %s"),
            phrase("aws:principalarn", "only as %s", "not as %s"),
            phrase("aws:userid", "only as user id %s", "not as user id %s"),
            phrase("aws:username", "only as user %s", "not as user %s"),
            phrase("aws:calledvia", "only through service %s", "not through service %s"),
            phrase("aws:useragent", "only with user agent %s", "not with user agent %s"),
            phrase("aws:referer", "only with referer %s", "not with referer %s"),
            phrase("sts:externalid", "needs the external id %s", "needs another external id than %s"),
            phrase("sts:rolesessionname", "only with the session name %s", "not with the session name %s"),
            phrase("sts:sourceidentity", "only with the source identity %s", "not with the source identity %s"),
            phrase("iam:passedtoservice", "only for service %s", "not for service %s"),
            phrase(
                    "iam:permissionsboundary",
                    "only with the permissions boundary %s",
                    "not with the permissions boundary %s"),
            phrase("iam:policyarn", "only with policy %s", "not with policy %s"),
            phrase("iam:associatedresourcearn", "only for resource %s", "not for resource %s"),
            phrase("kms:viaservice", "only through service %s", "not through service %s"),
            phrase("ec2:instanceprofile", "only with the instance profile %s", "not with the instance profile %s"),
            phrase("saml:aud", "only for audience %s", "not for audience %s"));

    private Phrases() {}

    private static Map.Entry<String, Phrase> phrase(String key, String must, String mustNot) {
        return Map.entry(key, new Phrase(must, mustNot));
    }

    static List<String> of(List<String> conditions) {
        return conditions.stream().map(Phrases::of).toList();
    }

    private static String of(String condition) {
        return Arrays.stream(ALTERNATIVE.split(condition))
                .map(alternative -> Arrays.stream(BETWEEN.split(alternative))
                        .map(Phrases::clause)
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }

    private static String clause(String text) {
        Matcher unknown = UNKNOWN.matcher(text);
        if (unknown.matches()) {
            String verb = unknown.group("not") == null ? " allows it" : " does not allow it";
            return unknown.group("name") + ", which is not in the export," + verb;
        }
        Matcher clause = CLAUSE.matcher(text);
        return clause.matches() ? clause(clause) : text;
    }

    private static String clause(Matcher clause) {
        String key = clause.group("key");
        String values = clause.group("values");
        boolean must = clause.group("must").equals("must");
        String lower = key.toLowerCase(Locale.ROOT);
        Phrase known = OF_KEY.get(lower);
        if (known != null) {
            return (must ? known.must() : known.mustNot()).formatted(values);
        }
        String flag = flag(lower, must == values.equalsIgnoreCase("true"));
        if (!flag.isEmpty() && values.matches("(?i)true|false")) {
            return flag;
        }
        return family(key, lower, clause.group("verb"), values, must).orElse(clause.group());
    }

    private static String flag(String key, boolean yes) {
        return switch (key) {
            case "aws:multifactorauthpresent" -> yes ? "needs MFA" : "only without MFA";
            case "aws:securetransport" -> yes ? "only over TLS" : "only without TLS";
            case "aws:viaawsservice" -> yes ? "only through an AWS service" : "not through an AWS service";
            case "aws:principalisawsservice" -> yes ? "only as an AWS service" : "not as an AWS service";
            default -> "";
        };
    }

    private static java.util.Optional<String> family(
            String key, String lower, String verb, String values, boolean must) {
        String name = key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf(':')) + 1);
        String relation = must ? " must " + verb + " " : " must not " + verb + " ";
        return java.util.Optional.ofNullable(
                switch (lower) {
                    case "aws:currenttime" ->
                        (must ? "only at a time that must " : "only at a time that must not ") + verb + " " + values;
                    case "aws:multifactorauthage" -> "needs MFA whose age in seconds" + relation + values;
                    default -> {
                        if (lower.contains(":principaltag/")) {
                            yield "its tag " + name + relation + values;
                        }
                        if (lower.contains(":resourcetag/")) {
                            yield "the tag " + name + " of what it acts on" + relation + values;
                        }
                        if (lower.contains(":requesttag/")) {
                            yield "the tag " + name + " that it gives" + relation + values;
                        }
                        if (name.equals("sub")) {
                            yield (must ? "only for subject " : "not for subject ") + values;
                        }
                        yield name.equals("aud") ? (must ? "only for audience " : "not for audience ") + values : null;
                    }
                });
    }
}
