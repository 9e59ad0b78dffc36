// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Permission;
import dev.entail.api.task.Task;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Extent;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadOptions.OnError;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Source;
import dev.entail.graph.load.SourceOption;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Loading an export that is sent, and asking how far that has come. */
final class LoadRoutes {
    private static final Set<String> OWN = Set.of("file", "at", "partial", "on-error", "source-name");

    private final Entail entail;
    private final Uploads uploads;

    LoadRoutes(Entail entail, UploadLimits limits) {
        this.entail = entail;
        this.uploads = new Uploads(entail.store().scratch(), limits);
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/loads/{source}", this::load, Permission.LOAD);
        routes.get("/api/tasks/{id}", this::task, Permission.LOAD);
        routes.exception(
                Uploads.TooLarge.class,
                (failure, context) -> Answers.fail(context, 413, "TOO_LARGE", String.valueOf(failure.getMessage())));
        routes.exception(
                IllegalArgumentException.class,
                (failure, context) ->
                        Answers.fail(context, 400, "BAD_USER_INPUT", String.valueOf(failure.getMessage())));
    }

    private void load(Context context) throws IOException {
        Map<String, Source> sources = Loader.sources();
        Source source = sources.get(context.pathParam("source"));
        if (source == null) {
            Answers.fail(
                    context,
                    404,
                    "NOT_FOUND",
                    "There is no source '%s', allowed is one of %s"
                            .formatted(context.pathParam("source"), String.join(", ", sources.keySet())));
            return;
        }
        Map<String, String> told = options(context, source);
        LoadOptions how = how(context);
        Path folder;
        try (InputStream body = context.req().getInputStream()) {
            folder = uploads.keep(Objects.requireNonNullElse(context.queryParam("file"), "upload"), body);
        }
        Origin origin = Guard.origin(context);
        Optional<Task> task = entail.tasks()
                .submit(
                        "load",
                        source.id(),
                        origin.caller().name(),
                        progress -> carryOut(origin, source, folder, told, how.reportingTo(progress)),
                        () -> Uploads.drop(folder));
        task.ifPresentOrElse(it -> accepted(context, it), () -> {
            context.header("Retry-After", "60");
            Answers.fail(context, 503, "BUSY", "Too many loads wait already; try again later");
        });
    }

    private static void accepted(Context context, Task task) {
        context.status(202).header("Location", "/api/tasks/" + task.id());
        Answers.json(context, json(task));
    }

    private ObjectNode carryOut(Origin origin, Source source, Path folder, Map<String, String> told, LoadOptions how) {
        return entail.audit().record(origin, "load", source.id(), () -> {
            try {
                Input input = uploads.open(folder).with(told);
                return report(entail.load(source, input, how));
            } catch (BadInput e) {
                String place = folder + File.separator;
                throw new BadInput(String.valueOf(e.getMessage()).replace(place, ""), e);
            }
        });
    }

    /** An option that names a file would make the server read one of its own. */
    private static Map<String, String> options(Context context, Source source) {
        Map<String, String> told = new HashMap<>();
        List<String> allowed = source.options().stream()
                .filter(option -> !option.parameter().contains("FILE"))
                .map(SourceOption::name)
                .toList();
        context.queryParamMap().forEach((name, values) -> {
            if (allowed.contains(name)) {
                told.put(name, values.getFirst());
            } else if (!OWN.contains(name)) {
                throw new IllegalArgumentException("The parameter '%s' is unknown, allowed is one of %s%s"
                        .formatted(
                                name,
                                String.join(", ", OWN.stream().sorted().toList()),
                                allowed.isEmpty() ? "" : ", " + String.join(", ", allowed)));
            }
        });
        return told;
    }

    private static LoadOptions how(Context context) {
        boolean partial = "true".equals(context.queryParam("partial"));
        return new LoadOptions(
                Params.time(context, "at").orElseGet(Instant::now),
                partial ? new Extent.Additions() : new Extent.Everything(),
                onError(context.queryParam("on-error")),
                Optional.ofNullable(context.queryParam("source-name")),
                Progress.SILENT);
    }

    private static OnError onError(@org.jspecify.annotations.Nullable String text) {
        return text == null
                ? OnError.STOP
                : Arrays.stream(OnError.values())
                        .filter(each -> each.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The parameter 'on-error' is '" + text + "', allowed is stop or skip"));
    }

    private void task(Context context) {
        entail.tasks()
                .find(context.pathParam("id"))
                .ifPresentOrElse(
                        task -> Answers.json(context, json(task)),
                        () -> Answers.fail(context, 404, "NOT_FOUND", "There is no such task, or not any more"));
    }

    private static ObjectNode json(Task task) {
        ObjectNode json = RecordCodec.JSON
                .createObjectNode()
                .put("id", task.id())
                .put("kind", task.kind())
                .put("subject", task.subject())
                .put("by", task.by())
                .put("state", task.state().name())
                .put("queuedAt", task.queuedAt().toString())
                .put("finishedAt", task.finishedAt().map(Instant::toString).orElse(null));
        json.putObject("progress")
                .put("phase", task.phase())
                .put("done", task.done())
                .put("total", task.total() < 0 ? null : task.total());
        json.put("error", task.error().isEmpty() ? null : task.error());
        json.set("report", task.result());
        return json;
    }

    private static ObjectNode report(LoadReport report) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.put("version", report.version()).put("at", report.at().toString());
        report.sources().forEach(json.putArray("sources")::add);
        json.set("nodes", RecordCodec.JSON.valueToTree(report.nodes()));
        json.set("relations", RecordCodec.JSON.valueToTree(report.relations()));
        json.set("conclusions", RecordCodec.JSON.valueToTree(report.derived()));
        json.put("skipped", report.skipped());
        report.problems().forEach(json.putArray("problems")::add);
        report.warnings().forEach(json.putArray("warnings")::add);
        return json;
    }
}
