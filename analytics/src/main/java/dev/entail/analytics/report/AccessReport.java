// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has access to what and why: each role and permission that an identity has, directly or through groups and roles,
 * along the shortest chain. The rows are as many as the effective grants.
 */
@AutoService(Report.class)
public final class AccessReport implements Report {
    private static final int MOST_SHOWN = 20;
    private static final List<RelationKind> LEADING =
            List.of(RelationKind.MEMBER_OF, RelationKind.HAS_ROLE, RelationKind.INHERITS, RelationKind.GRANTS);

    @Override
    public String id() {
        return "access";
    }

    @Override
    public String title() {
        return "Who has access to what, and why";
    }

    @Override
    public String summary() {
        return "Each grant of each identity: direct or by which group or role, from which source, since when, until when.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        Estate estate = context.analysis().estate();
        ReportFilter.Choice choice = context.filter().in(estate);
        List<List<Object>> rows = new ArrayList<>();
        List<List<Object>> held = new ArrayList<>();
        for (EntityState identity : estate.entities(EntityLabel.IDENTITY)) {
            if (choice.isWanted(identity)) {
                int before = rows.size();
                grants(estate, identity, rows);
                if (rows.size() > before) {
                    held.add(List.of(identity.displayName(), identity.id(), rows.size() - before));
                }
            }
        }
        List<Figure> figures = List.of(
                new Figure("Identities with access", held.size(), "that have a role or permission"),
                new Figure("Effective grants", rows.size(), "roles and permissions, direct and inherited"));
        Table table = Table.of(
                "Access",
                List.of(
                        "Identity",
                        "Name",
                        "Grant",
                        "Grant name",
                        "What",
                        "Reason",
                        "Source",
                        "Basis",
                        "Ticket",
                        "Since",
                        "Ends",
                        "Last used"),
                rows);
        return new ReportContent(figures, List.of(most(held)), table, List.of());
    }

    private static Table most(List<List<Object>> held) {
        List<List<Object>> rows = held.stream()
                .sorted(Comparator.comparingInt((List<Object> row) -> (int) row.get(2))
                        .reversed())
                .limit(MOST_SHOWN)
                .toList();
        return Table.of("The most grants", List.of("Name", "Identity", "Grants"), rows)
                .withBars(0, 2);
    }

    private static void grants(Estate estate, EntityState identity, List<List<Object>> rows) {
        Map<String, List<RelationState>> chains = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(identity.id()));
        chains.put(identity.id(), List.of());
        while (!open.isEmpty()) {
            String at = open.remove();
            for (RelationKind kind : LEADING) {
                for (RelationState step : estate.from(at, kind)) {
                    if (!chains.containsKey(step.to())) {
                        List<RelationState> chain = new ArrayList<>(chains.getOrDefault(at, List.of()));
                        chain.add(step);
                        chains.put(step.to(), List.copyOf(chain));
                        open.add(step.to());
                    }
                }
            }
        }
        chains.forEach((id, chain) -> estate.entity(id)
                .filter(state -> state.label() == EntityLabel.ROLE || state.label() == EntityLabel.PERMISSION)
                .ifPresent(grant -> rows.add(row(estate, identity, grant, chain))));
    }

    private static List<Object> row(Estate estate, EntityState identity, EntityState grant, List<RelationState> chain) {
        RelationState first = chain.getFirst();
        return List.of(
                identity.id(),
                identity.displayName(),
                grant.id(),
                grant.displayName(),
                grant.label().text(),
                reason(estate, chain),
                chain.getLast().source(),
                known(first.text("basis")),
                known(first.text("ticket")),
                first.time("grantedAt").orElse(first.firstSeen()),
                known(first.time("expiresAt")),
                known(lastUsed(estate, identity, grant)));
    }

    private static String reason(Estate estate, List<RelationState> chain) {
        if (chain.size() == 1) {
            return "direct";
        }
        List<String> names = chain.subList(0, chain.size() - 1).stream()
                .map(step ->
                        estate.known(step.to()).map(EntityState::displayName).orElse(step.to()))
                .toList();
        return "via " + String.join(" → ", names);
    }

    private static Optional<java.time.Instant> lastUsed(Estate estate, EntityState identity, EntityState grant) {
        return estate.from(identity.id(), RelationKind.USED).stream()
                .filter(used -> used.to().equals(grant.id()))
                .flatMap(used -> used.time("lastUsedAt").stream())
                .max(Comparator.naturalOrder());
    }

    private static Object known(Optional<?> value) {
        return value.isPresent() ? value.get() : Optional.empty();
    }
}
