// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.KeptFiles;
import dev.entail.api.schedule.Cron;
import dev.entail.api.schedule.ReportRun;
import dev.entail.api.schedule.ReportRun.Sent;
import dev.entail.api.schedule.Schedule;
import dev.entail.api.schedule.Schedules;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports that come by themselves, and the history of their runs. */
final class ScheduleFeature implements Feature {
    private static final int MOST_NEXT = 100;

    private final Schedules schedules;
    private final KeptFiles kept;
    private final ScheduleMutations mutations;

    ScheduleFeature(Entail entail) {
        this.schedules = new Schedules(entail);
        this.kept = entail.settings().deliveries().kept();
        this.mutations = new ScheduleMutations(entail, schedules);
    }

    @Override
    public String schema() {
        return "schedule";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("reportSchedules", environment -> Connections.of(schedules.all(), environment))
                        .dataFetcher(
                                "reportRuns", environment -> runs(Arguments.text(environment, "schedule"), environment))
                        .dataFetcher("reportTimes", ScheduleFeature::reportTimes));
        wiring.type(
                "ReportSchedule",
                type -> type.dataFetcher("report", schedule(it -> it.order().report()))
                        .dataFetcher("cron", schedule(it -> it.cron().text()))
                        .dataFetcher("zone", schedule(it -> it.cron().zone().getId()))
                        .dataFetcher("filter", schedule(it -> it.order().filter()))
                        .dataFetcher("formats", schedule(it -> it.order().formats()))
                        .dataFetcher("deliveries", schedule(it -> it.order().deliveries()))
                        .dataFetcher("concurrency", schedule(it -> "FORBID"))
                        .dataFetcher("suspended", schedule(Schedule::isSuspended))
                        .dataFetcher("savedAt", schedule(it -> Arguments.time(it.savedAt())))
                        .dataFetcher("createdAt", schedule(it -> Arguments.time(it.createdAt())))
                        .dataFetcher("nextRuns", ScheduleFeature::nextRuns)
                        .dataFetcher("lastRun", schedule(this::lastRun))
                        .dataFetcher("runs", this::runsOf));
        wiring.type(
                "ReportFilter",
                type -> type.dataFetcher("departments", sorted("departments"))
                        .dataFetcher("kinds", sorted("kinds"))
                        .dataFetcher("scopes", sorted("scopes")));
        wiring.type(
                "ReportDelivery",
                type -> type.dataFetcher(
                        "shown",
                        environment -> source(environment, Delivery.class).shown()));
        wireRun(wiring);
        mutations.wire(wiring);
    }

    private void wireRun(RuntimeWiring.Builder wiring) {
        wiring.type(
                "ReportRun",
                type -> type.dataFetcher(
                                "schedule",
                                run(it -> it.schedule().flatMap(schedules::find).orElse(null)))
                        .dataFetcher("status", run(ReportRun::state))
                        .dataFetcher("slot", run(it -> Arguments.time(it.slot())))
                        .dataFetcher("startedAt", run(it -> Arguments.time(it.startedAt())))
                        .dataFetcher("finishedAt", run(it -> time(it.finishedAt())))
                        .dataFetcher("duration", run(ScheduleFeature::duration))
                        .dataFetcher("graphVersion", run(it -> it.graphVersion().orElse(null)))
                        .dataFetcher("asOf", run(it -> time(it.asOf())))
                        .dataFetcher("since", run(it -> time(it.since()))));
        wiring.type(
                "ReportFile",
                type -> type.dataFetcher(
                        "kept",
                        environment -> kept.find(source(environment, ReportRun.Output.class)
                                        .sha256())
                                .isPresent()));
        wiring.type(
                "ReportDeliveryResult",
                type -> type.dataFetcher(
                        "at",
                        environment -> time(source(environment, Sent.class).at())));
    }

    private static DataFetcher<@Nullable Object> schedule(Function<Schedule, @Nullable Object> value) {
        return environment -> value.apply(source(environment, Schedule.class));
    }

    private static DataFetcher<@Nullable Object> run(Function<ReportRun, @Nullable Object> value) {
        return environment -> value.apply(source(environment, ReportRun.class));
    }

    private static <T> T source(DataFetchingEnvironment environment, Class<T> type) {
        return type.cast(Objects.requireNonNull(environment.<Object>getSource()));
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> time) {
        return time.map(Arguments::time).orElse(null);
    }

    private static DataFetcher<Object> sorted(String condition) {
        return environment -> {
            var filter = source(environment, dev.entail.analytics.report.ReportFilter.class);
            return switch (condition) {
                case "departments" -> filter.departments().stream().sorted().toList();
                case "kinds" -> filter.kinds().stream().sorted().toList();
                default -> filter.scopes().stream().sorted().toList();
            };
        };
    }

    private static @Nullable Object duration(ReportRun run) {
        return run.finishedAt()
                .map(end -> Duration.between(run.startedAt(), end).toMillis())
                .orElse(null);
    }

    private static List<OffsetDateTime> nextRuns(DataFetchingEnvironment environment) {
        return next(source(environment, Schedule.class).cron(), environment);
    }

    private static List<OffsetDateTime> reportTimes(DataFetchingEnvironment environment) {
        String zone = Arguments.text(environment, "zone").orElse("UTC");
        return next(Cron.of(environment.getArgumentOrDefault("cron", ""), zone), environment);
    }

    private static List<OffsetDateTime> next(Cron cron, DataFetchingEnvironment environment) {
        int most = Objects.requireNonNullElse(environment.<Integer>getArgument("n"), 5);
        if (most < 0 || most > MOST_NEXT) {
            throw new IllegalArgumentException("n is " + most + ", allowed is 0 to " + MOST_NEXT);
        }
        return cron.next(Instant.now(), most).stream()
                .map(ZonedDateTime::toOffsetDateTime)
                .toList();
    }

    private @Nullable Object lastRun(Schedule schedule) {
        return schedules.runs(Optional.of(schedule.id()), 0, 1).stream()
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> runsOf(DataFetchingEnvironment environment) {
        return runs(Optional.of(source(environment, Schedule.class).id()), environment);
    }

    private Map<String, Object> runs(Optional<String> schedule, DataFetchingEnvironment environment) {
        return Connections.of(
                schedules.countRuns(schedule), environment, (skip, limit) -> schedules.runs(schedule, skip, limit));
    }
}
