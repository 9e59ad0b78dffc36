// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.store.Command;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one request changes in the store: each change in one transaction, together with a note that the graph does not
 * know it yet, and with the way back.
 */
final class Changes {
    private final ScimStore store;
    private final Instant at;
    private final Publication publication = new Publication();
    private final Deque<List<Command>> back = new ArrayDeque<>();

    Changes(ScimStore store, Instant at) {
        this.store = store;
        this.at = at;
    }

    Instant at() {
        return at;
    }

    Publication publication() {
        return publication;
    }

    void create(StoredResource created, Map<String, ScimResourceType> members) {
        List<Command> commands = new ArrayList<>();
        commands.add(store.save(created));
        if (!members.isEmpty()) {
            commands.add(store.join(created.id(), members));
        }
        carryOut(commands, List.of(store.delete(created.id())), List.of(created.id()));
        publication.focusOn(List.of(created.id()));
    }

    void save(StoredResource before, StoredResource after, MemberEdit.Outcome members) {
        Set<String> touched = new LinkedHashSet<>(members.joining().keySet());
        touched.addAll(members.leaving());
        touched.add(after.id());
        List<Command> commands = new ArrayList<>(List.of(store.save(after)));
        List<Command> undo = new ArrayList<>(List.of(store.save(before)));
        if (!members.joining().isEmpty()) {
            commands.add(store.join(after.id(), members.joining()));
            undo.add(store.leave(after.id(), members.joining().keySet()));
        }
        if (!members.leaving().isEmpty()) {
            commands.add(store.leave(after.id(), members.leaving()));
            undo.add(store.join(after.id(), types(members.leaving())));
        }
        carryOut(commands, undo, touched);
        tell(before, after, members);
    }

    /** Of a group nothing ends but what its leaving members tell; so it is not told anew with all its members. */
    private void tell(StoredResource before, StoredResource after, MemberEdit.Outcome members) {
        if (after.type() == ScimResourceType.USER) {
            publication.focusOn(List.of(after.id()));
            return;
        }
        if (!before.content().equals(after.content())) {
            publication.describe(List.of(after.id()));
        }
        publication.focusOn(members.leaving());
        publication.join(after.id(), members.joining().keySet());
    }

    void delete(StoredResource before) {
        List<Membership> inside =
                before.type() == ScimResourceType.GROUP ? store.membersOf(List.of(before.id())) : List.of();
        List<Command> undo = new ArrayList<>(List.of(store.save(before)));
        if (!inside.isEmpty()) {
            undo.add(store.join(
                    before.id(),
                    inside.stream().collect(Collectors.toMap(Membership::member, Membership::memberType))));
        }
        for (Membership membership : store.groupsOf(List.of(before.id()))) {
            undo.add(store.join(membership.group(), Map.of(before.id(), before.type())));
        }
        Set<String> gone = new LinkedHashSet<>(List.of(before.id()));
        inside.stream().filter(Membership::isReference).forEach(it -> gone.add(it.member()));
        gone.addAll(ScimEvents.ids(before));
        carryOut(List.of(store.delete(before.id())), undo, gone);
        publication.focusOn(gone);
    }

    /** Drops what was only named and is never to come, such as a resource that a failed operation should have made. */
    void forget(String id) {
        for (Membership membership : store.groupsOf(List.of(id))) {
            if (membership.isReference()) {
                carryOut(
                        List.of(store.leave(membership.group(), List.of(id))),
                        List.of(store.join(membership.group(), Map.of(id, membership.memberType()))),
                        List.of(id));
                publication.focusOn(List.of(id));
            }
        }
    }

    private Map<String, ScimResourceType> types(Collection<String> ids) {
        Map<String, ScimResourceType> types = new LinkedHashMap<>();
        store.byIds(ids).forEach((id, resource) -> types.put(id, resource.type()));
        return types;
    }

    private void carryOut(List<Command> commands, List<Command> undo, Collection<String> touched) {
        List<Command> all = new ArrayList<>(commands);
        all.add(store.markPending(touched));
        store.write(all);
        back.push(undo);
    }

    /** Notes that the graph knows all of it. */
    void published() {
        if (!back.isEmpty()) {
            store.clearPending();
        }
    }

    /** Takes all of it back. Where the store cannot be reached any more the notes stay, and the next request goes on. */
    void undo(RuntimeException cause) {
        try {
            boolean isAny = !back.isEmpty();
            back.forEach(store::write);
            back.clear();
            if (isAny) {
                store.clearPending();
            }
        } catch (StoreUnavailable e) {
            cause.addSuppressed(e);
        }
    }
}
