// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Suggests who answers for things: from tags, from who created, controls and uses them, from the owners of what they serve
 * and of what contains them, and from names. An NHI is never suggested, such as the pipeline that created a thing: its own
 * owners are, with less confidence. Hints that agree add up as independent ones do: 1 - (1 - a)(1 - b).
 */
public final class OwnerSuggestions {
    private static final double BY_TAG = 0.8;
    private static final double OF_WORKLOAD = 0.7;
    private static final double BY_CREATION = 0.6;
    private static final double OF_PIPELINE = 0.4;
    private static final double BY_DECISION = 0.5;
    private static final double BY_CONTROL = 0.5;
    private static final double BY_USE = 0.45;
    private static final double OF_SCOPE = 0.45;
    private static final double BY_NAME = 0.3;
    private static final double MOST = 0.95;

    /** More than this many hints of one kind say nothing about anybody. */
    private static final int MOST_ALIKE = 10;

    private final AnalysisContext context;
    private final Estate estate;
    private final NamedOwners named;

    private OwnerSuggestions(AnalysisContext context) {
        this.context = context;
        this.estate = context.estate();
        this.named = new NamedOwners(context);
    }

    private static OwnerSuggestions in(AnalysisContext context) {
        return context.shared(OwnerSuggestions.class, OwnerSuggestions::new);
    }

    /** {@return suggestions for a thing, surest first} */
    public static List<OwnerSuggestion> of(AnalysisContext context, EntityState thing) {
        return in(context).suggest(thing);
    }

