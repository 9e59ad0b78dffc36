// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.Entail;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.DeliveryKind;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.schedule.BegunRun;
import dev.entail.api.schedule.CatchUp;
import dev.entail.api.schedule.Cron;
import dev.entail.api.schedule.ReportOrder;
import dev.entail.api.schedule.ReportRun;
import dev.entail.api.schedule.Schedule;
import dev.entail.api.schedule.ScheduleDraft;
import dev.entail.api.schedule.Schedules;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphException.NotFound;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of schedules, and reports that are asked for now. */
final class ScheduleMutations {
    private final Entail entail;
    private final Schedules schedules;

    ScheduleMutations(Entail entail, Schedules schedules) {
        this.entail = entail;
        this.schedules = schedules;
    }

    /** The schedule as it was saved. */
    record ReportScheduleSuccess(Schedule schedule) implements Outcome {}

    /** What is gone. */
    record DeleteSuccess(String id) implements Outcome {}

    /** The run as it begins. */
    record ReportRunSuccess(ReportRun run, String task) implements Outcome {}

    void wire(RuntimeWiring.Builder wiring) {
        Stream.of("ReportSchedulePayload", "DeletePayload", "ReportRunPayload")
                .forEach(union -> wiring.type(union, type -> type.typeResolver(Outcome.RESOLVER)));
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createReportSchedule", this::create)
                        .dataFetcher("updateReportSchedule", this::update)
                        .dataFetcher("deleteReportSchedule", this::delete)
                        .dataFetcher("runReport", this::run));
    }

    private Outcome create(DataFetchingEnvironment environment) {
        return answered(
                "",
                () -> new ReportScheduleSuccess(schedules.create(
                        draft(Arguments.input(environment, "input")),
                        Caller.origin(environment).caller(),
                        Instant.now())));
    }

    private Outcome update(DataFetchingEnvironment environment) {
        String id = Arguments.required(environment, "id");
        return answered(
                id,
                () -> new ReportScheduleSuccess(schedules.update(
                        id,
                        draft(Arguments.input(environment, "input")),
                        Caller.origin(environment).caller(),
                        Instant.now())));
    }

    private Outcome delete(DataFetchingEnvironment environment) {
        String id = Arguments.required(environment, "id");
        return answered(id, () -> new DeleteSuccess(schedules.delete(id).id()));
    }

    private Outcome run(DataFetchingEnvironment environment) {
        Map<String, Object> input = Arguments.input(environment, "input");
        Optional<String> schedule = text(input, "schedule");
        Optional<String> report = text(input, "report");
        if (schedule.isPresent() == report.isPresent()) {
            return new Outcome.BadRequest("Give either 'schedule' or 'report'");
        }
        return answered(schedule.orElse(""), () -> {
            if (schedule.isPresent()) {
                return started(environment, schedules.begin(schedules.require(schedule.get())));
            }
            ReportOrder order = order(report.get(), input);
            return started(
                    environment,
                    schedules.begin(
                            order,
                            time(input, "asOf"),
                            time(input, "since"),
                            Caller.origin(environment).caller()));
        });
    }

    private Outcome started(DataFetchingEnvironment environment, BegunRun begun) {
        ReportRun run = begun.run();
        return entail.tasks()
                .submit(
                        "report",
                        run.name(),
                        Caller.name(environment),
                        progress -> TextNode.valueOf(begun.carryOut().id()),
                        begun::close)
                .<Outcome>map(task -> new ReportRunSuccess(run, task.id()))
                .orElseGet(() -> new Outcome.NotAllowed("Too much waits already; ask again later", run.id()));
    }

    private static Outcome answered(String id, Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (NotFound e) {
            return new Outcome.NotFound(String.valueOf(e.getMessage()), id);
        } catch (Schedules.RunsAlready e) {
            return new Outcome.NotAllowed(String.valueOf(e.getMessage()), id);
        } catch (IllegalArgumentException | BadInput e) {
            return new Outcome.BadRequest(String.valueOf(e.getMessage()));
        }
    }

    private static ScheduleDraft draft(Map<String, Object> input) {
        return new ScheduleDraft(
                text(input, "name"),
                order(text(input, "report").orElseThrow(), input),
                Cron.of(text(input, "cron").orElseThrow(), text(input, "zone").orElse("UTC")),
                CatchUp.valueOf(text(input, "catchUp").orElse("ONCE")),
                Boolean.TRUE.equals(input.get("suspended")));
    }

    private static ReportOrder order(String report, Map<String, Object> input) {
        return new ReportOrder(
                report,
                filter(input.get("filter")),
                Arguments.list(input, "formats").stream()
                        .map(ReportFormat::valueOf)
                        .toList(),
                deliveries(input.get("deliveries")));
    }

    @SuppressWarnings("unchecked")
    private static ReportFilter filter(@Nullable Object input) {
        if (input == null) {
            return ReportFilter.ALL;
        }
        Map<String, Object> conditions = (Map<String, Object>) input;
        return new ReportFilter(
                new HashSet<>(Arguments.list(conditions, "departments")),
                new HashSet<>(Arguments.list(conditions, "kinds")),
                new HashSet<>(Arguments.list(conditions, "scopes")));
    }

    private static List<Delivery> deliveries(@Nullable Object input) {
        return input instanceof List<?> list
                ? list.stream()
                        .map(Map.class::cast)
                        .map(each -> new Delivery(
                                DeliveryKind.valueOf(String.valueOf(each.get("kind"))), String.valueOf(each.get("to"))))
                        .toList()
                : List.of();
    }

    private static Optional<String> text(Map<String, Object> input, String name) {
        return Optional.ofNullable(input.get(name)).map(String::valueOf);
    }

    private static Optional<Instant> time(Map<String, Object> input, String name) {
        return Optional.ofNullable((OffsetDateTime) input.get(name)).map(OffsetDateTime::toInstant);
    }
}
