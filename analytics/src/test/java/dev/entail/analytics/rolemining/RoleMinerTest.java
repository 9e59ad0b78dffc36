// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.analytics.Corpus;
import dev.entail.graph.GraphException.TimedOut;
import dev.entail.graph.store.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoleMinerTest {
    @Test
    void findsTheTwoRolesThatOverlap() {
        List<MinedRole> roles = RoleMiner.mine(of("11100", "11100", "00111", "00111", "11111"));

        assertThat(roles).hasSize(2);
        assertThat(rebuilt(roles, 5))
                .isEqualTo(List.of(bits("11100"), bits("11100"), bits("00111"), bits("00111"), bits("11111")));
    }

    @Test
    void nobodyHoldingAnythingNeedsNoRole() {
        assertThat(RoleMiner.mine(of("000", "000"))).isEmpty();
    }

    @Test
    void rebuildsWhateverIsHeld() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<BitSet> rows = new ArrayList<>();
            for (int user = 0; user < 30; user++) {
                BitSet row = new BitSet();
                for (int column = 0; column < 25; column++) {
                    row.set(column, random.nextInt(3) == 0);
                }
                rows.add(row);
            }
            List<MinedRole> roles = RoleMiner.mine(new Assignments(rows, 25));

            assertThat(rebuilt(roles, 30)).as("seed " + seed).isEqualTo(rows);
            assertThat(roles.size()).as("seed " + seed).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void endsWhenItsTimeIsOver() {
        long seed = 7;
        Random random = new Random(seed);
        List<BitSet> rows = new ArrayList<>();
        for (int user = 0; user < 3_000; user++) {
            BitSet row = new BitSet();
            random.ints(40, 0, 600).forEach(row::set);
            rows.add(row);
        }
        Assignments all = new Assignments(rows, 600);

        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(200), () -> RoleMiner.mine(all)))
                .as("seed " + seed)
                .isInstanceOf(TimedOut.class);
    }

    @ParameterizedTest
    @CsvSource({"hc, 14", "domino, 20", "emea, 34", "fire2, 10", "americas_small, 178"})
    void comesCloseToTheFewestRolesKnown(String name, int fewest) throws IOException {
        Assignments all = read(Corpus.file("rolemining/" + name + ".txt"));
        long begin = System.nanoTime();
        List<MinedRole> roles = RoleMiner.mine(all);
        System.out.printf(
                "%s: %d users, %d permissions, %d assignments: %d roles (fewest known %d) in %d ms%n",
                name,
                all.users(),
                all.columns(),
                all.size(),
                roles.size(),
                fewest,
                (System.nanoTime() - begin) / 1_000_000);

        List<BitSet> rows = new ArrayList<>();
        for (int user = 0; user < all.users(); user++) {
            rows.add(all.row(user));
        }
        assertThat(rebuilt(roles, all.users())).isEqualTo(rows);
        assertThat((double) roles.size()).isLessThanOrEqualTo(1.10 * fewest);
    }

    private static Assignments read(Path file) throws IOException {
        Map<String, Integer> users = new HashMap<>();
        Map<String, Integer> columns = new HashMap<>();
        List<BitSet> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.strip().split("\\s+", -1);
            if (parts.length < 2) {
                continue;
            }
            int user = users.computeIfAbsent(parts[0], any -> {
                rows.add(new BitSet());
                return users.size();
            });
            rows.get(user).set(columns.computeIfAbsent(parts[1], any -> columns.size()));
        }
        return new Assignments(rows, columns.size());
    }

    private static List<BitSet> rebuilt(List<MinedRole> roles, int users) {
        List<BitSet> rows = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            rows.add(new BitSet());
        }
        roles.forEach(
                role -> role.users().stream().forEach(user -> rows.get(user).or(role.columns())));
        return rows;
    }

    private static Assignments of(String... rows) {
        List<BitSet> all = new ArrayList<>();
        for (String row : rows) {
            all.add(bits(row));
        }
        return new Assignments(all, rows[0].length());
    }

    private static BitSet bits(String row) {
        BitSet bits = new BitSet();
        for (int column = 0; column < row.length(); column++) {
            bits.set(column, row.charAt(column) == '1');
        }
        return bits;
    }
}
