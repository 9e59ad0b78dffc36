// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.ExecutionResult;
import java.util.Map;
import org.reactivestreams.Publisher;

/** What a document is answered with. */
public sealed interface Answer {
    /** A query's or mutation's one response, or the refusal of a subscription. */
    record One(Map<String, Object> response) implements Answer {}

    /** A response for each event, until whoever takes them cancels. */
    record Many(Publisher<ExecutionResult> events) implements Answer {}
}
