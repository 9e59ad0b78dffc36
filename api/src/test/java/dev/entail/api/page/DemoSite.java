// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import dev.entail.api.Entail;
import dev.entail.api.demo.DemoOrganisation;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Source;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A server with the sample organisation, as {@code entail demo} starts it. */
final class DemoSite {
    private static final long SEED = 20260930;

    private DemoSite() {}

    static EntailServer start() {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        Entail entail = new Entail(store);
        Map<String, Source> sources = Loader.sources();
        for (DemoOrganisation.Snapshot snapshot : DemoOrganisation.generate(SEED)) {
            LoadOptions options = LoadOptions.at(snapshot.at());
            entail.load(Objects.requireNonNull(sources.get("aws")), Input.of("aws.json", snapshot.awsJson()), options);
            entail.load(
                    Objects.requireNonNull(sources.get("records")),
                    Input.of("records.jsonl", snapshot.recordsJsonl()),
                    options);
        }
        entail.analyze(List.of(), Progress.SILENT);
        return EntailServer.start(entail, ServerOptions.local(0));
    }
}
