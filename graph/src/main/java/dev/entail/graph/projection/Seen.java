// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.Map;

/** Which of the stored claims and relations a question is about. */
interface Seen {
    /** {@return the number of the last load to see} */
    long version();

    /** {@return the condition on a claim or relation of this name, over {@link #parameters()}} */
    String condition(String variable);

    Map<String, Object> parameters();
}
