// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cron expression is due when the clocks of its zone say so, also on the days when these are changed. */
final class CronTest {
    private static final int YEAR = 2026;

    private static List<ZonedDateTime> year(Cron cron) {
        Instant before =
                LocalDate.of(YEAR, 1, 1).atStartOfDay(cron.zone()).toInstant().minusSeconds(1);
        Instant end = LocalDate.of(YEAR + 1, 1, 1)
                .atStartOfDay(cron.zone())
                .toInstant()
                .minusSeconds(1);
        return cron.upTo(before, end, Integer.MAX_VALUE).stream()
                .map(due -> due.atZone(cron.zone()))
                .toList();
    }

    private static List<OffsetDateTime> on(LocalDate day, List<ZonedDateTime> times) {
        return times.stream()
                .filter(time -> time.toLocalDate().equals(day))
                .map(ZonedDateTime::toOffsetDateTime)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,    02:30, 2026-03-29, 2026-03-29T03:00+02:00, 2026-10-25, 2026-10-25T02:30+02:00",
        "America/New_York, 02:30, 2026-03-08, 2026-03-08T03:00-04:00, 2026-11-01, 2026-11-01T02:30-05:00",
        "America/New_York, 01:30, 2026-03-08, 2026-03-08T01:30-05:00, 2026-11-01, 2026-11-01T01:30-04:00",
        "Australia/Lord_Howe, 02:15, 2026-10-04, 2026-10-04T02:30+11:00, 2026-04-05, 2026-04-05T02:15+10:30"
    })
    void isDueOnceEachDayOfAYear(
            String zone,
            LocalTime time,
            LocalDate forward,
            OffsetDateTime afterTheGap,
            LocalDate back,
            OffsetDateTime theFirstOfTwo) {
        Cron daily = Cron.of("%d %d * * *".formatted(time.getMinute(), time.getHour()), zone);
        List<ZonedDateTime> due = year(daily);

        assertThat(due).hasSize(365);
        assertThat(due.stream().map(ZonedDateTime::toLocalDate).distinct()).hasSize(365);
        assertThat(on(forward, due)).containsExactly(afterTheGap);
        assertThat(on(back, due)).containsExactly(theFirstOfTwo);
        assertThat(due.stream().filter(each -> !each.toLocalTime().equals(time)))
                .as("only the gap moves it")
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-03-29, 2026-10-25", "America/New_York, 2026-03-08, 2026-11-01"})
    void runsWhatFallsTogetherInAGapOnceAndWhatIsShownTwiceOnce(String zone, LocalDate forward, LocalDate back) {
        List<ZonedDateTime> due = year(Cron.of("*/15 * * * *", zone));

        assertThat(on(forward, due)).hasSize(23 * 4).doesNotHaveDuplicates();
        assertThat(on(back, due)).hasSize(24 * 4).doesNotHaveDuplicates();
        assertThat(on(back, due).stream().map(OffsetDateTime::toLocalTime)).doesNotHaveDuplicates();
        assertThat(due).hasSize(365 * 96 - 4).isSorted();
    }

    @Test
    void findsTheSameTimesFromWhereverItLooks() {
        long seed = 20260329;
        Random random = new Random(seed);
        for (String zone : List.of("Europe/Berlin", "America/New_York")) {
            Cron cron = Cron.of("7,37 1-3 * * *", zone);
            List<Instant> all =
                    year(cron).stream().map(ZonedDateTime::toInstant).collect(Collectors.toList());
            for (int each = 0; each < 300; each++) {
                Instant after = all.getFirst()
                        .plusSeconds(random.nextLong(
                                all.getLast().getEpochSecond() - all.getFirst().getEpochSecond()));
                Instant expected = all.stream()
                        .filter(due -> due.isAfter(after))
                        .findFirst()
                        .orElseThrow();
                assertThat(cron.next(after))
                        .as("seed %d: after %s in %s", seed, after, zone)
                        .contains(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 8 * * MON      | 2026-01-05T08:00",
                "0 8 * * 7        | 2026-01-04T08:00",
                "0 8 * * 0        | 2026-01-04T08:00",
                "30 6 1 * *       | 2026-02-01T06:30",
                "0 12 13 * FRI    | 2026-01-02T12:00",
                "0 0 29 2 *       | 2028-02-29T00:00",
                "5-10/5 0 * JAN * | 2026-01-02T00:05"
            })
    void readsCrontabs(String text, LocalDateTime first) {
        Instant after = Instant.parse("2026-01-01T12:30:00Z");

        assertThat(Cron.of(text, "UTC").next(after)).contains(first.toInstant(java.time.ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "* * * *", "61 * * * *", "* * * * * *", "@daily", "0 0 L * *", "a b c d e", "0 8 * * MOO"})
    void refusesWhatIsNoCrontab(String text) {
        assertThatThrownBy(() -> Cron.of(text, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("five fields")
                .hasMessageContaining("0 8 * * MON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "Europe/Atlantis", "CET+25"})
    void refusesAZoneThatThereIsNot(String zone) {
        assertThatThrownBy(() -> Cron.of("0 8 * * *", zone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The time zone is '" + zone + "'")
                .hasMessageContaining("Europe/Berlin");
    }

    @Test
    void isNeverDueOnADayThatThereIsNot() {
        assertThat(Cron.of("0 0 31 2 *", "UTC").next(Instant.EPOCH)).isEmpty();
    }

    @Test
    void tellsItsNextTimesOnTheClocksOfItsZone() {
        List<ZonedDateTime> next = Cron.of("0 8 * * *", "Europe/Berlin").next(Instant.parse("2026-03-27T12:00:00Z"), 3);

        assertThat(next)
                .extracting(String::valueOf)
                .containsExactly(
                        "2026-03-28T08:00+01:00[Europe/Berlin]",
                        "2026-03-29T08:00+02:00[Europe/Berlin]",
                        "2026-03-30T08:00+02:00[Europe/Berlin]");
        assertThat(next.getFirst().getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
