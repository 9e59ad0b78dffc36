// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.correlation;

import static dev.entail.api.ownership.Owners.DECISIONS;

import dev.entail.analytics.correlation.AccountCorrelation;
import dev.entail.analytics.correlation.Rejections;
import dev.entail.analytics.estate.People;
import dev.entail.api.Entail;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Place;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The decisions of people about whose account an account is. Both are records of the source {@code entail:decisions}: an
 * accepted pair is an {@code ACCOUNT_OF}, and either way an event keeps who decided what.
 */
public final class AccountDecisions {
    private final Entail entail;

    public AccountDecisions(Entail entail) {
        this.entail = entail;
    }

    /**
     * Records that an account belongs to a person.
     *
     * @throws NotFound where one of them is not in the graph
     * @throws IllegalArgumentException where the person is none, or a source says that it belongs to another
     */
    public void accept(String account, String person, String by, Instant at) {
        Estate estate = estate(at);
        requireAccount(estate, account);
        EntityState owner = require(estate, person);
        if (!People.isHuman(owner) || account.equals(person)) {
            throw new IllegalArgumentException("'" + person + "' is no person to whom '" + account
                    + "' can belong: it is a "
                    + owner.text("kind").orElse(owner.label().text())
                    + ", allowed is another identity that is an EMPLOYEE, CONTRACTOR, CONTINGENT_WORKER or PARTNER");
        }
        stated(estate, account).filter(it -> !it.to().equals(person)).ifPresent(other -> {
            throw new IllegalArgumentException("'" + account + "' belongs to '" + other.to() + "' by the word of "
                    + other.source() + "; "
                    + (other.source().equals(DECISIONS) ? "reject that first" : "correct it there"));
        });
        Map<String, Object> properties = Map.of("confidence", 1.0, "reason", by + " accepted it");
        write(
                List.of(
                        Rejections.decision(account, person, false, by, at),
                        new RelationRecord(RelationKind.ACCOUNT_OF, account, person, properties)),
                LoadOptions.at(at).asPartial());
    }

    /**
     * Records that an account does not belong to a person, and takes back that somebody accepted it.
     *
     * @throws NotFound where one of them is not in the graph
     * @throws IllegalArgumentException where a source of facts says that it does
     */
    public void reject(String account, String person, String by, Instant at) {
        Estate estate = estate(at);
        requireAccount(estate, account);
        require(estate, person);
        GraphRecord decision = Rejections.decision(account, person, true, by, at);
        Optional<RelationState> stated =
                stated(estate, account).filter(it -> it.to().equals(person));
        if (stated.isEmpty()) {
            write(List.of(decision), LoadOptions.at(at).asPartial());
            return;
        }
        if (!stated.get().source().equals(DECISIONS)) {
            throw new IllegalArgumentException("That '" + account + "' belongs to '" + person + "' is said by "
                    + stated.get().source() + "; correct it there");
        }
        List<GraphRecord> records = new ArrayList<>(List.of(decision));
        otherDecisions(estate, account, person).forEach(records::add);
        write(records, LoadOptions.at(at).focusedOn(DECISIONS, Set.of(account)));
    }

    /** What else was decided at the account has to be said again where the account is what a load is about. */
    private static Stream<RelationRecord> otherDecisions(Estate estate, String account, String person) {
        return Stream.of(RelationKind.values())
                .flatMap(kind -> Stream.concat(estate.from(account, kind).stream(), estate.to(account, kind).stream()))
                .filter(it -> it.source().equals(DECISIONS))
                .filter(it -> it.kind() != RelationKind.ACCOUNT_OF || !it.to().equals(person))
                .map(it -> new RelationRecord(it.kind(), it.from(), it.to(), it.properties()));
    }

    private void write(List<GraphRecord> records, LoadOptions options) {
        entail.load(
                sink -> records.forEach(each -> sink.accept(DECISIONS, each, new Place(DECISIONS, ""))), options);
    }

    private Estate estate(Instant at) {
        return entail.analysisContext(at).estate();
    }

    private static Optional<RelationState> stated(Estate estate, String account) {
        return estate.from(account, RelationKind.ACCOUNT_OF).stream()
                .filter(it -> !it.source().equals(AccountCorrelation.SOURCE))
                .findFirst();
    }

    private static void requireAccount(Estate estate, String id) {
        if (require(estate, id).label() != EntityLabel.IDENTITY || estate.isGone(id)) {
            throw new NotFound("There is no account '" + id + "' in the graph");
        }
    }

    private static EntityState require(Estate estate, String id) {
        return estate.known(id).orElseThrow(() -> new NotFound("There is no '" + id + "' in the graph"));
    }
}
