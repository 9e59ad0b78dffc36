// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** People and teams by what a tag or a name may call them: id, name, e-mail address and its local part. */
final class NamedOwners {
    private static final Set<String> OWNER_TAGS = Set.of(
            "owner", "owners", "owned-by", "team", "squad", "contact", "maintainer", "responsible", "service-owner",
            "business-owner", "technical-owner", "created-by", "creator");
    private static final int SHORTEST_NAME = 3;

    private final Map<String, List<String>> byName = new HashMap<>();
    private final Map<String, List<String>> teams = new HashMap<>();

    NamedOwners(AnalysisContext context) {
        context.estate().entities(EntityLabel.OWNER).forEach(team -> {
            names(team).forEach(name -> add(byName, name, team));
            team.text("name").map(NamedOwners::plain).ifPresent(name -> add(teams, name, team));
        });
        context.estate().entities(EntityLabel.IDENTITY).stream()
                .filter(People::isHuman)
                .forEach(person -> names(person).forEach(name -> add(byName, name, person)));
    }

    private static void add(Map<String, List<String>> index, String name, EntityState owner) {
        List<String> ids = index.computeIfAbsent(name, any -> new ArrayList<>(1));
        if (!ids.contains(owner.id())) {
            ids.add(owner.id());
        }
    }

    private static Stream<String> names(EntityState owner) {
        Stream<String> email = owner.text("email").stream().flatMap(text -> Stream.of(text, text.split("@", 2)[0]));
        return Stream.of(Stream.of(owner.id()), owner.text("name").stream(), email)
                .flatMap(each -> each)
                .filter(text -> !text.isBlank())
                .map(NamedOwners::plain);
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.]+", "-");
    }

    /** {@return the owners that tags of a thing name, each with its tag; a name that several have names nobody} */
    Map<String, String> tagged(EntityState thing) {
        Map<String, String> found = new LinkedHashMap<>();
        thing.texts("tags").forEach(tag -> {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tagged(tag.substring(0, equals), tag.substring(equals + 1), found);
            }
        });
        thing.properties().forEach((name, value) -> tagged(name, String.valueOf(value), found));
        return found;
    }

    private void tagged(String name, String value, Map<String, String> found) {
        String key = plain(name.substring(name.lastIndexOf(':') + 1));
        List<String> owners = byName.getOrDefault(plain(value), List.of());
        if (OWNER_TAGS.contains(key) && owners.size() == 1) {
            found.putIfAbsent(owners.getFirst(), name + "=" + value);
        }
    }

    /** {@return the teams whose name is how the name of a thing begins, up to a separator; those with the longest} */
    List<String> alike(EntityState thing) {
        String name = plain(thing.displayName());
        for (int end = name.lastIndexOf('-'); end >= SHORTEST_NAME; end = name.lastIndexOf('-', end - 1)) {
            List<String> owners = teams.get(name.substring(0, end));
            if (owners != null) {
                return owners.size() == 1 ? owners : List.of();
            }
        }
        return List.of();
    }
}
