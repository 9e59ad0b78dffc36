// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that the first who asks computes, while others who ask wait for it. */
public final class Once<T> {
    private volatile @Nullable T value;

    public T get(Supplier<T> compute) {
        T known = value;
        return known == null ? computed(compute) : known;
    }

    private synchronized T computed(Supplier<T> compute) {
        T known = value;
        if (known == null) {
            known = compute.get();
            value = known;
        }
        return known;
    }
}
