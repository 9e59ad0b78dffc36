// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices that the seed settles. */
final class Dice {
    private static final String KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@return a number from one to the other, both included} */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    LocalDate dayBefore(LocalDate day, int least, int most) {
        return day.minusDays(between(least, most));
    }

    /** {@return an identifier as AWS makes them, of a prefix and 16 letters and digits} */
    String awsId(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int count = 0; count < 16; count++) {
            id.append(KEY_LETTERS.charAt(random.nextInt(KEY_LETTERS.length())));
        }
        return id.toString();
    }

    String hex() {
        return String.format(java.util.Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
    }
}
