// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inputs of all shapes in one load, with the checks that the store's loads make. */
@ExtendWith(SharedStore.class)
final class LoadedInputsTest {
    private static LoadReport load(GraphStore store, String at, String... names) {
        List<String> paths = java.util.Arrays.stream(names)
                .map(name -> Facts.corpus(name).toString())
                .toList();
        return new Loader(store, List.of())
                .load(
                        new AwsSource(),
                        InputFiles.of(paths, InputStream.nullInputStream()),
                        LoadOptions.at(Instant.parse(at)));
    }

    @Test
    void loadsAFolderABundleAndAnExportAtOnceAndFindsNothingNewTheSecondTime(GraphStore store) {
        String[] inputs = {
            "aws/accounts/cloudmapper-demo",
            "aws/accounts/iam-vulnerable.json",
            "aws/scenarios/cross-account__ops-to-prod__one-hop__github-oidc-cross-account-pivot.json"
        };

        LoadReport first = load(store, "2026-11-01T00:00:00Z", inputs);
        LoadReport second = load(store, "2026-11-02T00:00:00Z", inputs);

        assertThat(first.skipped()).isZero();
        assertThat(first.sources()).contains("aws:123456789012", "aws:111111111111", "aws:333333333333");
        assertThat(second.nodes().isNothing()).isTrue();
        assertThat(second.relations().isNothing()).isTrue();
        assertThat(Snapshot.latest(store, Optional.empty()).entity("arn:aws:s3:::cloudmapper_demo"))
                .isPresent();
    }
}
