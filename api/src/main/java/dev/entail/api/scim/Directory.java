// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.scim.ScimStatements.Lookup;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The users and groups that one tenant pushes. A request changes the store and then the graph; where the graph cannot
 * take it, the store is as it was. What a crash leaves between the two is made good by the next request.
 */
final class Directory {
    private final ScimStore store;
    private final Publisher publisher;
    private final ReentrantLock lock;

    /** @param lock what all tenants of one graph share, as it takes one load at a time */
    Directory(Entail entail, String tenant, ReentrantLock lock) {
        this.store = new ScimStore(entail.store(), tenant);
        this.publisher = new Publisher(entail, store, tenant);
        this.lock = lock;
    }

    ScimStore store() {
        return store;
    }

    /** Carries out a piece of work and brings all it changed into the graph in one load. */
    <T> T change(Function<Changes, T> work) {
        lock.lock();
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            catchUp(now);
            Changes changes = new Changes(store, now);
            try {
                T result = work.apply(changes);
                publisher.publish(changes.publication(), now);
                changes.published();
                return result;
            } catch (RuntimeException e) {
                changes.undo(e);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void catchUp(Instant now) {
        List<String> left = store.pending();
        if (!left.isEmpty()) {
            Publication publication = new Publication();
            publication.focusOn(left);
            publisher.publish(publication, now);
            store.clearPending();
        }
    }

    StoredResource require(ScimResourceType type, String id) {
        return store.get(type, id).orElseThrow(() -> ScimError.notFound("Resource " + Shown.of(id)));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    StoredResource create(Changes changes, ScimResourceType type, String id, JsonNode body) {
        Content content = Content.of(type, body);
        requireUnique(type, id, content.attributes());
        StoredResource fresh =
                StoredResource.fresh(type, id, store.lastNumber(type) + 1, content.attributes(), changes.at());
        StoredResource created = type == ScimResourceType.USER ? ScimEvents.joined(fresh) : fresh;
        changes.create(created, content.members());
        return created;
    }

    StoredResource replace(
            Changes changes, ScimResourceType type, String id, JsonNode body, Preconditions preconditions) {
        StoredResource before = require(type, id);
        preconditions.check(before.version());
        Content content = Content.of(type, body);
        MemberEdit edit = new MemberEdit();
        if (type == ScimResourceType.GROUP) {
            edit.clear();
            edit.add(content.members());
        }
        return save(changes, before, content.attributes(), edit);
    }

    StoredResource patch(
            Changes changes,
            ScimResourceType type,
            String id,
            List<PatchOperation> operations,
            Preconditions preconditions) {
        StoredResource before = require(type, id);
        preconditions.check(before.version());
        ScimPatch patch = new ScimPatch(before, store);
        patch.apply(operations);
        Content.check(type, patch.content());
        return save(changes, before, patch.content(), patch.members());
    }

    void delete(Changes changes, ScimResourceType type, String id, Preconditions preconditions) {
        StoredResource before = require(type, id);
        preconditions.check(before.version());
        changes.delete(before);
    }

    private StoredResource save(Changes changes, StoredResource before, ObjectNode content, MemberEdit edit) {
        MemberEdit.Outcome members =
                edit.isNothing() ? new MemberEdit.Outcome(Map.of(), List.of()) : edit.in(before.id(), store);
        boolean isSame = before.content().equals(content);
        if (isSame && members.isNothing()) {
            return before;
        }
        requireUnique(before.type(), before.id(), content);
        StoredResource after = before.with(content, changes.at());
        StoredResource told = before.type() == ScimResourceType.USER ? ScimEvents.after(before, after) : after;
        changes.save(before, told, members);
        return told;
    }

    private void requireUnique(ScimResourceType type, String id, ObjectNode content) {
        if (type != ScimResourceType.USER) {
            return;
        }
        String userName = content.path("userName").asText();
        Optional<StoredResource> other = store
                .find(Lookup.USER_NAME, List.of(store.keys().userName(userName)))
                .stream()
                .filter(found -> !found.id().equals(id))
                .findFirst();
        if (other.isPresent()) {
            throw ScimError.uniqueness("There is a user with userName " + Shown.of(userName) + " already");
        }
    }
}
