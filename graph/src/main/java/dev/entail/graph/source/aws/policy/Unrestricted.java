// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * What no policy decides: questions that AWS answers to everyone, and what an account's root user never can or always
 * can do (AWS STS API Reference; Amazon S3 API Reference, "PutBucketPolicy").
 */
final class Unrestricted {
    private Unrestricted() {}

    /** {@return whether the caller can do it without a permission, even against a deny} */
    static boolean isFree(Caller caller, String lowerCaseAction) {
        return switch (lowerCaseAction) {
            case "sts:getcalleridentity" -> caller.isInAccount();
            case "sts:getsessiontoken" -> caller.kind() == Caller.Kind.USER || caller.kind() == Caller.Kind.ROOT;
            default -> false;
        };
    }

    /** {@return whether the root user of the bucket's account can do it whatever the bucket's policy says} */
    static boolean isSparedByBucketPolicy(Caller caller, String lowerCaseAction) {
        return caller.kind() == Caller.Kind.ROOT
                && switch (lowerCaseAction) {
                    case "s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy" -> true;
                    default -> false;
                };
    }

    /** {@return whether AWS refuses it to an account's root user, whom no role lets in} */
    static boolean isClosedToRoot(Caller caller, String lowerCaseAction) {
        return caller.kind() == Caller.Kind.ROOT && lowerCaseAction.equals("sts:assumerole");
    }
}
