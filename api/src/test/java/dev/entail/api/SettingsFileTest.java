// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Setting;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsFileTest {
    @TempDir
    private Path folder;

    private Settings read(String text) throws IOException {
        Path file = folder.resolve("entail.yaml");
        Files.writeString(file, text.replace("\\n", "\n"));
        return SettingsFile.read(file);
    }

    @Test
    void keepsWhatIsUsualWhereNothingIsSet() throws IOException {
        assertThat(read("")).isEqualTo(Settings.USUAL);
        assertThat(read("# nothing yet\n")).isEqualTo(Settings.USUAL);
        assertThat(read("analyses:\n")).isEqualTo(Settings.USUAL);
    }

    @Test
    void readsHowLongExceptionsMayLast() throws IOException {
        assertThat(read("findings:\n  exceptionDays: 90\n").exceptionDays()).isEqualTo(90);
    }

    @Test
    void readsTheSettingsOfAnalyses() throws IOException {
        for (Descriptor analysis : Analyses.all()) {
            for (Setting setting : analysis.settings()) {
                Settings settings = read("analyses:\n  %s:\n    %s: 7.5\n".formatted(analysis.id(), setting.name()));

                assertThat(settings.analyses()).isEqualTo(Map.of(analysis.id(), Map.of(setting.name(), 7.5)));
                assertThat(settings.of(analysis)).contains(new Setting(setting.name(), 7.5, setting.meaning()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other: 1|line 1: other is unknown, allowed is one of analyses, findings, logs, reports, server",
                "analyses:\\n  no.such:\\n    days: 1|line 2: analyses.no.such is unknown, allowed is one of creep.",
                "analyses: 7|line 1: analyses is 7, allowed is a mapping",
                "analyses:\\n  escalation.inherited:\\n    nothing: 1|line 3: analyses.escalation.inherited.nothing is unknown",
                "findings:\\n  exceptionDays: soon|line 2: findings.exceptionDays is \"soon\", allowed is a number",
                "findings:\\n  exceptionDays: -1|line 2: findings.exceptionDays is -1, allowed is a number",
                "findings:\\n  exceptionDays: 1\\n  exceptionDays: 2|line 3: ",
                "a: [|line "
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("entail.yaml, " + message);
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("none.yaml: cannot be read");
    }
}
