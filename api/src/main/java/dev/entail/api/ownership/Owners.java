// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.ownership;

import static java.util.stream.Collectors.groupingBy;

import dev.entail.analytics.estate.People;
import dev.entail.api.Entail;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Place;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Reach;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who owns what, and the decisions of people about it. A decision is a record of the source {@code entail:decisions}, so
 * it has history like everything else and no later load of another source undoes it.
 */
public final class Owners {
    /** The source of what people decided. */
    public static final String DECISIONS = "entail:decisions";

    private static final Set<String> ROLES = Set.of("ACCOUNTABLE", "BACKUP", "BUSINESS", "OPERATIONAL", "TECHNICAL");
    private static final Set<String> GONE = Set.of("TERMINATED", "DISABLED", "SUSPENDED");

    private final Entail entail;

    public Owners(Entail entail) {
        this.entail = entail;
    }

    /** {@return who owns some things, by the thing; absent where nobody does} */
    public Map<String, List<Owned>> of(Collection<String> things) {
        Snapshot graph = entail.snapshot(Optional.empty());
        return Reach.lifted(() -> entail.store().list(new SelectOwners(things, graph.version()))).stream()
                .filter(owned -> graph.sees(owned.thing()) && graph.sees(owned.owner()))
                .collect(groupingBy(Owned::thing));
    }

    /**
     * Records that somebody answers for a thing from now on.
     *
     * @throws NotFound where the thing or the owner is not in the graph
     * @throws IllegalArgumentException where the owner cannot answer, or the role is none
     */
    public void assign(String thing, String owner, String role, Instant at) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException(
                    "role is '" + role + "', allowed is one of " + String.join(", ", new TreeSet<>(ROLES)));
        }
        Snapshot graph = entail.snapshot(Optional.empty());
        require(graph, thing);
        requireAnswering(require(graph, owner), at);
        decide(thing, owner, Map.of("role", role, "source", "DECLARED", "since", at), at);
    }

    /**
     * Records that an owner confirmed an ownership.
     *
     * @param by who says so
     * @throws NotFound where no source says that the thing has this owner
     */
    public void attest(String thing, String owner, String by, Instant at) {
        Snapshot graph = entail.snapshot(Optional.empty());
        require(graph, thing);
        requireAnswering(require(graph, owner), at);
        List<Owned> known = of(List.of(thing)).getOrDefault(thing, List.of()).stream()
                .filter(owned -> owned.owner().equals(owner))
                .toList();
        if (known.isEmpty()) {
            throw new NotFound("No source says that '" + owner + "' owns '" + thing + "'; assign it first");
        }
        Map<Optional<String>, Owned> byRole = new HashMap<>();
        known.forEach(owned -> byRole.put(owned.role(), owned));
        byRole.forEach((role, owned) -> {
            Map<String, Object> properties = new HashMap<>(
                    Map.of("source", "ATTESTED", "since", owned.since(), "attestedAt", at, "attestedBy", by));
            role.ifPresent(text -> properties.put("role", text));
            decide(thing, owner, properties, at);
        });
    }

    private void decide(String thing, String owner, Map<String, Object> properties, Instant at) {
        RelationRecord decision = new RelationRecord(RelationKind.OWNED_BY, thing, owner, properties);
        entail.load(
                sink -> sink.accept(DECISIONS, decision, new Place(DECISIONS, thing)),
                LoadOptions.at(at).asPartial());
    }

    private static EntityState require(Snapshot graph, String id) {
        return graph.entity(id).orElseThrow(() -> new NotFound("There is no '" + id + "' in the graph"));
    }

    private static void requireAnswering(EntityState owner, Instant at) {
        boolean isTeam = owner.label() == EntityLabel.OWNER;
        if (!isTeam && !People.isHuman(owner)) {
            throw new IllegalArgumentException("'" + owner.id() + "' cannot answer for anything: it is a "
                    + owner.text("kind").orElse(owner.label().text())
                    + ", allowed is a person, a team, a business unit, a vendor or a function");
        }
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean hasLeft = GONE.contains(owner.text("status").orElse(""))
                || owner.date("endDate").filter(end -> end.isBefore(today)).isPresent();
        if (hasLeft) {
            throw new IllegalArgumentException("'" + owner.id() + "' has left or is disabled and cannot answer for it");
        }
    }
}
