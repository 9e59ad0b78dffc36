// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.Filter.And;
import dev.entail.api.scim.Filter.Compare;
import dev.entail.api.scim.Filter.Matching;
import dev.entail.api.scim.Filter.Not;
import dev.entail.api.scim.Filter.Nowhere;
import dev.entail.api.scim.Filter.Operator;
import dev.entail.api.scim.Filter.Or;
import dev.entail.api.scim.Filter.Present;
import dev.entail.graph.source.scim.ScimAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be told of a filter without trying resources. */
final class Filters {
    private Filters() {}

    /** {@return the values that a filter inside a list asks for by {@code value eq}, empty where it asks otherwise} */
    static Optional<List<String>> named(Filter filter) {
        return switch (filter) {
            case Compare compare
            when compare.operator() == Operator.EQ && compare.path().names().equals(List.of("value")) ->
                Optional.of(List.of(compare.value()));
            case Or or ->
                named(or.left())
                        .flatMap(left -> named(or.right()).map(right -> {
                            List<String> both = new ArrayList<>(left);
                            both.addAll(right);
                            return both;
                        }));
            default -> Optional.empty();
        };
    }

    /** Writes what a filter demands by {@code eq} into a value that is to match it. */
    static void demand(Filter filter, ObjectNode value) {
        if (filter instanceof And and) {
            demand(and.left(), value);
            demand(and.right(), value);
        } else if (filter instanceof Compare compare
                && compare.operator() == Operator.EQ
                && compare.path().names().size() == 1) {
            boolean isFlag = compare.path().leaf().type() == ScimAttribute.Type.BOOLEAN;
            String name = compare.path().names().getFirst();
            if (isFlag) {
                value.put(name, Boolean.parseBoolean(compare.value()));
            } else {
                value.put(name, compare.value());
            }
        }
    }

    /** Which memberships a filter has to see: none, those with some ids, or all. */
    sealed interface Wanted {
        record None() implements Wanted {}

        record Only(Set<String> ids) implements Wanted {}

        record All() implements Wanted {}
    }

    /** {@return which memberships of an attribute, {@code members} or {@code groups}, a filter has to see} */
    static Wanted wanted(Filter filter, String attribute) {
        Set<String> ids = new TreeSet<>();
        boolean onlyIds = collect(filter, attribute, ids);
        if (!onlyIds) {
            return new Wanted.All();
        }
        return ids.isEmpty() ? new Wanted.None() : new Wanted.Only(ids);
    }

    private static boolean collect(Filter filter, String attribute, Set<String> ids) {
        return switch (filter) {
            case And and -> collect(and.left(), attribute, ids) && collect(and.right(), attribute, ids);
            case Or or -> collect(or.left(), attribute, ids) && collect(or.right(), attribute, ids);
            case Not not -> collect(not.inner(), attribute, ids);
            case Present present -> !present.path().startsWith(attribute);
            case Nowhere ignored -> true;
            case Compare compare -> !compare.path().startsWith(attribute) || isById(compare, attribute, ids);
            case Matching matching ->
                !matching.path().startsWith(attribute)
                        || named(matching.inner()).map(ids::addAll).isPresent();
        };
    }

    private static boolean isById(Compare compare, String attribute, Set<String> ids) {
        boolean isById = (compare.operator() == Operator.EQ || compare.operator() == Operator.NE)
                && compare.path().names().equals(List.of(attribute, "value"));
        if (isById) {
            ids.add(compare.value());
        }
        return isById;
    }
}
