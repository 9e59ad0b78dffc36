// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * Tells the resources whose own policy must allow every access, even within their account: roles, by their trust
 * policy, and KMS keys, by their key policy (IAM User Guide, "Policy evaluation logic"; KMS Developer Guide, "Key
 * policies in AWS KMS").
 */
final class Guarded {
    private Guarded() {}

    static boolean is(String resource, String lowerCaseAction) {
        if (!resource.startsWith("arn:")) {
            return false;
        }
        if (lowerCaseAction.startsWith("sts:")) {
            return resource.contains(":iam:") && resource.contains(":role/");
        }
        return lowerCaseAction.startsWith("kms:") && resource.contains(":key/");
    }

    /** {@return what must hold where the policy is not given: such a resource always has one} */
    static String must(String resource, String lowerCaseAction) {
        String kind = lowerCaseAction.startsWith("sts:") ? "trust policy" : "key policy";
        return "the " + kind + " of " + resource + ", which the data does not tell, must allow it";
    }
}
