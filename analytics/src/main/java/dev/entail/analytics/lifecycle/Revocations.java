// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The time to revoke by system: from the leaving to the last removal, over all who left. */
final class Revocations {
    private final List<Double> closed = new ArrayList<>();
    private final List<Double> openHours = new ArrayList<>();
    private long closedUnknown;
    private long open;

    static List<Revocation> of(AnalysisContext context, Histories histories, Predicate<String> nodes) {
        List<String> leavers = Departures.of(context).stream()
                .filter(leaver -> !leaver.departure().at().isAfter(context.at()))
                .map(leaver -> leaver.person().id())
                .filter(nodes)
                .toList();
        Map<String, Revocations> bySystem = new TreeMap<>();
        Offboarding.of(context, histories, leavers).values().forEach(items -> {
            Map<String, List<OffboardingItem>> own = new TreeMap<>();
            items.stream()
                    .filter(OffboardingItem::isRevocation)
                    .filter(item -> nodes.test(item.thing().id()))
                    .forEach(item -> own.computeIfAbsent(item.system(), any -> new ArrayList<>())
                            .add(item));
            own.forEach((system, some) ->
                    bySystem.computeIfAbsent(system, any -> new Revocations()).add(some));
        });
        return bySystem.entrySet().stream()
                .map(entry -> entry.getValue().summary(entry.getKey()))
                .toList();
    }

    private void add(Collection<OffboardingItem> ofOneLeaver) {
        List<OffboardingItem> left =
                ofOneLeaver.stream().filter(item -> !item.isDone()).toList();
        if (!left.isEmpty()) {
            open++;
            left.stream()
                    .flatMap(item -> item.hours().stream())
                    .findFirst()
                    .ifPresent(hours -> openHours.add((double) hours));
            return;
        }
        if (ofOneLeaver.stream().anyMatch(item -> item.hours().isEmpty())) {
            closedUnknown++;
            return;
        }
        closed.add((double) ofOneLeaver.stream()
                .mapToLong(item -> item.hours().orElseThrow())
                .max()
                .orElseThrow());
    }

    private Revocation summary(String system) {
        return new Revocation(system, closed.size(), closedUnknown, open, median(), most(closed), most(openHours));
    }

    private OptionalDouble median() {
        if (closed.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = closed.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    private static OptionalDouble most(List<Double> hours) {
        return hours.stream().mapToDouble(Double::doubleValue).max();
    }
}
