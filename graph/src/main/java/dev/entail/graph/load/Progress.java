// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

/** Hears how far long work has come. */
@FunctionalInterface
public interface Progress {
    /** A listener that does nothing. */
    Progress SILENT = (phase, done, total) -> {};

    /**
     * Called now and then while work goes on.
     *
     * @param phase what is being done, in a word or two
     * @param done how many units are done
     * @param total how many there are, or -1 where nobody knows
     */
    void at(String phase, long done, long total);
}
