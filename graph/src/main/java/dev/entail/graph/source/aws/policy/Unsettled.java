// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** A condition that no request can settle, because the data lacks what it is about. */
record Unsettled(String must, String mustNot) implements Condition {
    @Override
    public Truth test(Facts facts) {
        return Truth.UNKNOWN;
    }
}
