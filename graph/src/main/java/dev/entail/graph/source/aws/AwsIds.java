// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

/** The ids of nodes for which AWS has no ARN, or not one of their own. */
public final class AwsIds {
    /** Whoever has an AWS account, meant by the principal {@code *}. */
    public static final String ANYONE = "aws:anyone";

    private AwsIds() {}

    /** {@return whether a text is the number of an AWS account: twelve digits} */
    public static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    public static String account(String number) {
        return "aws:account/" + number;
    }

    /** {@return the id of an organisation of AWS Organizations} */
    public static String organization(String id) {
        return "aws:organization/" + id;
    }

    /** {@return the id of a root or organisational unit} */
    public static String unit(String organization, String unit) {
        return organization(organization) + "/" + unit;
    }

    /** {@return the id of an AWS service as a thing that is used, such as {@code aws:service/s3}} */
    public static String service(String namespace) {
        return "aws:service/" + namespace;
    }

    /** {@return the id of a repository whose workflows sign in by federation} */
    public static String githubRepository(String repository) {
        return "github:repo:" + repository;
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
