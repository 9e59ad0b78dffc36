// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.analytics.report.Report;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.auth.Permission;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.report.ReportMaker;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A report of this moment as a file. It is whole before the first byte goes out, so that none comes in part. */
final class ReportRoute {
    private static final Set<String> KNOWN = Set.of("format", "as-of", "since", "department", "kind", "scope");

    /** A report brings its own style, and nothing that runs. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final Entail entail;

    ReportRoute(Entail entail) {
        this.entail = entail;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/reports/{name}", this::report, Permission.READ);
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
                        () -> write(new ReportMaker(entail).make(report, asOf, since, filter), format));
        context.contentType(format.mediaType())
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", disposition(report, format))
                .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** A page is looked at; the rest is kept. */
    private static String disposition(Report report, ReportFormat format) {
        return format == ReportFormat.HTML
                ? "inline"
                : "attachment; filename=\"entail-%s.%s\"".formatted(report.id(), format.ending());
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
