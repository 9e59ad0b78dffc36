// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.api.scim.ScimStatements.Lookup;
import dev.entail.api.scim.StoredResource.Keys;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The SCIM resources of one tenant, kept in the store beside the graph. */
final class ScimStore {
    private static final long ALL = Integer.MAX_VALUE;

    private final GraphStore store;
    private final Keys keys;

    ScimStore(GraphStore store, String tenant) {
        this.store = store;
        this.keys = new Keys(tenant);
    }

    Keys keys() {
        return keys;
    }

    Optional<StoredResource> get(ScimResourceType type, String id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id))
                .filter(found -> found.type() == type && !found.isReference());
    }

    /** {@return those of these resources that are there or named, by id} */
    Map<String, StoredResource> byIds(Collection<String> ids) {
        Map<String, StoredResource> found = new LinkedHashMap<>();
        find(Lookup.ID, ids.stream().distinct().map(keys::of).toList())
                .forEach(resource -> found.put(resource.id(), resource));
        return found;
    }

    List<StoredResource> find(Lookup lookup, Collection<String> values) {
        return values.isEmpty() ? List.of() : store.list(new ScimStatements.ByKeys(lookup, values));
    }

    long count(ScimResourceType type) {
        return store.list(new ScimStatements.Count(keys.collection(type))).getFirst();
    }

    List<StoredResource> page(ScimResourceType type, long skip, long limit) {
        return limit == 0 ? List.of() : store.list(new ScimStatements.Page(keys.collection(type), skip, limit));
    }

    /** Hands on all resources of a type in the order of their creation. */
    void each(ScimResourceType type, Consumer<StoredResource> consumer) {
        store.stream(new ScimStatements.Page(keys.collection(type), 0, ALL), consumer);
    }

    List<Membership> membersOf(Collection<String> groups) {
        return groups.isEmpty() ? List.of() : store.list(new MembershipStatements.MembersOf(all(groups)));
    }

    List<Membership> groupsOf(Collection<String> members) {
        return members.isEmpty() ? List.of() : store.list(new MembershipStatements.GroupsOf(all(members)));
    }

    List<Membership> membersAmong(String group, Collection<String> members) {
        return members.isEmpty()
                ? List.of()
                : store.list(new MembershipStatements.MembersAmong(keys.of(group), all(members)));
    }

    private List<String> all(Collection<String> ids) {
        return ids.stream().map(keys::of).toList();
    }

    long lastNumber(ScimResourceType type) {
        return store.first(new ScimStatements.LastNumber(keys.collection(type))).orElse(0L);
    }

    List<String> pending() {
        return store.list(new ScimStatements.Pending(keys.tenant()));
    }

    void clearPending() {
        store.write(new ScimStatements.ClearPending(keys.tenant()));
    }

    /** Carries out commands in one transaction. */
    void write(List<Command> commands) {
        store.writeAll(commands);
    }

    Command save(StoredResource resource) {
        return new ScimStatements.Save(keys.of(resource.id()), resource.properties(keys));
    }

    Command delete(String id) {
        return new ScimStatements.Delete(keys.of(id));
    }

    Command join(String group, Map<String, ScimResourceType> members) {
        List<Map<String, Object>> rows = members.entrySet().stream()
                .map(member -> Map.<String, Object>of(
                        "key", keys.of(member.getKey()),
                        "id", member.getKey(),
                        "type", member.getValue().text(),
                        "tenant", keys.tenant()))
                .toList();
        return new MembershipStatements.Join(keys.of(group), rows);
    }

    Command leave(String group, Collection<String> members) {
        return new MembershipStatements.Leave(keys.of(group), all(members));
    }

    Command markPending(Collection<String> ids) {
        return new ScimStatements.MarkPending(keys.tenant(), ids);
    }
}
