// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import dev.entail.graph.GraphException.OutOfReach;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How much of the graph work for a caller may see: all of it, or what some scopes contain. While it is bounded, the store
 * refuses every statement but those of readers that keep to the bounds themselves, so that whatever does not know of
 * bounds fails instead of showing more.
 */
public final class Reach {
    private static final ScopedValue<Optional<Set<String>>> SCOPES = ScopedValue.newInstance();

    private Reach() {}

    /** Does work that may see no more than what scopes of these ids contain. */
    public static <T> T within(Set<String> scopes, Supplier<T> work) {
        return ScopedValue.where(SCOPES, Optional.of(Set.copyOf(scopes))).call(work::get);
    }

    /** Does work that sees to it itself that nothing beyond the bounds gets out. */
    public static <T> T lifted(Supplier<T> work) {
        return ScopedValue.where(SCOPES, Optional.empty()).call(work::get);
    }

    /** {@return work that keeps to the present bounds, or to none, whoever does it later} */
    public static <T> Supplier<T> kept(Supplier<T> work) {
        Optional<Set<String>> bounds = scopes();
        return () -> ScopedValue.where(SCOPES, bounds).call(work::get);
    }

    /** {@return the ids of the scopes that bound the present work, empty where it may see all} */
    public static Optional<Set<String>> scopes() {
        return SCOPES.isBound() ? SCOPES.get() : Optional.empty();
    }

    /**
     * Lets work pass that may see all.
     *
     * @throws OutOfReach where it may not
     */
    public static void requireWhole() {
        if (scopes().isPresent()) {
            throw new OutOfReach(
                    "This is answered from the whole graph only, and the caller is restricted to what some"
                            + " scopes contain; allowed are entities, their neighbours, findings, owners, creep and escalation paths");
        }
    }
}
