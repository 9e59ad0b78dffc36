// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.graph.GraphException.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All analyses of this build. */
public final class Analyses {
    private static final Map<String, Analysis> ALL = load();

    private Analyses() {}

    private static Map<String, Analysis> load() {
        Map<String, Analysis> analyses = new TreeMap<>();
        ServiceLoader.load(Analysis.class).forEach(analysis -> {
            if (analyses.put(analysis.about().id(), analysis) != null) {
                throw new IllegalStateException(
                        "Two analyses have the id " + analysis.about().id());
            }
        });
        return java.util.Collections.unmodifiableMap(analyses);
    }

    /** {@return what each analysis is, by id} */
    public static List<Descriptor> all() {
        return ALL.values().stream().map(Analysis::about).toList();
    }

    /** {@return the analysis of this id, empty where this build has none, such as one of an older build} */
    public static Optional<Descriptor> find(String id) {
        return Optional.ofNullable(ALL.get(id)).map(Analysis::about);
    }

    /**
     * {@return the analysis of this id}
     *
     * @throws NotFound naming those that there are
     */
    public static Descriptor require(String id) {
        Analysis analysis = ALL.get(id);
        if (analysis == null) {
            throw new NotFound(
                    "There is no analysis '" + id + "', allowed is one of " + String.join(", ", ALL.keySet()));
        }
        return analysis.about();
    }

    /**
     * {@return the analyses of these ids in the order of their ids, all where none is given}
     *
     * @throws NotFound naming those that there are
     */
    public static List<Analysis> chosen(Collection<String> ids) {
        ids.forEach(Analyses::require);
        return ALL.values().stream()
                .filter(analysis ->
                        ids.isEmpty() || ids.contains(analysis.about().id()))
                .toList();
    }
}
