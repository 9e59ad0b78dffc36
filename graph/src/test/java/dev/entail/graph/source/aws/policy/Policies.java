// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies and requests as short texts; JSON is written with single quotes. */
final class Policies {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final String USER = "arn:aws:iam::111122223333:user/team/alice";
    static final String ROLE = "arn:aws:iam::111122223333:role/team/builder";
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/builder/run-7";
    static final String OBJECT = "arn:aws:s3:::bucket/key";
    static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:queue";
    static final String OTHER_QUEUE = "arn:aws:sqs:eu-west-1:999988887777:queue";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Policies() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** {@return a document of version 2012-10-17 with the given statements} */
    static PolicyDocument document(String... statements) {
        String list = String.join(",", statements);
        return PolicyDocument.parse(json("{'Version':'2012-10-17','Statement':[" + list + "]}"), "policy");
    }

    static NamedPolicy policy(String name, String... statements) {
        return new NamedPolicy(name, document(statements));
    }

    static String allow(String action, String resource) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    static String deny(String action, String resource) {
        return "{'Effect':'Deny','Action':'" + action + "','Resource':'" + resource + "'}";
    }

    static String allowIf(String condition) {
        return "{'Effect':'Allow','Action':'*','Resource':'*','Condition':" + condition + "}";
    }

    static String denyIf(String condition) {
        return "{'Effect':'Deny','Action':'*','Resource':'*','Condition':" + condition + "}";
    }

    /** {@return a statement of a resource's policy for every action} */
    static String forPrincipal(String effect, String principal) {
        return "{'Effect':'" + effect + "','Principal':" + principal + ",'Action':'*','Resource':'*'}";
    }

    static PolicySet identity(String... statements) {
        return PolicySet.of(List.of(policy("identity", statements)), List.of());
    }

    static PolicySet bounded(PolicySet policies, String... statements) {
        return PolicySet.of(policies.identityPolicies(), List.of(policy("boundary", statements)));
    }

    static Surroundings resource(String... statements) {
        return new Surroundings(List.of(), policy("resource", statements), List.of(), List.of());
    }

    static Request request(String principal, String action, String resource) {
        return new Request(principal, action, resource, null, Context.closed(Map.of()));
    }

    static Request open(String principal, String action, String resource) {
        return new Request(principal, action, resource, null, Context.open(Map.of()));
    }

    /** {@return a context of {@code key=value} texts, where semicolons part several keys and bars several values} */
    static Context context(String pairs) {
        Map<String, List<String>> known = new HashMap<>();
        for (String pair : pairs.isBlank() ? new String[0] : pairs.split(";")) {
            int equals = pair.indexOf('=');
            known.put(
                    pair.substring(0, equals).strip(),
                    Arrays.asList(pair.substring(equals + 1).split("\\|", -1)));
        }
        return Context.closed(known);
    }

    static Decision decide(Request request, PolicySet policies, Surroundings surroundings) {
        return Evaluator.decide(request, policies, surroundings, NOW);
    }

    static Outcome outcome(Request request, PolicySet policies, Surroundings surroundings) {
        return decide(request, policies, surroundings).outcome();
    }
}
