// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real exports that are not part of the project; tests that need one are skipped where it is absent. */
public final class Corpus {
    private Corpus() {}

    /** {@return a file of the corpus, after checking that it is there} */
    public static Path file(String name) {
        String folder = System.getProperty("entail.corpus", "../../shared/data");
        Path file = Path.of(folder).resolve(name);
        assumeThat(Files.exists(file)).as("the corpus holds %s", name).isTrue();
        return file;
    }
}
