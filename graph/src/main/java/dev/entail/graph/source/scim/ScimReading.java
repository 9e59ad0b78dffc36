// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One load of SCIM resources: turns each into records, and what they name but nobody describes into references. */
final class ScimReading {
    private static final String SCHEMAS = "urn:ietf:params:scim:";
    private static final Set<String> SAYS_NOBODY = Set.of(
            "serviceproviderconfig",
            "resourcetype",
            "schema",
            "patchop",
            "bulkrequest",
            "bulkresponse",
            "searchrequest");

    private final ScimRecords records;
    private final RecordSink sink;
    private final Set<String> described = new HashSet<>();
    private final Map<String, Named> named = new LinkedHashMap<>();
    private final Map<String, Seen> unknown = new LinkedHashMap<>();
    private long resources;
    private long listed;
    private long promised;
    private Place lastList = new Place("", "");

    /** A resource that another names: what it seems to be, and where it was named first. */
    private record Named(ScimResourceType type, Place place) {}

    /** Something that appeared: how often, and where first. */
    private record Seen(Place first, long times) {}

    ScimReading(ScimRecords records, RecordSink sink) {
        this.records = records;
        this.sink = sink;
    }

    void reject(Place place, String reason) {
        sink.reject(place, reason);
    }

    static boolean isList(JsonNode answer) {
        return kind(answer).equals("listresponse");
    }

    /** Takes what a list response says of itself, after its resources. */
    void list(JsonNode answer, Place place) {
        listed = resources;
        promised = Math.max(promised, answer.path("totalResults").asLong(0));
        lastList = place;
    }

    void resource(JsonNode given, Place place) {
        Optional<ScimResourceType> type = typeOf(given);
        if (type.isEmpty()) {
            other(given, place);
            return;
        }
        try {
            ObjectNode resource = new ScimCanonical(path -> unknown.merge(
                            type.get().text() + " " + Shown.of(path),
                            new Seen(place, 1),
                            (seen, one) -> new Seen(seen.first(), seen.times() + 1)))
                    .resource(type.get(), given);
            if (resource.path("id").asText("").isBlank()) {
                sink.reject(place, "'id' of a " + type.get().text() + " is missing, allowed is the provider's id");
                return;
            }
            resources++;
            take(type.get(), resource, place);
        } catch (ScimMismatch e) {
            sink.reject(place, String.valueOf(e.getMessage()));
        }
    }

    private void take(ScimResourceType type, ObjectNode resource, Place place) {
        String id = resource.path("id").asText();
        described.add(id);
        sink.accept(records.source(), records.node(type, resource), place);
        if (type == ScimResourceType.GROUP) {
            resource.path("members").forEach(member -> member(member, id, place));
            return;
        }
        records.roles(resource).forEach(said -> sink.accept(records.source(), said, place));
        resource.path("groups").forEach(group -> groupOf(id, group, place));
        ScimRecords.manager(resource).ifPresent(manager -> {
            name(manager, ScimResourceType.USER, place);
            sink.accept(records.source(), records.reportsTo(id, manager), place);
        });
    }

    private void member(JsonNode member, String group, Place place) {
        String id = member.path("value").asText("");
        if (id.isBlank()) {
            sink.reject(
                    place, "a member of group " + Shown.of(group) + " has no 'value', allowed is the id of a resource");
            return;
        }
        boolean isGroup = member.path("type").asText("").equalsIgnoreCase("Group")
                || member.path("$ref").asText("").contains("/Groups/");
        name(id, isGroup ? ScimResourceType.GROUP : ScimResourceType.USER, place);
        sink.accept(records.source(), records.membership(id, group), place);
    }

    /** A membership as the user tells it; one through another group is what that group says already. */
    private void groupOf(String user, JsonNode group, Place place) {
        String id = group.path("value").asText("");
        if (id.isBlank() || group.path("type").asText("").equalsIgnoreCase("indirect")) {
            return;
        }
        name(id, ScimResourceType.GROUP, place);
        sink.accept(records.source(), records.membership(user, id), place);
    }

    private void name(String id, ScimResourceType type, Place place) {
        if (!described.contains(id)) {
            named.putIfAbsent(id, new Named(type, place));
        }
    }

    private void other(JsonNode given, Place place) {
        String kind = kind(given);
        if (SAYS_NOBODY.contains(kind)) {
            sink.warn(place, "left out, as it names nobody: " + Shown.of(lastWord(given)));
            return;
        }
        sink.reject(
                place,
                (kind.equals("error") ? "this is an error that the provider answered" : "this is no User and no Group")
                        + ": 'schemas' is " + Shown.of(given.path("schemas"))
                        + ", allowed is " + ScimSchema.USER.urn() + " or " + ScimSchema.GROUP.urn());
    }

    /** Says what was named and not described, and what an export of only a part would close. */
    void finish() {
        if (resources == 0) {
            throw new BadInput("There is no User and no Group in the input; loading it would close all that "
                    + records.source() + " said before");
        }
        named.keySet().removeAll(described);
        named.forEach((id, it) -> sink.accept(records.source(), records.reference(it.type(), id), it.place()));
        if (!named.isEmpty()) {
            Map.Entry<String, Named> first = named.entrySet().iterator().next();
            sink.warn(
                    first.getValue().place(),
                    named.size() + " resources are named as member, group or manager and not described, the first is "
                            + Shown.of(first.getKey()) + "; they stand in the graph as references");
        }
        unknown.forEach((what, seen) -> sink.warn(
                seen.first(),
                "unknown member of " + what + ", in " + seen.times() + " resources; its values are not kept"));
        if (promised > listed) {
            sink.warn(
                    lastList,
                    "the list is said to have " + promised + " resources and " + listed
                            + " are here; without --partial the load closes the others");
        }
    }

    private static Optional<ScimResourceType> typeOf(JsonNode given) {
        Optional<ScimResourceType> told =
                ScimResourceType.of(given.path("meta").path("resourceType").asText(""));
        if (told.isPresent()) {
            return told;
        }
        for (JsonNode urn : given.path("schemas")) {
            Optional<ScimResourceType> type = ScimResourceType.ofSchema(urn.asText(""));
            if (type.isPresent()) {
                return type;
            }
        }
        if (!given.path("schemas").isEmpty()) {
            return Optional.empty();
        }
        if (has(given, "userName")) {
            return Optional.of(ScimResourceType.USER);
        }
        return has(given, "members") ? Optional.of(ScimResourceType.GROUP) : Optional.empty();
    }

    private static boolean has(JsonNode given, String name) {
        return given.properties().stream().anyMatch(entry -> entry.getKey().equalsIgnoreCase(name));
    }

    private static String kind(JsonNode given) {
        String urn = lastWord(given);
        return urn.substring(urn.lastIndexOf(':') + 1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String lastWord(JsonNode given) {
        String urn = given.path("schemas").path(0).asText("");
        return urn.startsWith(SCHEMAS) ? urn.substring(SCHEMAS.length()) : urn;
    }
}
