// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import dev.entail.api.demo.Services.Service;
import java.time.LocalDate;

/** One machine identity, with what its dice say of it. */
record Machine(String id, String name, String kind, String provider, Service service, String task, String environment) {
    /** One of twelve was made between the dates. */
    LocalDate created(Dice dice) {
        return dice.chance(8)
                ? Quarter.FIRST.day().plusDays(dice.between(3, 180))
                : dice.dayBefore(Quarter.FIRST.day(), 20, 1800);
    }

    /** Most have a purpose, an environment, a birthday and a last use; the rest is what an inventory lacks. */
    Props properties(Dice dice, LocalDate created, Quarter quarter) {
        Props properties = Props.of("kind", kind)
                .with("name", name)
                .with("provider", provider)
                .with("status", "ACTIVE");
        if (dice.chance(78)) {
            properties.with("purpose", task + " for " + service.name());
        }
        if (dice.chance(85)) {
            properties.with("environment", environment);
        }
        if (dice.chance(90)) {
            properties.time("createdAt", created);
        }
        int use = dice.below(100);
        LocalDate once = created.plusDays(dice.between(1, 90));
        if (use < 65) {
            properties.time("lastActiveAt", latest(created, quarter.day().minusDays(dice.below(20))));
        } else if (use < 85 && quarter.knows(once)) {
            properties.time("lastActiveAt", once);
        }
        return properties;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
