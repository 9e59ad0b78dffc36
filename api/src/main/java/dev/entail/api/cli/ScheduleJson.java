// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.schedule.ReportRun;
import dev.entail.api.schedule.Schedule;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;

/** Schedules and their runs as JSON, with the names of the GraphQL schema. */
final class ScheduleJson {
    private static final int SHOWN_TIMES = 5;

    private ScheduleJson() {}

    static ObjectNode of(Schedule schedule) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", schedule.id())
                .put("name", schedule.name())
                .put("report", schedule.order().report())
                .put("cron", schedule.cron().text())
                .put("zone", schedule.cron().zone().getId());
        json.set("filter", of(schedule.order().filter()));
        json.set(
                "formats",
                Json.texts(schedule.order().formats().stream().map(Enum::name).toList()));
        json.set("deliveries", Json.array(schedule.order().deliveries(), ScheduleJson::of));
        json.put("catchUp", schedule.catchUp().name())
                .put("concurrency", "FORBID")
                .put("suspended", schedule.isSuspended())
                .put("savedBy", schedule.savedBy())
                .put("savedAt", schedule.savedAt().toString())
                .put("createdAt", schedule.createdAt().toString());
        json.set(
                "nextRuns",
                Json.texts(schedule.cron().next(Instant.now(), SHOWN_TIMES).stream()
                        .map(ZonedDateTime::toOffsetDateTime)
                        .map(String::valueOf)
                        .toList()));
        return json;
    }

    private static ObjectNode of(ReportFilter filter) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.set("departments", sorted(filter.departments()));
        json.set("kinds", sorted(filter.kinds()));
        json.set("scopes", sorted(filter.scopes()));
        return json;
    }

    private static com.fasterxml.jackson.databind.node.ArrayNode sorted(Collection<String> texts) {
        return Json.texts(texts.stream().sorted().toList());
    }

    private static ObjectNode of(Delivery delivery) {
        return RecordCodec.JSON
                .createObjectNode()
                .put("kind", delivery.kind().name())
                .put("shown", delivery.shown());
    }

    static ObjectNode of(ReportRun run) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", run.id())
                .put("schedule", run.schedule().orElse(null))
                .put("name", run.name())
                .put("report", run.report())
                .put("trigger", run.trigger().name())
                .put("status", run.state().name())
                .put("slot", run.slot().toString())
                .put("startedAt", run.startedAt().toString())
                .put("finishedAt", run.finishedAt().map(Instant::toString).orElse(null))
                .put("attempts", run.attempts())
                .put("error", run.error())
                .put("graphVersion", run.graphVersion().orElse(null))
                .put("asOf", run.asOf().map(Instant::toString).orElse(null))
                .put("since", run.since().map(Instant::toString).orElse(null));
        json.set(
                "files",
                Json.array(
                        run.files(),
                        file -> RecordCodec.JSON
                                .createObjectNode()
                                .put("name", file.name())
                                .put("format", file.format())
                                .put("bytes", file.bytes())
                                .put("sha256", file.sha256())));
        json.set("deliveries", Json.array(run.deliveries(), ScheduleJson::of));
        return json;
    }

    private static ObjectNode of(ReportRun.Sent sent) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.set("delivery", of(sent.delivery()));
        return json.put("result", sent.result().name())
                .put("detail", sent.detail())
                .put("attempts", sent.attempts())
                .put("at", sent.at().map(Instant::toString).orElse(null));
    }
}
