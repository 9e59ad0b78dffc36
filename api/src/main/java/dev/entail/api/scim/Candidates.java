// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import dev.entail.api.scim.Filter.And;
import dev.entail.api.scim.Filter.Compare;
import dev.entail.api.scim.Filter.Matching;
import dev.entail.api.scim.Filter.Operator;
import dev.entail.api.scim.Filter.Or;
import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.api.scim.ScimStatements.Lookup;
import dev.entail.graph.source.scim.ScimResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The resources that may match a filter where an index tells them: by {@code eq} on userName, externalId, displayName or
 * id, or by membership. Such a query costs what it finds, however large the directory is.
 */
final class Candidates {
    private final ScimStore store;
    private final ScimResourceType type;

    Candidates(ScimStore store, ScimResourceType type) {
        this.store = store;
        this.type = type;
    }

    /** {@return all that may match, among them all that do; empty where only a look at every resource can tell} */
    Optional<List<StoredResource>> of(Filter filter) {
        return plan(filter).map(plan -> {
            Map<String, StoredResource> found = new LinkedHashMap<>();
            plan.forEach(part -> part.get().stream()
                    .filter(it -> it.type() == type && !it.isReference())
                    .forEach(it -> found.put(it.id(), it)));
            return List.copyOf(found.values());
        });
    }

    private Optional<List<Supplier<List<StoredResource>>>> plan(Filter filter) {
        return switch (filter) {
            case And and -> narrower(and);
            case Or or ->
                plan(or.left())
                        .flatMap(left -> plan(or.right()).map(right -> {
                            List<Supplier<List<StoredResource>>> both = new ArrayList<>(left);
                            both.addAll(right);
                            return both;
                        }));
            case Compare compare
            when compare.operator() == Operator.EQ -> lookup(compare).map(List::of);
            case Matching matching -> memberships(matching);
            default -> Optional.empty();
        };
    }

    /** By members a group may be one of many, by anything else one of few. */
    private Optional<List<Supplier<List<StoredResource>>>> narrower(And and) {
        Optional<List<Supplier<List<StoredResource>>>> left = plan(and.left());
        return left.isPresent() && !isByMembership(and.left())
                ? left
                : plan(and.right()).or(() -> left);
    }

    private static boolean isByMembership(Filter filter) {
        return filter instanceof Matching
                || (filter instanceof Compare compare
                        && (compare.path().startsWith("members")
                                || compare.path().startsWith("groups")));
    }

    private Optional<Supplier<List<StoredResource>>> lookup(Compare compare) {
        String value = compare.value();
        return switch (String.join(".", compare.path().names())) {
            case "id" -> found(Lookup.ID, store.keys().of(value));
            case "userName" -> found(Lookup.USER_NAME, store.keys().userName(value));
            case "externalId" -> found(Lookup.EXTERNAL_ID, store.keys().externalId(type, value));
            case "displayName" -> found(Lookup.DISPLAY_NAME, store.keys().displayName(type, value));
            case "members.value", "groups.value" -> Optional.of(() -> related(value));
            default -> Optional.empty();
        };
    }

    private Optional<Supplier<List<StoredResource>>> found(Lookup lookup, String key) {
        return Optional.of(() -> store.find(lookup, List.of(key)));
    }

    private Optional<List<Supplier<List<StoredResource>>>> memberships(Matching matching) {
        boolean isMembership =
                matching.path().startsWith("members") || matching.path().startsWith("groups");
        if (!isMembership) {
            return Optional.empty();
        }
        return Filters.named(matching.inner())
                .map(ids -> ids.stream()
                        .<Supplier<List<StoredResource>>>map(id -> () -> related(id))
                        .toList());
    }

    /** {@return the groups of a member, or the members of a group} */
    private List<StoredResource> related(String id) {
        List<String> ids = type == ScimResourceType.GROUP
                ? store.groupsOf(List.of(id)).stream().map(Membership::group).toList()
                : store.membersOf(List.of(id)).stream().map(Membership::member).toList();
        return List.copyOf(store.byIds(ids).values());
    }
}
