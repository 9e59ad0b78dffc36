// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.scim.ScimResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a request does to the members of a group. Only where it removes members without naming them are all of them
 * read; else it costs what it names, however large the group is.
 */
final class MemberEdit {
    private static final int LONGEST_ID = 1_000;

    private final Map<String, Optional<ScimResourceType>> edits = new LinkedHashMap<>();
    private boolean cleared;

    /** {@return the members that a canonical list names, by id} */
    static Map<String, ScimResourceType> named(JsonNode members) {
        Map<String, ScimResourceType> named = new LinkedHashMap<>();
        for (JsonNode member : members) {
            String id = member.path("value").asText("");
            if (id.isBlank() || id.length() > LONGEST_ID) {
                throw ScimError.invalidValue(
                        "members.value is missing or longer than " + LONGEST_ID + " characters, allowed is an id");
            }
            boolean isGroup = member.path("type").asText("").equalsIgnoreCase("Group")
                    || member.path("$ref").asText("").contains("/Groups/");
            named.put(id, isGroup ? ScimResourceType.GROUP : ScimResourceType.USER);
        }
        return named;
    }

    void add(Map<String, ScimResourceType> members) {
        members.forEach((id, type) -> edits.put(id, Optional.of(type)));
    }

    void remove(Collection<String> members) {
        members.forEach(id -> edits.put(id, Optional.empty()));
    }

    void clear() {
        edits.clear();
        cleared = true;
    }

    boolean isNothing() {
        return edits.isEmpty() && !cleared;
    }

    /** Removes those that match: read from the store only where the filter does not name them by id. */
    void removeMatching(Filter filter, String group, ScimStore store) {
        Optional<List<String>> ids = Filters.named(filter);
        if (ids.isPresent()) {
            remove(ids.get());
            return;
        }
        List<String> matching = new ArrayList<>();
        if (!cleared) {
            store.membersOf(List.of(group)).stream()
                    .filter(member -> filter.matches(json(member)))
                    .forEach(member -> matching.add(member.member()));
        }
        Map<String, ObjectNode> added = new LinkedHashMap<>();
        edits.forEach((id, type) -> type.ifPresent(it -> added.put(id, json(id, it))));
        added.forEach((id, member) -> {
            if (filter.matches(member)) {
                matching.add(id);
            }
        });
        remove(matching);
    }

    private static ObjectNode json(Membership member) {
        return json(member.member(), member.memberType()).put("display", member.memberName());
    }

    private static ObjectNode json(String id, ScimResourceType type) {
        return RecordCodec.JSON.createObjectNode().put("value", id).put("type", type.text());
    }

    /** Who joins and who leaves a group by it. */
    record Outcome(Map<String, ScimResourceType> joining, List<String> leaving) {
        boolean isNothing() {
            return joining.isEmpty() && leaving.isEmpty();
        }
    }

    Outcome in(String group, ScimStore store) {
        Collection<String> present = (cleared
                        ? store.membersOf(List.of(group))
                        : store.membersAmong(group, edits.keySet()))
                .stream().map(Membership::member).collect(Collectors.toSet());
        Map<String, ScimResourceType> joining = new LinkedHashMap<>();
        edits.forEach((id, type) -> {
            if (type.isPresent() && !present.contains(id)) {
                joining.put(id, type.get());
            }
        });
        List<String> leaving = present.stream()
                .filter(id -> edits.containsKey(id) ? edits.get(id).isEmpty() : cleared)
                .toList();
        return new Outcome(joining, leaving);
    }
}
