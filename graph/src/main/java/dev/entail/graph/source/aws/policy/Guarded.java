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

    static boolean is(Request request, String lowerCaseAction) {
        String resource = request.resource();
        if (lowerCaseAction.startsWith("sts:")) {
            return resource.startsWith("arn:") && resource.contains(":iam:") && resource.contains(":role/");
        }
        return lowerCaseAction.startsWith("kms:") && resource.startsWith("arn:") && resource.contains(":key/");
    }
}
