// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.source.aws.Arn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The nodes of a graph that are about AWS. */
final class AwsStates {
    private final Map<String, EntityState> states = new HashMap<>();

    /** @param labels those of which all are wanted */
    AwsStates(Estate estate, Set<EntityLabel> labels) {
        for (EntityLabel label : labels) {
            estate.entities(label).stream()
                    .filter(AwsStates::isAboutAws)
                    .forEach(state -> states.put(state.id(), state));
        }
    }

    private static boolean isAboutAws(EntityState state) {
        return state.text("provider").filter("aws"::equals).isPresent()
                || state.id().startsWith("arn:aws")
                || state.id().startsWith("aws:");
    }

    void each(EntityLabel label, Consumer<EntityState> work) {
        states.values().stream()
                .filter(state -> state.label() == label)
                .sorted(Comparator.comparing(EntityState::id))
                .forEach(work);
    }

    Map<String, EntityState> of(EntityLabel label) {
        Map<String, EntityState> found = new LinkedHashMap<>();
        each(label, state -> found.put(state.id(), state));
        return found;
    }

    Optional<EntityState> get(String id) {
        return Optional.ofNullable(states.get(id));
    }

    boolean isScope(String id) {
        EntityState state = states.get(id);
        return state != null && state.label() == EntityLabel.SCOPE;
    }

    static EntityRef ref(EntityState state) {
        return new EntityRef(state.id(), state.displayName(), state.label());
    }

    static List<String> texts(EntityState state, String property) {
        return state.properties().get(property) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static Map<String, String> tags(EntityState state) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : texts(state, "tags")) {
            int equals = tag.indexOf('=');
            tags.put(equals < 0 ? tag : tag.substring(0, equals), equals < 0 ? "" : tag.substring(equals + 1));
        }
        return tags;
    }

    static String account(EntityState state) {
        return state.text("account")
                .or(() -> Arn.of(state.id()).map(Arn::account))
                .orElse("");
    }
}
