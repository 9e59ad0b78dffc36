// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import dev.entail.analytics.finding.Finding;
import java.io.IOException;

/** Writes findings one by one, so that any number of them fits; closing it ends the document. */
public interface FindingWriter extends AutoCloseable {
    void write(Finding finding) throws IOException;

    @Override
    void close() throws IOException;
}
