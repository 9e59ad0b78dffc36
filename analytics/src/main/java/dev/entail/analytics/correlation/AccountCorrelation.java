// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import com.google.auto.service.AutoService;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Build;
import dev.entail.graph.load.Deriver;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Touched;
import dev.entail.graph.projection.Snapshot;
import java.time.Instant;
import java.util.Map;

/** Concludes which person an account belongs to, where no input says so and the rules name only one. */
@AutoService(Deriver.class)
public final class AccountCorrelation implements Deriver {
    public static final String SOURCE = "entail:correlation";
    private static final Place PLACE = new Place(SOURCE, "");

    @Override
    public String source() {
        return SOURCE;
    }

    /** A push costs what it changes, so the accounts that it brings are matched with the next whole load or decision. */
    @Override
    public boolean concerns(Touched touched) {
        return (touched.isByWholeLoad() && !touched.isEmpty()) || touched.any(Rejections::isDecision);
    }

    /** {@return when this build was made, since a later one may know more rules} */
    @Override
    public String rules() {
        return Build.madeAt(AccountCorrelation.class).toString();
    }

    @Override
    public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
        for (Correlation.Match match : Correlation.of(facts.estate(), at).matches()) {
            Candidate candidate = match.candidate();
            Map<String, Object> properties = Map.of(
                    "rule",
                    candidate.rule().name(),
                    "confidence",
                    candidate.confidence(),
                    "reason",
                    candidate.reason());
            sink.accept(
                    SOURCE,
                    new RelationRecord(
                            RelationKind.ACCOUNT_OF,
                            match.account().id(),
                            candidate.person().id(),
                            properties),
                    PLACE);
        }
    }
}
