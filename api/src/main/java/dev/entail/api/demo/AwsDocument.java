// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Authorization details in the making, of several accounts in one document. */
final class AwsDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json = JSON.createObjectNode();
    private final ArrayNode users = json.putArray("UserDetailList");
    private final ArrayNode groups = json.putArray("GroupDetailList");
    private final ArrayNode roles = json.putArray("RoleDetailList");
    private final ArrayNode policies = json.putArray("Policies");
    private final Map<String, ObjectNode> byArn = new LinkedHashMap<>();

    ObjectNode user() {
        return users.addObject();
    }

    ObjectNode group() {
        return groups.addObject();
    }

    ObjectNode role() {
        return roles.addObject();
    }

    ObjectNode policy(String arn) {
        ObjectNode policy = policies.addObject();
        byArn.put(arn, policy);
        return policy;
    }

    /** Counts one more use of a policy, as a boundary or attached. */
    void count(String policyArn, String field) {
        ObjectNode policy = byArn.get(policyArn);
        if (policy == null) {
            throw new IllegalStateException("the policy " + policyArn + " is used before it is made");
        }
        policy.put(field, policy.path(field).asInt() + 1);
    }

    byte[] bytes() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
