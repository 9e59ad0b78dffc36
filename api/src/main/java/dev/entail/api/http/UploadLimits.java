// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

/**
 * How much an upload may be.
 *
 * @param bytes as it is sent
 * @param expandedBytes once it is expanded, all entries together
 * @param ratio how many times larger it may become by being expanded
 * @param entries how many files an archive may hold
 */
record UploadLimits(long bytes, long expandedBytes, int ratio, int entries) {
    static final UploadLimits USUAL = new UploadLimits(2L << 30, 16L << 30, 200, 10_000);

    UploadLimits withBytes(long sent, long expanded) {
        return new UploadLimits(sent, expanded, ratio, entries);
    }
}
