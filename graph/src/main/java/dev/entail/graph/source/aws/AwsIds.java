// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

/** The ids of nodes for which AWS has no ARN, or not one of their own. */
public final class AwsIds {
    /** Whoever has an AWS account, meant by the principal {@code *}. */
    public static final String ANYONE = "aws:anyone";

    private AwsIds() {}

    public static String account(String number) {
        return "aws:account/" + number;
    }

    static String inlinePolicy(String holder, String name) {
        return holder + "/inline-policy/" + name;
    }

    static String statement(String policy, int index) {
        return policy + "#" + index;
    }

    static String accessKey(String keyId) {
        return "aws:access-key/" + keyId;
    }

    static String password(String user) {
        return user + "/login-profile";
    }
}
