// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes two NHIs alike, as one text each, so that finding them is grouping. */
final class Likeness {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Likeness() {}

    /**
     * {@return purpose, environment, permissions and owners; empty where one of purpose, permissions and owners is not
     * known. One for each environment is what isolation asks for, so these are not alike}
     */
    static Optional<String> of(AnalysisContext context, EntityState identity) {
        Optional<String> purpose = identity.text("purpose").map(Likeness::plain).filter(text -> !text.isEmpty());
        if (purpose.isEmpty()) {
            return Optional.empty();
        }
        Set<String> owners = ends(context.ownerships().of(identity.id()).stream());
        Set<String> permissions = permissions(context.estate(), identity.id());
        if (owners.isEmpty() || permissions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(
                "\n",
                purpose.get(),
                context.environments().of(identity.id()),
                owners.toString(),
                permissions.toString()));
    }

    private static String plain(String text) {
        return BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    private static Set<String> ends(Stream<RelationState> relations) {
        return relations.map(RelationState::to).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Roles and groups by id; permissions of its own by what they say, since each holder has its own node of them. */
    private static Set<String> permissions(Estate estate, String identity) {
        Set<String> permissions = new TreeSet<>();
        permissions.addAll(ends(estate.from(identity, RelationKind.HAS_ROLE).stream()));
        permissions.addAll(ends(estate.from(identity, RelationKind.MEMBER_OF).stream()));
        for (RelationState grants : estate.from(identity, RelationKind.GRANTS)) {
            estate.entity(grants.to()).ifPresent(permission -> permissions.add(said(estate, permission)));
        }
        return permissions;
    }

    private static String said(Estate estate, EntityState permission) {
        return String.join(
                " ",
                permission.text("effect").orElse("ALLOW"),
                new TreeSet<>(permission.texts("actions")).toString(),
                new TreeSet<>(permission.texts("resources")).toString(),
                permission.text("conditions").orElse(""),
                ends(estate.from(permission.id(), RelationKind.ON).stream()).toString());
    }

    /**
     * {@return who made it, in which minute, and the pattern of its name; empty where creator or minute is not known. A
     * time of exactly midnight is a date without a time of day}
     */
    static Optional<String> birth(AnalysisContext context, EntityState identity) {
        Optional<RelationState> by = context.estate().from(identity.id(), RelationKind.CREATED_BY).stream()
                .findFirst();
        Optional<Instant> made = by.flatMap(created -> created.time("at")).or(() -> identity.time("createdAt"));
        if (by.isEmpty() || made.filter(Likeness::hasTimeOfDay).isEmpty()) {
            return Optional.empty();
        }
        String pattern = DIGITS.matcher(identity.displayName().toLowerCase(Locale.ROOT)).replaceAll("#");
        return Optional.of(by.get().to() + "\n" + made.get().truncatedTo(ChronoUnit.MINUTES) + "\n" + pattern);
    }

    static Optional<String> creator(AnalysisContext context, EntityState identity) {
        return context.estate().from(identity.id(), RelationKind.CREATED_BY).stream()
                .findFirst()
                .map(RelationState::to);
    }

    private static boolean hasTimeOfDay(Instant time) {
        return !time.equals(time.truncatedTo(ChronoUnit.DAYS));
    }
}
