// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import java.util.List;

/** Puts the conditions of policies in the words that people use for them. */
final class Phrases {
    private Phrases() {}

    static List<String> of(List<String> conditions) {
        return conditions;
    }
}
