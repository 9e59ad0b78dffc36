// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeparationsTest {
    private static final String GOOD = """
        - id: ship-and-bill
          title: can both ship and bill
          severity: HIGH
          left: { name: ships, roles: ["shipper*"] }
          right: { name: bills, roles: ["biller"], permissions: ["bill:create"] }
        """;

    @TempDir
    private Path folder;

    @Test
    void theBundledPairsAreThereWithBothDuties() {
        List<Separation> all = Separations.bundled().all();

        assertThat(all).hasSizeGreaterThan(10).extracting(Separation::id).contains("payment-initiate-approve");
        assertThat(all).allSatisfy(pair -> assertThat(pair.title()).startsWith("can both "));
    }

    @Test
    void pairsOfAUserAreJudgedWithTheBundledOnes() throws IOException {
        Separations separations = Separations.with(List.of(file(GOOD)));
        AnalysisContext context = Found.context("2026-03-15T00:00:00Z", """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            a Role name="Shipper (west)"
            b Role name=biller
            hr:1 -HAS_ROLE-> a
            hr:1 -HAS_ROLE-> b
            """, Map.of());
        context.shared(Separations.class, any -> separations);

        List<Suspicion> found = new ToxicCombination().run(context);

        assertThat(found)
                .extracting(Suspicion::title)
                .containsExactly("Ann can both ship and bill: Shipper (west) and biller");
    }

    @Test
    void aPairOfAUserTakesThePlaceOfTheBundledOne() throws IOException {
        Separations separations =
                Separations.with(List.of(file(GOOD.replace("ship-and-bill", "payment-initiate-approve"))));

        assertThat(separations.all()).hasSameSizeAs(Separations.bundled().all());
        assertThat(separations.all()).extracting(Separation::title).contains("can both ship and bill");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        severity: HIGH      | severity: AWFUL     | entry 1 (ship-and-bill), severity: "AWFUL" is not allowed; allowed: CRITICAL, HIGH, MEDIUM, LOW
        id: ship-and-bill   | id: Ship            | entry 1 (Ship), id: "Ship" is not allowed; allowed: lower-case letters, digits and single hyphens
        ["shipper*"]        | ["*"]               | left.roles.0: "*" is not allowed; allowed: a name in which * stands for any text
        title: can          | titel: can          | entry 1 (ship-and-bill): titel is not a known field; allowed: id, title, severity, left, right
        name: bills,        |                     | right: name is missing
        severity: HIGH      | severity: [HIGH     | line
        """)
    void saysWhatIsWrongInAFileAndWhatIsAllowed(String good, String bad, String message) throws IOException {
        Path file = file(GOOD.replace(good, bad == null ? "" : bad));

        assertThatThrownBy(() -> Separations.with(List.of(file)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void anIdComesOnce() throws IOException {
        Path file = file(GOOD + GOOD);

        assertThatThrownBy(() -> Separations.with(List.of(file)))
                .hasMessage(file + ": the id 'ship-and-bill' comes twice; each id is allowed once");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), content);
    }
}
