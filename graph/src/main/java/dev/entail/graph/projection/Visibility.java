// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which claims and relations a reader sees: those of finished loads up to a version, that hold now or held at a time.
 *
 * <p>A claim or relation carries the number of the load that added it and of the one that closed it. A load that is
 * still running has a higher number than the version, so its additions are unseen and its closings do not count yet.
 *
 * @param version the number of the last load to see
 * @param asOf the time to look at, empty for now
 */
public record Visibility(long version, Optional<Instant> asOf) implements Seen {
    /** The number of the closing load on what is still open. */
    public static final long OPEN = Long.MAX_VALUE;

    @Override
    public String condition(String variable) {
        String now = "%1$s.addedBy <= $version AND %1$s.closedBy > $version";
        String then = "%1$s.addedBy <= $version AND %1$s.firstSeen <= $asOf"
                + " AND (%1$s.closedBy > $version OR %1$s.validTo > $asOf)";
        return (asOf.isPresent() ? then : now).formatted(variable);
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("version", version);
        asOf.ifPresent(time -> parameters.put("asOf", time.atZone(java.time.ZoneOffset.UTC)));
        return parameters;
    }
}
