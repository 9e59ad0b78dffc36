// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.Coverage;
import dev.entail.analytics.finding.Decision;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.Recorded;
import dev.entail.analytics.finding.Triaged;
import dev.entail.analytics.finding.Triaged.Refusal;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException;
import dev.entail.graph.load.Progress;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Mutations of findings: what people decide about them, and the runs that renew them. */
final class TriageFeature implements Feature {
    private final Entail entail;

    TriageFeature(Entail entail) {
        this.entail = entail;
    }

    /** The finding as it is after the change. */
    record FindingSuccess(Finding finding) implements Outcome {}

    /** A finding that was left as it is. */
    record RefusedFinding(String id, String message) {}

    /** Which findings were changed, and which were not. */
    record FindingsSuccess(List<String> changed, List<RefusedFinding> refused) implements Outcome {}

    /** What each analysis changed, and what it could judge. */
    record RunAnalysesSuccess(List<Recorded> analyses, List<Coverage> coverage) implements Outcome {}

    @Override
    public String schema() {
        return "triage";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        Stream.of("FindingPayload", "FindingsPayload", "RunAnalysesPayload")
                .forEach(union -> wiring.type(union, type -> type.typeResolver(Outcome.RESOLVER)));
        wiring.type("Mutation", type -> {
            decision(type, "acknowledge", TriageFeature::acknowledge);
            decision(type, "except", TriageFeature::except);
            decision(type, "reopen", TriageFeature::reopen);
            return type.dataFetcher("runAnalyses", this::run);
        });
    }

    private void decision(
            TypeRuntimeWiring.Builder type,
            String name,
            BiFunction<DataFetchingEnvironment, Instant, Decision> decision) {
        type.dataFetcher(name + "Finding", environment -> one(environment, decision.apply(environment, Instant.now())))
                .dataFetcher(
                        name + "Findings",
                        environment -> many(environment, decision.apply(environment, Instant.now())));
    }

    private static Decision acknowledge(DataFetchingEnvironment environment, Instant at) {
        String note = Arguments.text(environment, "note").orElse("");
        return new Decision.Acknowledge(note, Caller.name(environment), at);
    }

    private static Decision reopen(DataFetchingEnvironment environment, Instant at) {
        String note = Arguments.text(environment, "note").orElse("");
        return new Decision.Reopen(note, Caller.name(environment), at);
    }

    private static Decision except(DataFetchingEnvironment environment, Instant at) {
        return new Decision.Except(
                Arguments.required(environment, "approver"),
                Arguments.required(environment, "reason"),
                Arguments.instant(environment, "until").orElseThrow(),
                Caller.name(environment),
                at);
    }

    private Outcome one(DataFetchingEnvironment environment, Decision decision) {
        String id = Arguments.required(environment, "id");
        Triaged triaged = entail.triage().decide(List.of(id), decision);
        Optional<Refusal> refusal = triaged.refused().stream().findFirst();
        return refusal.map(TriageFeature::failure)
                .orElseGet(() -> new FindingSuccess(entail.findings().find(id).orElseThrow()));
    }

    private static Outcome failure(Refusal refusal) {
        return switch (refusal.reason()) {
            case NOT_FOUND -> new Outcome.NotFound(refusal.message(), refusal.finding());
            case NOT_ALLOWED -> new Outcome.NotAllowed(refusal.message(), refusal.finding());
            case BAD_DECISION -> new Outcome.BadRequest(refusal.message());
        };
    }

    private Outcome many(DataFetchingEnvironment environment, Decision decision) {
        List<String> ids = environment.getArgument("ids");
        Map<String, Object> filter = environment.getArgument("filter");
        if ((ids == null) == (filter == null)) {
            return new Outcome.BadRequest("Give either 'ids' or 'filter'");
        }
        Triaged triaged = entail.triage().decide(ids == null ? matching(filter, decision) : ids, decision);
        List<Refusal> refused = triaged.refused();
        if (!refused.isEmpty() && refused.getFirst().reason() == Triaged.Reason.BAD_DECISION) {
            return new Outcome.BadRequest(refused.getFirst().message());
        }
        return new FindingsSuccess(
                triaged.changed(),
                refused.stream()
                        .map(refusal -> new RefusedFinding(refusal.finding(), refusal.message()))
                        .toList());
    }

    private List<String> matching(Map<String, Object> input, Decision decision) {
        FindingFilter filter = FindingArguments.filter(input);
        return entail.findings().ids(filter.statuses().isEmpty() ? filter.withStatuses(decision.from()) : filter);
    }

    private Outcome run(DataFetchingEnvironment environment) {
        List<String> ids = Objects.requireNonNullElse(environment.<List<String>>getArgument("ids"), List.of());
        try {
            Entail.AnalysisReport report = entail.analyze(ids, Progress.SILENT);
            return new RunAnalysesSuccess(report.recorded(), report.coverage());
        } catch (GraphException.NotFound e) {
            return new Outcome.NotFound(String.valueOf(e.getMessage()), String.join(", ", ids));
        }
    }
}