    /** {@return suggestions for all that nobody answers for, by thing and surest first} */
    public static List<OwnerSuggestion> ofOwnerless(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.owners().isEmpty())
                .flatMap(thing -> in(context).suggest(thing.state()).stream())
                .toList();
    }

    /**
     * {@return those of suggestions that are about nodes of a part of the graph} A reason is told where the part alone gives
     * the same one, so that it names nothing else.
     *
     * @param suggestions of the whole graph
     */
    public static List<OwnerSuggestion> told(List<OwnerSuggestion> suggestions, AnalysisContext part) {
        return suggestions.stream()
                .filter(each -> part.estate().entity(each.thing().id()).isPresent()
                        && part.estate().entity(each.owner().id()).isPresent())
                .map(each -> new OwnerSuggestion(
                        each.thing(),
                        each.owner(),
                        each.confidence(),
                        each.reasons().stream()
                                .filter(reasons(part, each)::contains)
                                .toList()))
                .toList();
    }

    private static Set<String> reasons(AnalysisContext part, OwnerSuggestion of) {
        return of(part, of.thing()).stream()
                .filter(each -> each.owner().id().equals(of.owner().id()))
                .flatMap(each -> each.reasons().stream())
                .collect(Collectors.toSet());
    }

    /** What speaks for an owner. */
    private record Hint(String owner, double confidence, String reason) {}

    private List<OwnerSuggestion> suggest(EntityState thing) {
        Map<String, List<Hint>> byOwner = new HashMap<>();
        Stream.of(
                        tags(thing),
                        creators(thing),
                        controllers(thing),
                        users(thing),
                        served(thing),
                        scopes(thing),
                        deciders(thing),
                        names(thing))
                .flatMap(Collection::stream)
                .forEach(hint -> standing(hint.owner())
                        .ifPresent(owner -> byOwner.computeIfAbsent(owner.id(), any -> new ArrayList<>())
                                .add(hint)));
        return byOwner.entrySet().stream()
                .map(entry -> suggestion(thing, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(OwnerSuggestion::confidence)
                        .reversed()
                        .thenComparing(each -> each.owner().id()))
                .toList();
    }

    private OwnerSuggestion suggestion(EntityState thing, String owner, List<Hint> hints) {
        double doubt = hints.stream().mapToDouble(hint -> 1 - hint.confidence()).reduce(1, (a, b) -> a * b);
        List<String> reasons = hints.stream()
                .sorted(Comparator.comparingDouble(Hint::confidence).reversed())
                .map(Hint::reason)
                .distinct()
                .toList();
        double confidence = Math.round(Math.min(MOST, 1 - doubt) * 100) / 100.0;
        return new OwnerSuggestion(thing, estate.entity(owner).orElseThrow(), confidence, reasons);
    }

    /** An account answers as the person it belongs to; who has left, and an NHI, answers for nothing. */
    private Optional<EntityState> standing(String id) {
        Optional<EntityState> owner = estate.entity(id);
        if (owner.filter(People::isNhi).isPresent() || !context.ownerships().isStanding(id)) {
            return Optional.empty();
        }
        return context.people().personOf(id).or(() -> owner);
    }

    private List<Hint> tags(EntityState thing) {
        return named.tagged(thing).entrySet().stream()
                .map(tag -> new Hint(tag.getKey(), BY_TAG, "its tag " + tag.getValue() + " names them"))
                .toList();
    }

    private List<Hint> creators(EntityState thing) {
        List<Hint> hints = new ArrayList<>();
        for (RelationState creation : estate.from(thing.id(), RelationKind.CREATED_BY)) {
            Optional<EntityState> creator = estate.known(creation.to());
            if (creator.filter(People::isNhi).isPresent()
                    && context.people().personOf(creation.to()).isEmpty()) {
                owners(creation.to())
                        .forEach(owner -> hints.add(new Hint(
                                owner, OF_PIPELINE, "answers for " + name(creation.to()) + ", which created it")));
            } else {
                hints.add(new Hint(creation.to(), BY_CREATION, "created it"));
            }
        }
        return hints;
    }

    private List<Hint> controllers(EntityState thing) {
        List<String> controllers = estate.to(thing.id(), RelationKind.CONTROLS).stream()
                .map(RelationState::from)
                .distinct()
                .toList();
        return shared(controllers, BY_CONTROL, "controls it");
    }

    private List<Hint> users(EntityState thing) {
        Stream<String> knowing = estate.to(thing.id(), RelationKind.AUTHENTICATES).stream()
                .flatMap(use -> estate.to(use.from(), RelationKind.KNOWS).stream())
                .map(RelationState::from);
        Stream<String> known =
                estate.to(thing.id(), RelationKind.KNOWS).stream().map(RelationState::from);
        Stream<String> assuming =
                estate.to(thing.id(), RelationKind.CAN_ASSUME).stream().map(RelationState::from);
        List<String> users = Stream.of(knowing, known, assuming)
                .flatMap(each -> each)
                .filter(id -> context.people().personOf(id).isPresent())
                .distinct()
                .toList();
        return shared(users, BY_USE, "uses it");
    }

    /** One of few says more than one of many. */
    private static List<Hint> shared(List<String> owners, double confidence, String reason) {
        if (owners.size() > MOST_ALIKE) {
            return List.of();
        }
        String many = owners.size() > 1 ? ", as one of " + owners.size() : "";
        return owners.stream()
                .map(owner -> new Hint(owner, confidence / owners.size(), reason + many))
                .toList();
    }

    private List<Hint> served(EntityState thing) {
        Stream<String> workloads = Stream.of(RelationKind.RUNS_AS, RelationKind.USES)
                .flatMap(kind -> estate.to(thing.id(), kind).stream())
                .map(RelationState::from);
        Stream<String> identities = Stream.of(RelationKind.AUTHENTICATES, RelationKind.RUNS_AS)
                .flatMap(kind -> estate.from(thing.id(), kind).stream())
                .map(RelationState::to);
        List<String> served = Stream.concat(workloads, identities).distinct().toList();
        if (served.size() > MOST_ALIKE) {
            return List.of();
        }
        return served.stream()
                .flatMap(id -> owners(id).stream()
                        .map(owner -> new Hint(
                                owner,
                                OF_WORKLOAD / served.size(),
                                "answers for " + name(id) + ", which it belongs to")))
                .toList();
    }

    private List<Hint> scopes(EntityState thing) {
        return estate.to(thing.id(), RelationKind.CONTAINS).stream()
                .map(RelationState::from)
                .filter(scope -> estate.entity(scope)
                        .filter(state -> state.label() == EntityLabel.SCOPE)
                        .isPresent())
                .flatMap(scope -> owners(scope).stream()
                        .map(owner -> new Hint(owner, OF_SCOPE, "answers for " + name(scope) + ", which contains it")))
                .toList();
    }

    private List<Hint> deciders(EntityState thing) {
        return estate.from(thing.id(), RelationKind.DECIDED_BY).stream()
                .map(decided -> new Hint(decided.to(), BY_DECISION, "decides on it"))
                .toList();
    }

    private List<Hint> names(EntityState thing) {
        return named.alike(thing).stream()
                .map(owner -> new Hint(owner, BY_NAME, "has the name that its name begins with"))
                .toList();
    }

    private List<String> owners(String id) {
        return context.ownerships().of(id).stream()
                .map(RelationState::to)
                .distinct()
                .toList();
    }

    private String name(String id) {
        return OwnedThing.name(context, id);
    }
}
