// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.demo.Services.Service;

/** Makes trust policies: for services, principals, vendors, single sign-on, pipelines and clusters. */
final class AwsTrust {
    static final String GITHUB = "token.actions.githubusercontent.com";
    static final String CLUSTER = "oidc.eks.eu-west-1.amazonaws.com/id/MERIDIANPROD01";

    private AwsTrust() {}

    static ObjectNode service(String name) {
        return trust("Service", name + ".amazonaws.com", "sts:AssumeRole");
    }

    static ObjectNode principal(String arn) {
        return trust("AWS", arn, "sts:AssumeRole");
    }

    static ObjectNode vendor(String account, String externalId) {
        ObjectNode trust = principal("arn:aws:iam::" + account + ":root");
        return when(trust, "sts:ExternalId", externalId);
    }

    static ObjectNode signOn(String account) {
        ObjectNode trust =
                trust("Federated", "arn:aws:iam::" + account + ":saml-provider/meridian-sso", "sts:AssumeRoleWithSAML");
        return when(trust, "SAML:aud", "https://signin.aws.amazon.com/saml");
    }

    static ObjectNode github(String account, Service service) {
        return when(provider(account, GITHUB), GITHUB + ":sub", mainBranch(service));
    }

    static ObjectNode cluster(String account, Service service) {
        return when(provider(account, CLUSTER), CLUSTER + ":sub", serviceAccount(service));
    }

    static String mainBranch(Service service) {
        return "repo:meridian-freight/" + service.name() + ":ref:refs/heads/main";
    }

    static String serviceAccount(Service service) {
        return "system:serviceaccount:" + service.name() + ":api";
    }

    private static ObjectNode provider(String account, String host) {
        String arn = "arn:aws:iam::" + account + ":oidc-provider/" + host;
        return when(trust("Federated", arn, "sts:AssumeRoleWithWebIdentity"), host + ":aud", "sts.amazonaws.com");
    }

    private static ObjectNode trust(String type, String principal, String action) {
        ObjectNode trust = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = trust.putArray("Statement").addObject().put("Effect", "Allow");
        statement.putObject("Principal").put(type, principal);
        statement.put("Action", action);
        return trust;
    }

    private static ObjectNode when(ObjectNode trust, String key, String value) {
        ObjectNode statement = (ObjectNode) trust.path("Statement").get(0);
        statement
                .withObjectProperty("Condition")
                .withObjectProperty("StringEquals")
                .put(key, value);
        return trust;
    }
}
