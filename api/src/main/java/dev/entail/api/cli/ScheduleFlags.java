// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.DeliveryKind;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.schedule.CatchUp;
import dev.entail.api.schedule.Cron;
import dev.entail.api.schedule.ReportOrder;
import dev.entail.api.schedule.ScheduleDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a schedule is made of, as options. */
final class ScheduleFlags {
    @Parameters(
            index = "0",
            paramLabel = "REPORT",
            completionCandidates = ReportCommand.Names.class,
            description = "${COMPLETION-CANDIDATES}.")
    private String report = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called; made up where it is not given.")
    private @Nullable String name;

    @Option(
            names = "--cron",
            required = true,
            paramLabel = "'M H D M W'",
            description = "When: minute, hour, day of the month, month, day of the week, such as '0 8 * * MON'.")
    private String cron = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "On whose clocks, such as Europe/Berlin; default ${DEFAULT-VALUE}.")
    private String zone = "UTC";

    @Option(
            names = "--formats",
            split = ",",
            paramLabel = "F",
            defaultValue = "pdf",
            description = "csv, json, xlsx, html, pdf, zip; several with commas; default ${DEFAULT-VALUE}.")
    private List<String> formats = List.of("pdf");

    @Option(names = "--folder", paramLabel = "DIR", description = "Write the files there; under reports.folder.")
    private List<String> folders = List.of();

    @Option(names = "--email", split = ",", paramLabel = "ADDRESS", description = "Mail the files to these people.")
    private List<String> addresses = List.of();

    @Option(names = "--webhook", paramLabel = "URL", description = "Post there that the report is made, signed.")
    private List<String> webhooks = List.of();

    @Option(
            names = "--catch-up",
            paramLabel = "none|once|all",
            defaultValue = "ONCE",
            description = "What to do about times at which no server ran; default once.")
    private CatchUp catchUp = CatchUp.ONCE;

    @Option(names = "--department", split = ",", paramLabel = "D", description = "Only of these departments.")
    private Set<String> departments = Set.of();

    @Option(names = "--kind", split = ",", paramLabel = "K", description = "Only of these kinds, such as BOT.")
    private Set<String> kinds = Set.of();

    @Option(names = "--scope", split = ",", paramLabel = "ID", description = "Only what these scopes contain.")
    private Set<String> scopes = Set.of();

    ScheduleDraft draft() {
        List<Delivery> deliveries = new ArrayList<>();
        folders.forEach(to -> deliveries.add(new Delivery(DeliveryKind.FOLDER, to)));
        addresses.forEach(to -> deliveries.add(new Delivery(DeliveryKind.EMAIL, to)));
        webhooks.forEach(to -> deliveries.add(new Delivery(DeliveryKind.WEBHOOK, to)));
        ReportOrder order = new ReportOrder(
                report,
                new ReportFilter(departments, kinds, scopes),
                formats.stream().map(ReportFormat::require).toList(),
                deliveries);
        return new ScheduleDraft(Optional.ofNullable(name), order, Cron.of(cron, zone), catchUp, false);
    }
}
