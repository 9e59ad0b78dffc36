// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import java.time.Instant;

/**
 * What became of a person, as the differences between what a source said at two times tell.
 *
 * @param kind JOINED, MOVED, LEFT or RETURNED
 * @param since when the source last said otherwise, so that it happened between the two
 */
record LifecycleEvent(String person, String kind, Instant at, Instant since, String reason, String detail) {
    /** {@return its id, the same whenever it is concluded again} */
    String id() {
        return "entail:lifecycle/" + kind + "/" + at + "/" + person;
    }
}
