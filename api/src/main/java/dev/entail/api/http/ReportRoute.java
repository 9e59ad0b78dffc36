// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.analytics.report.Report;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.auth.Bounds;
import dev.entail.api.auth.Permission;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.report.ReportMaker;
import dev.entail.api.schedule.ReportRun;
import dev.entail.api.schedule.Schedules;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.store.Reach;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A report of this moment, or of a run before, as a file. It is whole before the first byte goes out, so that none comes in part. */
final class ReportRoute {
    private static final Set<String> KNOWN = Set.of("format", "as-of", "since", "department", "kind", "scope");

    /** A report brings its own style, and nothing that runs. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final Entail entail;

    ReportRoute(Entail entail) {
        this.entail = entail;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/reports/{name}", this::report, Permission.READ, Bounds.KEPT);
        routes.get("/api/report-runs/{run}/files/{name}", this::past, Permission.READ);
    }

    private void report(Context context) throws IOException {
        Report report = Reports.require(context.pathParam("name"));
        for (String name : context.queryParamMap().keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("The parameter '%s' is unknown, allowed is one of %s"
                        .formatted(name, String.join(", ", new TreeSet<>(KNOWN))));
            }
        }
        ReportFormat format = ReportFormat.require(
                Optional.ofNullable(context.queryParam("format")).orElse("html"));
        Optional<Instant> asOf = Params.time(context, "as-of");
        Optional<Instant> since = Params.time(context, "since");
        ReportFilter filter = new ReportFilter(
                Set.copyOf(context.queryParams("department")),
                Set.copyOf(context.queryParams("kind")),
                Set.copyOf(context.queryParams("scope")));
        Path file = entail.audit()
                .record(
                        Guard.origin(context),
                        "report",
                        report.id(),
                        () -> write(
                                make(context, () -> new ReportMaker(entail).make(report, asOf, since, filter)),
                                format));
        hand(context, format, "entail-%s.%s".formatted(report.id(), format.ending()))
                .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private void past(Context context) throws IOException {
        String name = context.pathParam("name");
        ReportRun.Output output = new Schedules(entail)
                .findRun(context.pathParam("run")).stream()
                        .flatMap(run -> run.files().stream())
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new NotFound("No run '%s' made a file '%s'".formatted(context.pathParam("run"), name)));
        Path file = entail.settings()
                .deliveries()
                .kept()
                .find(output.sha256())
                .orElseThrow(() -> new NotFound(
                        "The file '" + name + "' is not kept here any more; reports.keptFiles says how many are"));
        InputStream bytes = entail.audit()
                .record(
                        Guard.origin(context),
                        "report.download",
                        context.pathParam("run") + " " + name,
                        () -> open(file));
        hand(context, ReportFormat.valueOf(output.format()), name).result(bytes);
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page is looked at; the rest is kept, under a name as RFC 6266 has it. */
    private static Context hand(Context context, ReportFormat format, String name) {
        String file = name.matches("[\\w.-]+")
                ? "filename=\"" + name + "\""
                : "filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return context.contentType(format.mediaType())
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", format == ReportFormat.HTML ? "inline" : "attachment; " + file);
    }

    private static ReportDocument make(Context context, Supplier<ReportDocument> report) {
        return Guard.origin(context)
                .caller()
                .within()
                .map(scopes -> Reach.within(scopes, report))
                .orElseGet(report);
    }

    private Path write(ReportDocument made, ReportFormat format) {
        try {
            Path file = Files.createTempFile(entail.store().scratch(), "report", "." + format.ending());
            try (OutputStream out = Files.newOutputStream(file)) {
                format.write(made, out);
                return file;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
