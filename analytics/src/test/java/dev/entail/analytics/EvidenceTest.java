// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence is kept as text and read again as it was. */
final class EvidenceTest {
    private static final Instant SEEN = Instant.parse("2026-01-05T10:00:00.123Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", " a \"quoted\" \\ line\nand another ", "{not: json}", "\u202E\uD83D\uDD11 \u0000"})
    void isReadAsItWasWritten(String words) {
        Evidence evidence = new Evidence(words, words, words, Map.of("a", words, "b", "x"), SEEN);

        assertThat(Evidence.of(evidence.text())).isEqualTo(evidence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"said by hand", "{\"summary\":\"cut o", "[1]", "{\"observedAt\":\"yesterday\"}"})
    void whatIsNoEvidenceStandsInItsOwnWords(String text) {
        assertThat(Evidence.of(text)).isEqualTo(new Evidence(text, "", "", Map.of(), Instant.EPOCH));
    }

    @Test
    void whatItDoesNotKnowIsLeftOut() {
        String text = """
                {"summary":"s","more":{"summary":"other"},"detail":"none","observedAt":"2026-01-05T10:00:00.123Z"}""";

        assertThat(Evidence.of(text)).isEqualTo(new Evidence("s", "", "", Map.of(), SEEN));
    }
}
