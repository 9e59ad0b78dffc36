// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * Matches ARNs part by part, as the Arn condition operators do (IAM User Guide, "IAM JSON policy elements: Condition
 * operators"): a wildcard stays within its part, only the sixth part may hold colons.
 *
 * <p>A pattern that is one star stands for every ARN.
 */
final class ArnGlob {
    private static final int PARTS = 6;

    private ArnGlob() {}

    static boolean matches(String pattern, String arn) {
        if (pattern.equals(Glob.EVERYTHING)) {
            return arn.startsWith("arn:");
        }
        int patternFrom = 0;
        int from = 0;
        for (int part = 1; part < PARTS; part++) {
            int patternTo = pattern.indexOf(':', patternFrom);
            int to = arn.indexOf(':', from);
            if (patternTo < 0 || to < 0 || !Glob.matches(pattern, patternFrom, patternTo, arn, from, to)) {
                return false;
            }
            patternFrom = patternTo + 1;
            from = to + 1;
        }
        return Glob.matches(pattern, patternFrom, pattern.length(), arn, from, arn.length());
    }
}
