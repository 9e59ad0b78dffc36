// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.analytics.correlation.Correlation.Ambiguous;
import dev.entail.analytics.correlation.Correlation.Match;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matches accounts to people by keys. Each identity is looked up a fixed number of times, so the cost is linear. People
 * of directories come first, so that an account that matches such a person goes to whom that person is.
 */
final class Correlator {
    private final Estate estate;
    private final Targets targets;
    private final Rejections rejections;
    private final PersonIndex index = new PersonIndex();
    private final Candidates candidates = new Candidates(index);
    private final Map<String, EntityState> persons = new HashMap<>();
    private final List<Match> matches = new ArrayList<>();
    private final List<Ambiguous> ambiguous = new ArrayList<>();
    private long unmatched;
    private long nonHuman;

    Correlator(Estate estate, Instant at) {
        this.estate = estate;
        this.targets = new Targets(estate, at);
        this.rejections = new Rejections(estate);
    }

    Correlation correlate() {
        targets.ofRecord().values().forEach(person -> index.add(person, true));
        targets.ofRecord().values().forEach(this::findRehire);
        List<EntityState> directory = targets.ofDirectory().values().stream()
                .filter(person -> estate.entity(person.id()).isPresent())
                .toList();
        directory.forEach(this::judge);
        targets.ofDirectory().values().forEach(person -> index.add(person, false));
        for (EntityState identity : estate.entities(EntityLabel.IDENTITY)) {
            if (!targets.ofRecord().containsKey(identity.id())
                    && !targets.ofDirectory().containsKey(identity.id())) {
                judge(identity);
            }
        }
        return new Correlation(matches, ambiguous, unmatched, nonHuman);
    }

    /** Somebody who left and was hired again under another record is one person. */
    private void findRehire(EntityState before) {
        if (estate.entity(before.id()).isEmpty() || targets.isWithUs(before)) {
            return;
        }
        List<Candidate> same = new ArrayList<>(candidates.of(Rule.EMPLOYEE_NUMBER, before, false));
        same.addAll(candidates.of(Rule.EMAIL, before, false));
        same.removeIf(it -> it.person().id().equals(before.id())
                || rejections.contains(before.id(), it.person().id()));
        for (Candidate candidate : same) {
            EntityState now = candidate.person();
            boolean isOne = targets.one(List.of(before, now)).filter(now::equals).isPresent();
            if (isOne && targets.isWithUs(now) && only(same).isPresent()) {
                String reason = candidate.reason() + ", who was hired again";
                match(before, new Candidate(now, Rule.REHIRE, Rule.REHIRE.confidence(), reason));
                return;
            }
        }
    }

    private Optional<EntityState> only(List<Candidate> some) {
        return targets.one(people(some));
    }

    private static List<EntityState> people(List<Candidate> some) {
        Map<String, EntityState> people = new LinkedHashMap<>();
        some.forEach(it -> people.put(it.person().id(), it.person()));
        return List.copyOf(people.values());
    }

    private void judge(EntityState account) {
        if (targets.isMapped(account.id())) {
            return;
        }
        boolean isNonHuman = People.isNhi(account);
        for (Rule rule : Rule.values()) {
            List<Candidate> found = found(rule, account, isNonHuman);
            if (!found.isEmpty()) {
                decide(account, rule, found, isNonHuman);
                return;
            }
        }
        if (isNonHuman) {
            nonHuman++;
        } else if (!targets.ofDirectory().containsKey(account.id())) {
            unmatched++;
        }
    }

    /** {@return whom a rule names, as the people that they are, without those that somebody ruled out} */
    private List<Candidate> found(Rule rule, EntityState account, boolean isNonHuman) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (Candidate candidate : candidates.of(rule, account, isNonHuman)) {
            EntityState person = personOf(candidate.person());
            boolean isOut = person.id().equals(account.id())
                    || rejections.contains(account.id(), person.id())
                    || rejections.contains(account.id(), candidate.person().id());
            if (!isOut) {
                found.putIfAbsent(
                        person.id(), new Candidate(person, rule, candidate.confidence(), candidate.reason()));
            }
        }
        return List.copyOf(found.values());
    }

    private EntityState personOf(EntityState found) {
        EntityState person = found;
        Set<String> seen = new HashSet<>();
        while (seen.add(person.id())) {
            String id = person.id();
            Optional<EntityState> next = Optional.ofNullable(persons.get(id))
                    .or(() -> estate.from(id, RelationKind.ACCOUNT_OF).stream()
                            .filter(Targets::isStated)
                            .map(RelationState::to)
                            .flatMap(to -> estate.known(to).stream())
                            .findFirst());
            if (next.isEmpty()) {
                return person;
            }
            person = next.get();
        }
        return found;
    }

    private void decide(EntityState account, Rule rule, List<Candidate> found, boolean isNonHuman) {
        Optional<EntityState> one = only(found);
        if (one.isEmpty()) {
            ambiguous.add(new Ambiguous(account, several(found), found));
            return;
        }
        Candidate best = found.stream()
                .filter(it -> it.person().id().equals(one.get().id()))
                .findFirst()
                .orElseThrow();
        List<Candidate> all = new ArrayList<>(List.of(best));
        for (Rule other : Rule.values()) {
            if (other != rule && other.isIdentifying()) {
                List<Candidate> others = found(other, account, isNonHuman);
                if (others.stream().noneMatch(it -> isSame(it.person(), one.get()))) {
                    all.addAll(others);
                }
            }
        }
        if (all.size() > 1) {
            ambiguous.add(new Ambiguous(account, "what identifies it names different people", all));
        } else if (contradicts(account, one.get())) {
            ambiguous.add(new Ambiguous(account, "its employee number is not that of the person", all));
        } else {
            match(account, best);
        }
    }

    private boolean isSame(EntityState person, EntityState one) {
        return person.id().equals(one.id())
                || targets.one(List.of(person, one)).isPresent();
    }

    private static String several(List<Candidate> found) {
        return found.size() >= PersonIndex.MOST_ALIKE
                ? PersonIndex.MOST_ALIKE + " people or more fit it alike"
                : found.size() + " people fit it alike";
    }

    private static boolean contradicts(EntityState account, EntityState person) {
        Set<String> numbers = Keys.numbers(account);
        Set<String> own = Keys.numbers(person);
        return !numbers.isEmpty() && !own.isEmpty() && own.stream().noneMatch(numbers::contains);
    }

    private void match(EntityState account, Candidate candidate) {
        matches.add(new Match(account, candidate));
        persons.put(account.id(), candidate.person());
    }
}
