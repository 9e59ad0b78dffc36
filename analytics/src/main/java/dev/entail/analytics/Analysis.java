// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.List;

/**
 * A kind of finding: one class, found by {@link java.util.ServiceLoader}, with a test beside it and a page in
 * {@code docs/analyses}. Whatever lists analyses derives it from {@link #about()}.
 */
public interface Analysis {
    Descriptor about();

    /** {@return what it finds in the graph of this context, in no particular order} */
    List<Suspicion> run(AnalysisContext context);
}
