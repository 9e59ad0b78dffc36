// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.Filters.Wanted;
import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import dev.entail.graph.source.scim.ScimResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One query: which resources match, how many there are in all, and one page of them. */
final class Search {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final int BATCH = 500;

    private final ScimStore store;
    private final Representation representation;
    private final SearchRequest request;
    private final List<ScimResourceType> types;
    private final List<StoredResource> page = new ArrayList<>();
    private long total;

    Search(ScimStore store, Representation representation, SearchRequest request, List<ScimResourceType> types) {
        this.store = store;
        this.representation = representation;
        this.request = request;
        this.types = types;
    }

    ObjectNode run() {
        if (request.sortBy().isPresent()) {
            sorted(request.sortBy().get());
        } else {
            types.forEach(this::inOrder);
        }
        ObjectNode answer = RecordCodec.JSON.createObjectNode();
        answer.putArray("schemas").add(SCHEMA);
        answer.put("totalResults", total)
                .put("startIndex", request.startIndex())
                .put("itemsPerPage", page.size());
        ArrayNode resources = answer.putArray("Resources");
        Map<String, ObjectNode> shown = new HashMap<>();
        for (ScimResourceType type : types) {
            List<StoredResource> ofType =
                    page.stream().filter(it -> it.type() == type).toList();
            List<ObjectNode> answers = representation.of(ofType, request.projection());
            for (int index = 0; index < answers.size(); index++) {
                shown.put(ofType.get(index).id(), answers.get(index));
            }
        }
        page.forEach(it -> resources.add(shown.get(it.id())));
        return answer;
    }

    private void inOrder(ScimResourceType type) {
        if (request.filter().isPresent()) {
            matching(type, this::take);
            return;
        }
        long count = store.count(type);
        long skip = Math.max(0, request.startIndex() - 1 - total);
        int room = request.count() - page.size();
        if (skip < count && room > 0) {
            page.addAll(store.page(type, skip, room));
        }
        total += count;
    }

    private void take(StoredResource resource) {
        total++;
        if (total >= request.startIndex() && page.size() < request.count()) {
            page.add(resource);
        }
    }

    /** Hands on all that match, in the order of their creation. */
    private void matching(ScimResourceType type, Consumer<StoredResource> consumer) {
        if (request.filter().isEmpty()) {
            store.each(type, consumer);
            return;
        }
        Filter filter = FilterParser.parse(request.filter().get(), AttributePath.of(type), types.size() > 1);
        Optional<List<StoredResource>> candidates = new Candidates(store, type).of(filter);
        if (candidates.isPresent()) {
            filter(
                    type,
                    filter,
                    candidates.get().stream()
                            .sorted(Comparator.comparingLong(StoredResource::number))
                            .toList(),
                    consumer);
            return;
        }
        List<StoredResource> batch = new ArrayList<>(BATCH);
        store.each(type, resource -> {
            batch.add(resource);
            if (batch.size() == BATCH) {
                filter(type, filter, batch, consumer);
                batch.clear();
            }
        });
        filter(type, filter, batch, consumer);
    }

    private void filter(
            ScimResourceType type, Filter filter, List<StoredResource> batch, Consumer<StoredResource> consumer) {
        String attribute = type == ScimResourceType.USER ? "groups" : "members";
        Map<String, ArrayNode> memberships = new Memberships(store, type).of(batch, Filters.wanted(filter, attribute));
        for (StoredResource resource : batch) {
            ObjectNode json = resource.identified();
            Optional.ofNullable(memberships.get(resource.id())).ifPresent(all -> json.set(attribute, all));
            if (filter.matches(json)) {
                consumer.accept(resource);
            }
        }
    }

    /** What a resource is sorted by, kept instead of the resource. */
    private record Key(ScimResourceType type, String id, Optional<String> value) {}

    private void sorted(String sortBy) {
        List<Key> keys = new ArrayList<>();
        for (ScimResourceType type : types) {
            Optional<AttributePath> path = AttributePath.of(type).find(sortBy);
            if (path.isEmpty() && types.size() == 1) {
                throw ScimError.invalidPath(
                        "sortBy is " + Shown.of(sortBy) + ", which is no attribute of a " + type.text());
            }
            matching(type, resource -> keys.add(new Key(type, resource.id(), path.flatMap(it -> value(it, resource)))));
        }
        Comparator<@Nullable String> order = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<Key> byValue = Comparator.comparing((Key key) -> key.value().orElse(null), order);
        keys.sort(request.descending() ? byValue.reversed() : byValue);
        total = keys.size();
        int from = (int) Math.min(keys.size(), request.startIndex() - 1);
        List<Key> shown = keys.subList(from, Math.min(keys.size(), from + request.count()));
        Map<String, StoredResource> found =
                store.byIds(shown.stream().map(Key::id).toList());
        shown.forEach(key -> Optional.ofNullable(found.get(key.id())).ifPresent(page::add));
    }

    private static Optional<String> value(AttributePath path, StoredResource resource) {
        AttributePath leaf = path.comparable().orElse(path);
        List<JsonNode> values = leaf.values(resource.identified());
        if (values.isEmpty() || values.getFirst().isContainerNode()) {
            return Optional.empty();
        }
        String text = values.getFirst().asText();
        return Optional.of(leaf.leaf().is(Trait.EXACT) ? text : text.toLowerCase(Locale.ROOT));
    }

    /** The memberships that a filter looks at. */
    private record Memberships(ScimStore store, ScimResourceType type) {
        Map<String, ArrayNode> of(List<StoredResource> resources, Wanted wanted) {
            List<String> ids = resources.stream().map(StoredResource::id).toList();
            List<Membership> found = switch (wanted) {
                case Wanted.None ignored -> List.of();
                case Wanted.Only only -> related(only, ids);
                case Wanted.All ignored -> type == ScimResourceType.USER ? store.groupsOf(ids) : store.membersOf(ids);
            };
            Map<String, ArrayNode> byId = new HashMap<>();
            for (Membership it : found) {
                boolean isUser = type == ScimResourceType.USER;
                byId.computeIfAbsent(isUser ? it.member() : it.group(), id -> RecordCodec.JSON.createArrayNode())
                        .addObject()
                        .put("value", isUser ? it.group() : it.member())
                        .put("display", isUser ? it.groupName() : it.memberName())
                        .put("type", isUser ? "direct" : it.memberType().text());
            }
            return byId;
        }

        private List<Membership> related(Wanted.Only only, List<String> ids) {
            if (type == ScimResourceType.GROUP) {
                return store.groupsOf(only.ids());
            }
            return only.ids().stream()
                    .flatMap(group -> store.membersAmong(group, ids).stream())
                    .toList();
        }
    }
}
