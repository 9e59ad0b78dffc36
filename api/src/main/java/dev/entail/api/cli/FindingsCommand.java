// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.entail.analytics.export.FindingJson;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.analytics.finding.FindingStore;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists findings. */
@Command(
        name = "findings",
        description = "Lists what the analyses found, most risk first; 'entail analyze' runs them.",
        subcommands = {ShowFindingCommand.class, AcknowledgeCommand.class, ExceptCommand.class, ReopenCommand.class})
final class FindingsCommand extends EntailCommand {
    @Mixin
    private final FindingOptions wanted = new FindingOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
    private @Nullable Long limit;

    @Override
    public Integer call() {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("--limit is " + limit + ", allowed is 1 or more");
        }
        FindingFilter asked = wanted.filter();
        FindingFilter filter =
                asked.statuses().isEmpty() ? asked.withStatuses(FindingFilter.UNRESOLVED.statuses()) : asked;
        long most = limit == null ? Long.MAX_VALUE : limit;
        try (Entail entail = options().open()) {
            FindingStore findings = entail.findings();
            long total = findings.count(filter);
            if (options().isJson()) {
                json(findings, filter, total, most);
            } else {
                text(findings, filter, total, most);
            }
        }
        return 0;
    }

    private void text(FindingStore findings, FindingFilter filter, long total, long most) {
        findings.stream(filter, FindingOrder.USUAL, most, finding -> {
            out().printf("%-8s %-13s %s%n", finding.severity(), finding.status(), finding.title());
            out().println("         " + finding.type() + "  " + finding.id());
            finding.evidence().stream().limit(2).forEach(evidence -> out().println("         " + evidence.summary()));
        });
        out().println((most < total ? most + " of " : "") + total + " findings");
        out().flush();
    }

    /** Finding by finding, so that any number of them fits. */
    private void json(FindingStore findings, FindingFilter filter, long total, long most) {
        try {
            JsonGenerator json = RecordCodec.JSON.getFactory().createGenerator(out());
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("totalCount", total);
            json.writeArrayFieldStart("findings");
            findings.stream(filter, FindingOrder.USUAL, most, finding -> write(json, finding));
            json.writeEndArray();
            json.writeEndObject();
            json.close();
            out().println();
            out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Finding finding) {
        try {
            json.writeTree(FindingJson.of(finding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
