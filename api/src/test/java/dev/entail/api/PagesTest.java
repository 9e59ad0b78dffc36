// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Descriptor;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each analysis and each source has its page, each analysis its test. */
final class PagesTest {
    private static final Path ROOT = Path.of("..");

    static Stream<Descriptor> analyses() {
        return Analyses.all().stream();
    }

    static Stream<Source> sources() {
        return Loader.sources().values().stream();
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void eachAnalysisHasAPageThatNamesItsControls(Descriptor analysis) throws IOException {
        Path page = ROOT.resolve(analysis.documentation());
        assertThat(page).exists();
        String text = Files.readString(page);
        assertThat(text).startsWith("# " + analysis.id());
        assertThat(analysis.controls()).allSatisfy(control -> assertThat(text).contains(control.id()));
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void eachAnalysisHasATest(Descriptor analysis) throws IOException {
        try (Stream<Path> tests = Files.walk(ROOT.resolve("analytics/src/test/java"))) {
            assertThat(tests.filter(file -> file.toString().endsWith("Test.java")))
                    .as("a test that names %s", analysis.id())
                    .anySatisfy(file -> assertThat(Files.readString(file)).contains('"' + analysis.id() + '"'));
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void eachSourceHasAPage(Source source) {
        assertThat(ROOT.resolve(source.documentation())).exists();
    }

    @Test
    void findsAnalysesAndSourcesWithoutACentralList() {
        assertThat(Analyses.all())
                .extracting(Descriptor::id)
                .contains("escalation.to-tier-zero", "escalation.inherited");
        assertThat(Loader.sources()).containsKeys("aws", "records");
    }
}
