// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.Random;

/**
 * Makes policy documents as people write them: some actions of one service, by name or with a wildcard, on some of its
 * resources or all of them, now and then under a condition. The same random numbers make the same documents.
 */
final class PolicyDocuments {
    static final String ACCOUNT = "111122223333";

    private static final List<Service> SERVICES = List.of(
            new Service("s3", "arn:aws:s3:::data-%d", List.of("GetObject", "PutObject", "ListBucket", "DeleteObject")),
            new Service("sqs", regional("sqs", "queue-%d"), List.of("SendMessage", "ReceiveMessage", "GetQueueUrl")),
            new Service("dynamodb", regional("dynamodb", "table/t-%d"), List.of("GetItem", "PutItem", "Query", "Scan")),
            new Service("ec2", regional("ec2", "instance/i-%d"), List.of("DescribeInstances", "StopInstances")),
            new Service("logs", regional("logs", "log-group:g-%d"), List.of("PutLogEvents", "CreateLogStream")),
            new Service("kms", regional("kms", "key/k-%d"), List.of("Decrypt", "GenerateDataKey", "DescribeKey")),
            new Service("sns", regional("sns", "topic-%d"), List.of("Publish", "Subscribe", "ListTopics")),
            new Service("secretsmanager", regional("secretsmanager", "secret:s-%d"), List.of("GetSecretValue")));

    private static final List<String> CONDITIONS = List.of(
            "{\"StringEquals\": {\"aws:RequestedRegion\": [\"eu-west-1\", \"eu-central-1\"]}}",
            "{\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}",
            "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}",
            "{\"StringLike\": {\"aws:PrincipalTag/team\": \"team-*\"}}");

    private final Random random;

    PolicyDocuments(Random random) {
        this.random = random;
    }

    /** One thing that can be asked for. */
    record Wish(String action, String resource) {}

    private record Service(String name, String resource, List<String> actions) {}

    private static String regional(String service, String resource) {
        return "arn:aws:" + service + ":eu-west-1:" + ACCOUNT + ":" + resource;
    }

    ObjectNode document(int statements) {
        ObjectNode document = RecordCodec.JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode list = document.putArray("Statement");
        for (int statement = 0; statement < statements; statement++) {
            addStatement(list.addObject());
        }
        return document;
    }

    /** {@return an action on a resource of which the documents speak; whether one of them allows it is chance} */
    Wish wish() {
        Service service = any(SERVICES);
        return new Wish(service.name() + ":" + any(service.actions()), resource(service));
    }

    private void addStatement(ObjectNode statement) {
        Service service = any(SERVICES);
        statement.put("Effect", random.nextInt(20) == 0 ? "Deny" : "Allow");
        ArrayNode actions = statement.putArray("Action");
        for (int action = random.nextInt(1, 5); action > 0; action--) {
            actions.add(service.name() + ":" + pattern(any(service.actions())));
        }
        ArrayNode resources = statement.putArray("Resource");
        for (int resource = random.nextInt(1, 4); resource > 0; resource--) {
            resources.add(resourcePattern(service));
        }
        if (random.nextInt(5) == 0) {
            statement.set("Condition", Json.parse(any(CONDITIONS)));
        }
    }

    private String pattern(String action) {
        return random.nextInt(3) == 0 ? action.substring(0, 3) + "*" : action;
    }

    private String resourcePattern(Service service) {
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1, 2, 3 -> service.resource().replace("%d", random.nextInt(10) + "*");
            default -> resource(service);
        };
    }

    private String resource(Service service) {
        return service.resource().replace("%d", String.valueOf(random.nextInt(100)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
