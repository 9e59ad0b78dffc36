// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.Set;

/** Which actions resource control policies reach (AWS Organizations User Guide, "Resource control policies"). */
final class ResourceControl {
    private static final Set<String> SERVICES = Set.of(
            "s3",
            "sts",
            "kms",
            "sqs",
            "secretsmanager",
            "ecr",
            "aoss",
            "cognito-identity",
            "cognito-idp",
            "logs",
            "dynamodb");

    private ResourceControl() {}

    static boolean reaches(String lowerCaseAction) {
        int colon = lowerCaseAction.indexOf(':');
        return colon > 0
                && SERVICES.contains(lowerCaseAction.substring(0, colon))
                && !lowerCaseAction.equals("kms:retiregrant");
    }
}
