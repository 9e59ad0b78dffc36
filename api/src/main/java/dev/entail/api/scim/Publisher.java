// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.api.scim.ScimStatements.Lookup;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.OlderThanLast;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.source.scim.ScimRecords;
import dev.entail.graph.source.scim.ScimResourceType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings what the store says of SCIM resources into the graph: one load of the tenant's source, as small as the change. */
final class Publisher {
    private static final Place PUSHED = new Place("SCIM", "");

    private final Entail entail;
    private final ScimStore store;
    private final ScimRecords records;

    Publisher(Entail entail, ScimStore store, String tenant) {
        this.entail = entail;
        this.store = store;
        this.records = new ScimRecords("scim:" + tenant);
    }

    void publish(Publication publication, Instant at) {
        if (publication.isEmpty()) {
            return;
        }
        Set<String> focus = new HashSet<>();
        publication.focus().forEach(id -> focus.add(records.id(id)));
        LoadOptions options = LoadOptions.at(at);
        try {
            entail.load(
                    sink -> say(publication, sink),
                    focus.isEmpty()
                            ? options.asPartial().named(records.source())
                            : options.focusedOn(records.source(), focus));
        } catch (OlderThanLast e) {
            throw new StoreUnavailable(records.source() + " was loaded for a later time than now", e);
        }
    }

    private void say(Publication publication, RecordSink sink) {
        Map<String, StoredResource> focused = store.byIds(publication.focus());
        focused.values().forEach(resource -> describe(resource, sink));
        store.byIds(publication.described()).values().forEach(resource -> describe(resource, sink));
        store.membersOf(focused.keySet()).forEach(membership -> say(membership, sink));
        store.groupsOf(focused.keySet()).forEach(membership -> say(membership, sink));
        publication
                .joined()
                .forEach((group, members) ->
                        store.membersAmong(group, members).forEach(membership -> say(membership, sink)));
        reporting(focused, sink);
    }

    private void describe(StoredResource resource, RecordSink sink) {
        if (resource.isReference()) {
            say(records.reference(resource.type(), resource.id()), sink);
            return;
        }
        ObjectNode content = resource.identified();
        say(records.node(resource.type(), content), sink);
        if (resource.type() == ScimResourceType.USER) {
            records.roles(content).forEach(said -> say(said, sink));
            ScimEvents.records(resource, records).forEach(said -> say(said, sink));
        }
    }

    private void say(Membership membership, RecordSink sink) {
        if (membership.isReference()) {
            say(records.reference(membership.memberType(), membership.member()), sink);
        }
        say(records.membership(membership.member(), membership.group()), sink);
    }

    /** Who these users report to, and who reports to them. */
    private void reporting(Map<String, StoredResource> focused, RecordSink sink) {
        Set<String> named = new HashSet<>();
        focused.values().forEach(user -> user.manager().ifPresent(named::add));
        Map<String, StoredResource> managers = store.byIds(named);
        for (StoredResource user : focused.values()) {
            user.manager()
                    .flatMap(manager -> Optional.ofNullable(managers.get(manager)))
                    .filter(Publisher::isUser)
                    .ifPresent(manager -> say(records.reportsTo(user.id(), manager.id()), sink));
        }
        List<String> managing = focused.values().stream()
                .filter(Publisher::isUser)
                .map(user -> store.keys().of(user.id()))
                .toList();
        store.find(Lookup.MANAGER, managing)
                .forEach(report ->
                        say(records.reportsTo(report.id(), report.manager().orElseThrow()), sink));
    }

    private static boolean isUser(StoredResource resource) {
        return resource.type() == ScimResourceType.USER && !resource.isReference();
    }

    private void say(GraphRecord said, RecordSink sink) {
        sink.accept(records.source(), said, PUSHED);
    }
}
