// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Corpus;
import dev.entail.analytics.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers by what they hold, and who stands out among them, on the access of real organisations, of which nothing else is known. */
final class SimilarPeersTest {
    private static final String AT = "2026-03-01T00:00:00Z";
    private static final double SIMILAR = 0.5;
    private static final int FEWEST = 5;
    private static final long SEED = 20260301;

    /** Who holds what, as a file tells it. */
    private record Matrix(TreeMap<String, Set<String>> held, Map<String, BitSet> bits) {
        static Matrix read(String name) throws IOException {
            TreeMap<String, Set<String>> held = new TreeMap<>();
            for (String line : Files.readAllLines(Corpus.file("rolemining/" + name + ".txt"))) {
                String[] parts = line.strip().split("\\s+", -1);
                if (parts.length == 2) {
                    held.computeIfAbsent("u" + parts[0], any -> new TreeSet<>()).add("p" + parts[1]);
                }
            }
            return new Matrix(held, new HashMap<>());
        }

        AnalysisContext context() {
            StringBuilder text = new StringBuilder();
            held.values().stream()
                    .flatMap(Set::stream)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(permission -> text.append("%1$s Permission actions=[%1$s]\n".formatted(permission)));
            held.forEach((user, permissions) -> {
                text.append(user).append(" Identity kind=SERVICE_ACCOUNT status=ACTIVE\n");
                permissions.forEach(permission -> text.append(user + " -GRANTS-> " + permission + "\n"));
            });
            return Found.context(AT, text.toString(), Map.of());
        }

        double similarity(String one, String other) {
            BitSet both = (BitSet) bits(one).clone();
            both.and(bits(other));
            return (double) both.cardinality()
                    / (bits(one).cardinality() + bits(other).cardinality() - both.cardinality());
        }

        private BitSet bits(String user) {
            return bits.computeIfAbsent(user, any -> {
                BitSet set = new BitSet();
                held.getOrDefault(user, Set.of())
                        .forEach(permission -> set.set(Integer.parseInt(permission.substring(1))));
                return set;
            });
        }

        void give(String user, List<String> permissions) {
            held.getOrDefault(user, new TreeSet<>()).addAll(permissions);
            bits.remove(user);
        }

        long peersOf(String user) {
            return held.keySet().stream()
                    .filter(other -> !other.equals(user) && similarity(user, other) >= SIMILAR)
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hc", "domino", "emea", "fire2", "americas_small"})
    void findsThoseWhoHoldMuchTheSameWithoutComparingAll(String name) throws IOException {
        Matrix matrix = Matrix.read(name);
        Roster roster = Roster.of(matrix.context());
        long begin = System.nanoTime();
        SimilarPeers index = new SimilarPeers(roster);
        int[][] found = new int[roster.size()][];
        for (int member = 0; member < found.length; member++) {
            found[member] = index.of(member, SIMILAR);
        }
        long time = (System.nanoTime() - begin) / 1_000_000;

        int withEnough = 0;
        int judged = 0;
        for (int member = 0; member < found.length; member++) {
            String id = roster.member(member).id();
            for (int peer : found[member]) {
                assertThat(matrix.similarity(id, roster.member(peer).id())).isGreaterThanOrEqualTo(SIMILAR);
            }
            boolean isEnough = matrix.peersOf(id) >= FEWEST;
            withEnough += isEnough ? 1 : 0;
            judged += isEnough && found[member].length >= FEWEST ? 1 : 0;
            assertThat(isEnough || found[member].length < FEWEST).isTrue();
        }
        System.out.printf(
                "%s: of %d users %d have %d peers or more by comparing all; of these %d are found so, all in %d ms%n",
                name, roster.size(), withEnough, FEWEST, judged, time);
        assertThat((double) judged).isGreaterThanOrEqualTo(0.95 * withEnough);
    }

    /** Each fortieth user with peers and enough of its own to keep them is given four rare or new permissions that no peer has; they are to stand out. */
    @ParameterizedTest
    @CsvSource({"hc, 2", "domino, 0", "emea, 0", "fire2, 9", "americas_small, 84"})
    void thoseWhoWereGivenWhatNoPeerHasStandOut(String name, int count) throws IOException {
        Matrix matrix = Matrix.read(name);
        Map<String, Double> before = scores(matrix);
        Set<String> planted = plant(matrix, before.keySet());
        Map<String, Double> after = scores(matrix);

        List<String> ranked = after.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        double auc = auc(ranked, planted);
        long hits = outstanding(after).stream().filter(planted::contains).count();
        System.out.printf(
                "%s: %d of %d users have peers, %d of them stand out; of %d with four planted grants %d do, AUC %.3f%n",
                name, before.size(), matrix.held().size(), outstanding(before).size(), planted.size(), hits, auc);
        assertThat(outstanding(before).size()).isLessThanOrEqualTo(before.size() / 5);
        assertThat(planted).hasSize(count);
        assertThat((double) hits).isGreaterThanOrEqualTo(0.95 * planted.size());
        assertThat(auc).isGreaterThanOrEqualTo(0.9);
    }

    private static Map<String, Double> scores(Matrix matrix) {
        Outliers outliers = Outliers.of(matrix.context());
        Map<String, Double> scores = new HashMap<>();
        matrix.held().keySet().forEach(user -> outliers.of(user).ifPresent(it -> scores.put(user, it.score())));
        return scores;
    }

    private static Set<String> outstanding(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= 0.65)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> plant(Matrix matrix, Set<String> judged) {
        Random random = new Random(SEED);
        Map<String, Long> holders = matrix.held().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
        List<String> users = judged.stream()
                .filter(user -> matrix.bits(user).cardinality() >= 8)
                .sorted()
                .toList();
        Set<String> planted = new TreeSet<>();
        for (int number = 0; number < users.size(); number += 40) {
            String user = users.get(number);
            Set<String> near = new TreeSet<>();
            matrix.held().forEach((other, permissions) -> {
                if (matrix.similarity(user, other) >= SIMILAR / 2) {
                    near.addAll(permissions);
                }
            });
            List<String> strange = new ArrayList<>(holders.keySet());
            strange.removeIf(permission -> near.contains(permission)
                    || holders.getOrDefault(permission, 0L) > matrix.held().size() / 100);
            Collections.shuffle(strange, random);
            List.of(1, 2, 3, 4).forEach(more -> strange.add("p" + (100_000 + more)));
            matrix.give(user, strange.subList(0, 4));
            planted.add(user);
        }
        return planted;
    }

    /** The probability that somebody who was planted ranks before somebody who was not. */
    private static double auc(List<String> ranked, Set<String> planted) {
        int[] places = IntStream.range(0, ranked.size())
                .filter(place -> planted.contains(ranked.get(place)))
                .toArray();
        long after = 0;
        for (int number = 0; number < places.length; number++) {
            after += ranked.size() - places[number] - (places.length - number);
        }
        long pairs = (long) places.length * (ranked.size() - places.length);
        return pairs == 0 ? 1 : (double) after / pairs;
    }
}
