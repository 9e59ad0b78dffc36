// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphRecord;

/** Takes what a source says, record by record. */
public interface RecordSink {
    /**
     * Takes one record.
     *
     * @param source who says it, such as {@code aws:111122223333}; a load is the whole truth of each source it names
     * @throws dev.entail.graph.GraphException.BadInput where the record cannot be taken and the load stops on errors
     */
    void accept(String source, GraphRecord graphRecord, Place place);

    /** Reports a part of the input that is wrong: stops the load, or counts it, as the load was asked to. */
    void reject(Place place, String reason);

    /** Says something about the input that is no error but that its reader should know, such as a missing part. */
    void warn(Place place, String reason);
}
