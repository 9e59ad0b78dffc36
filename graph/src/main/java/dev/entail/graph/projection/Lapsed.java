// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What held at a time and is not seen at a later one any more: with what is seen later and was there before, all that held.
 *
 * @param later not before the time
 */
record Lapsed(Visibility later, Instant time) implements Seen {
    private Visibility then() {
        return new Visibility(later.version(), Optional.of(time));
    }

    @Override
    public long version() {
        return later.version();
    }

    @Override
    public String condition(String variable) {
        String ended = then().condition(variable) + " AND %s.closedBy <= $version".formatted(variable);
        return later.asOf().isEmpty() ? ended : ended + " AND %s.validTo <= $later".formatted(variable);
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(then().parameters());
        later.asOf().ifPresent(at -> parameters.put("later", Row.parameter(at)));
        return parameters;
    }
}
