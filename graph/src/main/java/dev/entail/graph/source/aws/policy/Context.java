// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of a request, whose names are case-insensitive, and what a key that is not among them means: that
 * the request does not carry it (closed) or that nobody knows (open). See the IAM User Guide, "AWS global condition
 * context keys".
 */
public final class Context {
    private final Map<String, List<String>> known;
    private final boolean open;

    private Context(Map<String, List<String>> known, boolean open) {
        this.known = known;
        this.open = open;
    }

    /** {@return a context in which an absent key is not in the request} */
    public static Context closed(Map<String, List<String>> known) {
        return new Context(lowerCase(known), false);
    }

    /** {@return a context in which an absent key is unknown} */
    public static Context open(Map<String, List<String>> known) {
        return new Context(lowerCase(known), true);
    }

    /** {@return this context with the values of one key; without a value, the key is known to be absent} */
    public Context with(String key, String... values) {
        Map<String, List<String>> more = new HashMap<>(known);
        more.put(key.toLowerCase(Locale.ROOT), List.of(values));
        return new Context(Map.copyOf(more), open);
    }

    /** {@return whether a key that this context does not name is unknown, rather than not in the request} */
    public boolean isOpen() {
        return open;
    }

    /** {@return whether this context says anything of the key, be it that the request does not carry it} */
    public boolean knows(String key) {
        return known.containsKey(key.toLowerCase(Locale.ROOT));
    }

    @Nullable
    List<String> values(String lowerCaseKey) {
        return known.get(lowerCaseKey);
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> known) {
        Map<String, List<String>> lower = HashMap.newHashMap(known.size());
        known.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return Map.copyOf(lower);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Context that && open == that.open && known.equals(that.known);
    }

    @Override
    public int hashCode() {
        return 31 * known.hashCode() + Boolean.hashCode(open);
    }

    @Override
    public String toString() {
        return (open ? "open " : "closed ") + known;
    }
}
