// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** AWS accounts as facts of the graph, written a line each, for tests of what follows from them. */
final class AwsFacts {
    static final String ACCOUNT = "111122223333";
    static final String EVERYTHING = "Allow * on *";
    static final String LAMBDA = "lambda.amazonaws.com";

    private final List<String> lines = new ArrayList<>();
    private final Set<String> accounts = new HashSet<>();

    static String user(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
    }

    static String role(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    static String bucket(String name) {
        return "arn:aws:s3:::" + name;
    }

    /** An account, with properties such as {@code inventory=AWS::Lambda::Function}. */
    AwsFacts account(String number, String... properties) {
        accounts.add(number);
        return node("Scope", "aws:account/" + number, with(properties, "kind=ACCOUNT", "provider=aws"));
    }

    /** A user or role with statements such as {@code Allow s3:GetObject on *}. */
    AwsFacts principal(String arn, String... statements) {
        boolean role = arn.contains(":role/");
        String[] properties = {
            role ? "kind=CLOUD_ROLE" : "kind=UNKNOWN",
            "name=" + arn.substring(arn.lastIndexOf('/') + 1),
            "provider=aws",
            role ? "nativeType=AWS::IAM::Role" : "nativeType=AWS::IAM::User"
        };
        node("Identity", arn, properties);
        return statements.length == 0 ? contained(arn) : contained(arn).policy(arn, document(statements));
    }

    AwsFacts policy(String holder, String document) {
        String id = holder + "/inline-policy/own";
        node(
                "Role",
                id,
                "name=own",
                "provider=aws",
                "nativeType=AWS::IAM::InlinePolicy",
                "account=" + ACCOUNT,
                "document=" + document);
        return relation("HAS_ROLE", holder, id);
    }

    AwsFacts role(String arn, String trust, String... statements) {
        principal(arn, statements);
        lines.removeIf(line -> line.contains("\"id\":\"" + arn + "\""));
        return node(
                "Identity",
                arn,
                "kind=CLOUD_ROLE",
                "name=" + arn.substring(arn.lastIndexOf('/') + 1),
                "provider=aws",
                "nativeType=AWS::IAM::Role",
                "trustPolicy=" + trust);
    }

    AwsFacts thing(String label, String id, String type, String... properties) {
        node(label, id, with(properties, "provider=aws", "nativeType=" + type, "name=" + id));
        return contained(id);
    }

    private AwsFacts contained(String id) {
        String number = id.split(":", 6)[4];
        String account = accounts.contains(number) ? number : ACCOUNT;
        return relation("CONTAINS", "aws:account/" + account, id);
    }

    AwsFacts node(String label, String id, String... properties) {
        ObjectNode node = RecordCodec.JSON.createObjectNode();
        ObjectNode values = node.put("label", label).put("id", id).putObject("properties");
        for (String property : properties) {
            int equals = property.indexOf('=');
            String name = property.substring(0, equals);
            String value = property.substring(equals + 1);
            if (Set.of("inventory", "serviceControlPolicies", "resourceControlPolicies", "tags")
                    .contains(name)) {
                ArrayNode list = values.putArray(name);
                List.of(value.split(",")).stream()
                        .filter(item -> !item.isEmpty())
                        .forEach(list::add);
            } else if (value.equals("true") || value.equals("false")) {
                values.put(name, value.equals("true"));
            } else {
                values.put(name, value);
            }
        }
        lines.add(node.toString());
        return this;
    }

    AwsFacts relation(String kind, String from, String to, String... properties) {
        ObjectNode relation = RecordCodec.JSON.createObjectNode();
        ObjectNode values =
                relation.put("relation", kind).put("from", from).put("to", to).putObject("properties");
        for (String property : properties) {
            values.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        lines.add(relation.toString());
        return this;
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of(some));
        return all.toArray(String[]::new);
    }

    /** A policy of statements such as {@code Deny s3:* on arn:aws:s3:::bucket/* if {...}}. */
    static String document(String... statements) {
        ObjectNode document = RecordCodec.JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode list = document.putArray("Statement");
        for (String text : statements) {
            String[] condition = text.split(" if ", 2);
            String[] words = condition[0].split(" ");
            ObjectNode statement = list.addObject()
                    .put("Effect", words[0])
                    .put("Action", words[1])
                    .put("Resource", words[3]);
            if (condition.length > 1) {
                statement.set("Condition", json(condition[1]));
            }
        }
        return document.toString();
    }

    /** A policy of a resource: statements that name a principal each, {@code Allow s3:* on * for AWS arn...}. */
    static String guard(String... statements) {
        ObjectNode document = RecordCodec.JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode list = document.putArray("Statement");
        for (String text : statements) {
            String[] condition = text.split(" if ", 2);
            String[] words = condition[0].split(" ");
            ObjectNode statement = list.addObject().put("Effect", words[0]).put("Action", words[1]);
            if (!words[3].equals("-")) {
                statement.put("Resource", words[3]);
            }
            statement.putObject("Principal").put(words[5], words[6]);
            if (condition.length > 1) {
                statement.set("Condition", json(condition[1]));
            }
        }
        return document.toString();
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return RecordCodec.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    Reach load() {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        byte[] records = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        new Loader(store, List.of(new AwsEscalation()))
                .load(
                        new RecordsSource(),
                        Input.of("facts.jsonl", records),
                        LoadOptions.at(Instant.parse("2026-11-01T00:00:00Z")));
        Snapshot snapshot = Snapshot.latest(store, Optional.empty());
        return new Reach(new EscalationView(snapshot, ProjectionReader.read(snapshot)));
    }

    /** Who reaches what in the graph. */
    record Reach(EscalationView view) {
        /** {@return the best path of an identity to a target, empty where there is none} */
        Optional<Escalation> of(String from, String to) {
            return view.escalations(Optional.of(to)).stream()
                    .filter(escalation -> escalation.identity().id().equals(from))
                    .findFirst();
        }

        Set<String> whoReaches(String target) {
            Set<String> names = new HashSet<>();
            view.escalations(Optional.of(target))
                    .forEach(escalation -> names.add(escalation.identity().id()));
            return names;
        }
    }
}
