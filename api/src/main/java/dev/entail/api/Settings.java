// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Setting;
import dev.entail.analytics.finding.Triage;
import dev.entail.api.delivery.DeliverySettings;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a user has set in {@code entail.yaml}; whatever is not there keeps its usual value.
 *
 * @param analyses settings by the id of the analysis and the name of the setting
 * @param exceptionDays how long an exception of a finding may last
 * @param separations files with pairs of duties that are to be apart, beside those that come with Entail
 * @param delivery what reports are delivered with, read by whoever delivers and by nobody else
 */
public record Settings(
        Map<String, Map<String, Double>> analyses,
        long exceptionDays,
        List<Path> separations,
        Supplier<DeliverySettings> delivery) {
    public static final Settings USUAL =
            new Settings(Map.of(), Triage.USUAL_MOST_DAYS, List.of(), () -> DeliverySettings.NONE);

    public Settings {
        analyses = Map.copyOf(analyses);
        separations = List.copyOf(separations);
    }

    /** {@return these settings with the pairs in a folder's {@code .yaml} files, none where there is no such folder} */
    public Settings withSeparations(Path folder) {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pairs = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            return new Settings(analyses, exceptionDays, pairs, delivery);
        } catch (IOException e) {
            throw new BadInput(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return these settings, with reports delivered so} */
    public Settings with(DeliverySettings delivered) {
        return with(() -> delivered);
    }

    /** {@return these settings, with reports delivered as is read once one is} */
    public Settings with(Supplier<DeliverySettings> delivered) {
        return new Settings(analyses, exceptionDays, separations, delivered);
    }

    /**
     * {@return what reports are delivered with}
     *
     * @throws IllegalArgumentException naming the value that is not allowed and who set it
     */
    public DeliverySettings deliveries() {
        return delivery.get();
    }

    /** {@return the settings of an analysis with the values that hold here} */
    public List<Setting> of(Descriptor analysis) {
        Map<String, Double> set = analyses.getOrDefault(analysis.id(), Map.of());
        return analysis.settings().stream()
                .map(usual -> new Setting(usual.name(), set.getOrDefault(usual.name(), usual.value()), usual.meaning()))
                .toList();
    }
}
