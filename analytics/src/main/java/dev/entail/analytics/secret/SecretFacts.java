// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an estate says of its secrets: which are live, since when their value holds, when they end, who has them, what they open. */
public final class SecretFacts {
    /** Kinds that have no end unless somebody sets one, so that a source that names none says that there is none. */
    private static final Set<String> ENDLESS =
            Set.of("ACCESS_KEY", "API_KEY", "PASSWORD", "TOKEN", "SSH_KEY", "ENCRYPTION_KEY");

    private static final Set<String> DEAD = Set.of("REVOKED", "EXPIRED");

    private final AnalysisContext context;
    private final Estate estate;
    private final Instant at;
    private final Set<String> sourcesWithEnds = new HashSet<>();
    private final List<EntityState> live;

    private SecretFacts(AnalysisContext context) {
        this.context = context;
        this.estate = context.estate();
        this.at = context.at();
        for (EntityState secret : estate.entities(EntityLabel.SECRET)) {
            if (hasEnd(secret)) {
                sourcesWithEnds.addAll(secret.sources());
            }
        }
        this.live = estate.entities(EntityLabel.SECRET).stream()
                .filter(this::isLive)
                .toList();
    }

    /** {@return the facts about the secrets of a context, gathered once} */
    public static SecretFacts of(AnalysisContext context) {
        return context.shared(SecretFacts.class, SecretFacts::new);
    }

    /** {@return the secrets that still open something, by id} */
    public Stream<EntityState> live() {
        return live.stream();
    }

    /** {@return whether a secret is neither revoked nor past its end; one that was used after its reckoned end lives on} */
    public boolean isLive(EntityState secret) {
        if (DEAD.contains(secret.text("status").orElse(""))) {
            return false;
        }
        Optional<Instant> end = end(secret).filter(time -> !at.isBefore(time));
        if (end.isEmpty()) {
            return true;
        }
        boolean reckoned = secret.time("expiresAt").isEmpty();
        return reckoned && secret.time("lastUsedAt").filter(end.get()::isBefore).isPresent();
    }

    /** {@return since when the secret has its present value: when it was made or, if that is later, last rotated} */
    public Optional<Instant> since(EntityState secret) {
        Stream<Instant> said = Stream.of("createdAt", "rotatedAt").flatMap(name -> secret.time(name).stream());
        return Stream.concat(said, rotation(secret).stream())
                .filter(time -> !time.isAfter(at))
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> rotation(EntityState secret) {
        return context.people().events(secret.id(), "ROTATED").stream()
                .findFirst()
                .flatMap(event -> event.time("at"));
    }

    /** {@return whether the secret was given a new value after it was made} */
    boolean wasRotated(EntityState secret) {
        Optional<Instant> made = secret.time("createdAt");
        return since(secret)
                .filter(time -> made.isEmpty() || time.isAfter(made.get()))
                .isPresent();
    }

    /** {@return how long the secret has had its present value} */
    Optional<Duration> age(EntityState secret) {
        return since(secret).map(time -> Duration.between(time, at));
    }

    /** {@return when the secret ends: as a source says, else its time to live after it got its value} */
    Optional<Instant> end(EntityState secret) {
        Optional<Instant> said = secret.time("expiresAt");
        if (said.isPresent()) {
            return said;
        }
        return timeToLive(secret).flatMap(span -> since(secret).map(time -> time.plus(span)));
    }

    private static Optional<Duration> timeToLive(EntityState secret) {
        try {
            return secret.text("ttl").map(Duration::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean hasEnd(EntityState secret) {
        return secret.properties().containsKey("expiresAt")
                || secret.properties().containsKey("ttl");
    }

    /**
     * {@return whether the secret has no end}: none is named, and its kind has none of itself, or its source names the
     * ends of others. Every certificate has an end, so one without is merely unknown.
     */
    boolean isEndless(EntityState secret) {
        String kind = secret.text("kind").orElse("");
        if (hasEnd(secret) || kind.equals("CERTIFICATE")) {
            return false;
        }
        return ENDLESS.contains(kind) || secret.sources().stream().anyMatch(sourcesWithEnds::contains);
    }

    /** {@return whether it is known when the secret ends, or that it never does} */
    boolean isEndKnown(EntityState secret) {
        return hasEnd(secret) || isEndless(secret);
    }

    /** {@return what the secret opens, also identities that are gone} */
    public List<RelationState> opens(EntityState secret) {
        return estate.from(secret.id(), RelationKind.AUTHENTICATES);
    }

    /** {@return the live secrets that open an identity} */
    public List<EntityState> secretsOf(String identity) {
        return estate.to(identity, RelationKind.AUTHENTICATES).stream()
                .flatMap(opens -> estate.entity(opens.from()).stream())
                .filter(this::isLive)
                .toList();
    }

    /** {@return which workloads that still run use the secret, one relation each} */
    public List<RelationState> uses(EntityState secret) {
        return running(estate.to(secret.id(), RelationKind.USES));
    }

    /** {@return which workloads that still run work as an identity, one relation each} */
    public List<RelationState> runs(String identity) {
        return running(estate.to(identity, RelationKind.RUNS_AS));
    }

    private List<RelationState> running(List<RelationState> relations) {
        Map<String, RelationState> byWorkload = new TreeMap<>();
        for (RelationState relation : relations) {
            boolean runs = estate.entity(relation.from())
                    .filter(workload ->
                            !"RETIRED".equals(workload.text("status").orElse("")))
                    .isPresent();
            if (runs) {
                byWorkload.putIfAbsent(relation.from(), relation);
            }
        }
        return new ArrayList<>(byWorkload.values());
    }

    /**
     * {@return by the id of a person how they come to know the present value}: who left before it was rotated knows an
     * old one, and what machines know is use. Accounts count as their person.
     */
    public Map<String, RelationState> knownTo(EntityState secret) {
        Map<String, RelationState> known = new TreeMap<>();
        for (RelationState knows : estate.to(secret.id(), RelationKind.KNOWS)) {
            EntityState knower = context.people()
                    .personOf(knows.from())
                    .or(() -> estate.known(knows.from()))
                    .orElse(null);
            if (knower != null && !People.isNhi(knower) && !leftBefore(knower, secret)) {
                known.putIfAbsent(knower.id(), knows);
            }
        }
        return known;
    }

    private boolean leftBefore(EntityState person, EntityState secret) {
        return context.people()
                .departure(person.id())
                .filter(left -> since(secret).filter(left.at()::isBefore).isPresent())
                .isPresent();
    }

    boolean opensPrivilege(EntityState secret) {
        return opens(secret).stream().anyMatch(opens -> context.privilege().isPrivileged(opens.to()));
    }

    /** {@return whether the secret is kept for emergencies, and so meant to lie unused} */
    boolean isBreakGlass(EntityState secret) {
        return secret.flag("breakGlass")
                || opens(secret).stream()
                        .anyMatch(opens -> estate.known(opens.to())
                                .filter(identity -> identity.flag("breakGlass"))
                                .isPresent());
    }

    boolean worksInProduction(EntityState secret) {
        return context.environments().isProduction(secret.id())
                || opens(secret).stream()
                        .anyMatch(opens -> context.environments().isProduction(opens.to()));
    }
}
