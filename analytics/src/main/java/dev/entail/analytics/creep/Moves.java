// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.EntityState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who moved, when, and from where: by what the event says, else by what sources said of the person before. */
final class Moves {
    private static final Pattern CHANGE = Pattern.compile("(department|jobTitle|jobCode): (.+?) -> ([^;]+)");
    private static final Duration SLACK = Duration.ofDays(31);

    private final AnalysisContext context;
    private final Map<String, List<Claim>> before = new HashMap<>();

    private Moves(AnalysisContext context) {
        this.context = context;
        context.past()
                .endedClaims(EntityLabel.IDENTITY, Instant.EPOCH, context.at())
                .forEach(claim -> before.computeIfAbsent(claim.of(), any -> new ArrayList<>(1))
                        .add(claim));
    }

    static Moves of(AnalysisContext context) {
        return context.shared(Moves.class, Moves::new);
    }

    /** {@return the last move of a person, empty where none is known} */
    Optional<Move> last(EntityState person) {
        return context.people().events(person.id(), "MOVED").stream()
                .findFirst()
                .flatMap(event -> event.time("at").map(at -> new Move(event, at, before(person, event, at))));
    }

    private Optional<Attributes> before(EntityState person, EntityState event, Instant at) {
        Attributes now = Attributes.of(person);
        Attributes then = now;
        for (String property : List.of("detail", "reason")) {
            Matcher change = CHANGE.matcher(event.text(property).orElse(""));
            while (change.find()) {
                then = then.with(change.group(1), change.group(2).strip());
            }
        }
        return then.isSamePlace(now) ? claimed(person, now, at) : Optional.of(then);
    }

    /** What sources said last of the person that is not what they say now; they may have learnt of the move late. */
    private Optional<Attributes> claimed(EntityState person, Attributes now, Instant at) {
        return before.getOrDefault(person.id(), List.of()).reversed().stream()
                .filter(claim -> claim.firstSeen().isBefore(at.plus(SLACK)))
                .map(claim -> Attributes.of(claim.properties()))
                .filter(then -> then.isKnown() && !then.isSamePlace(now))
                .findFirst();
    }
}
