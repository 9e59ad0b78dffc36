// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.load.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which types of thing the answers of an account list in all of its regions, so that what they do not name is not
 * there. What is listed in some regions only stays unknown.
 */
final class Coverage {
    private static final String EVERYWHERE = "";

    private final AwsRecords records;
    private final String account;
    private final Set<String> listed;
    private final Set<String> read = new TreeSet<>();
    private final Map<String, Set<String>> covered = new TreeMap<>();
    private @Nullable Place place;

    Coverage(AwsRecords records, String account, Set<String> listed) {
        this.records = records;
        this.account = account;
        this.listed = Set.copyOf(listed);
    }

    /** Says that something was asked of a region. */
    void region(String region, Place where) {
        read.add(region);
        if (place == null) {
            place = where;
        }
    }

    /** Says that all things of a type in a region are listed; of a type without regions, that all are. */
    void covers(String nativeType, String region, boolean regional) {
        covered.computeIfAbsent(nativeType, any -> new TreeSet<>()).add(regional ? region : EVERYWHERE);
    }

    void finish() {
        Place where = place;
        if (where == null) {
            return;
        }
        Set<String> missing = new TreeSet<>(listed);
        missing.removeAll(read);
        if (!missing.isEmpty()) {
            records.warn(
                    where,
                    "account " + account + " has no answers of the regions " + String.join(", ", missing)
                            + "; what runs there is unknown");
        }
        Set<String> needed = new TreeSet<>(listed.isEmpty() ? read : listed);
        List<String> inventory = new ArrayList<>();
        covered.forEach((type, regions) -> {
            if (regions.contains(EVERYWHERE) || regions.containsAll(needed)) {
                inventory.add(type);
            }
        });
        records.account(account, where).add("inventory", inventory);
    }
}
