// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Severity;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which findings are wanted. */
final class FindingOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only of this type, such as escalation.to-tier-zero; several by commas.")
    private List<String> types = List.of();

    @Option(
            names = "--severity",
            paramLabel = "S",
            split = ",",
            description = "Only of this severity: ${COMPLETION-CANDIDATES}.")
    private List<Severity> severities = List.of();

    @Option(
            names = "--status",
            paramLabel = "S",
            split = ",",
            description = "Only of this status: ${COMPLETION-CANDIDATES}; default all that it makes sense for.")
    private List<FindingStatus> statuses = List.of();

    @Option(names = "--subject", paramLabel = "ID", description = "Only about this node.")
    private @Nullable String subject;

    @Option(names = "--source", paramLabel = "NAME", description = "Only about what this source names.")
    private @Nullable String source;

    @Option(names = "--text", paramLabel = "TEXT", description = "Only with this text in title or subject.")
    private @Nullable String text;

    /** {@return whether nothing was asked for} */
    boolean isEmpty() {
        return filter().equals(FindingFilter.ALL);
    }

    /** {@return what was asked for, of any status where none was named} */
    FindingFilter filter() {
        types.forEach(Analyses::require);
        FindingFilter filter =
                FindingFilter.ALL.withTypes(types).withSeverities(severities).withStatuses(statuses);
        filter = subject == null ? filter : filter.withSubjects(List.of(subject));
        filter = source == null ? filter : filter.withSources(List.of(source));
        return text == null ? filter : filter.withText(text);
    }
}
