// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People by all that an account may name them by. */
final class PersonIndex {
    /** Who shares a key with so many others is not told apart by it, so no more are kept. */
    static final int MOST_ALIKE = 10;

    /** A person under a key, and what of the person it is. */
    record Entry(EntityState person, String what) {}

    private final Map<String, List<Entry>> numbers = new HashMap<>();
    private final Map<String, List<Entry>> emails = new HashMap<>();
    private final Map<String, List<Entry>> userNames = new HashMap<>();
    private final Map<String, List<Entry>> patterns = new HashMap<>();
    private final Set<String> domains = new HashSet<>();

    /** @param isOfRecord whether the id that its source gives a person is the employee number */
    void add(EntityState person, boolean isOfRecord) {
        Set<String> own = new HashSet<>(Keys.numbers(person));
        own.addAll(Keys.externalIds(person));
        if (isOfRecord) {
            own.add(Keys.number(person.id().substring(person.id().lastIndexOf(':') + 1)));
        }
        own.forEach(number -> put(numbers, number, person, "employee number"));
        Set<String> names = new HashSet<>();
        Keys.userNames(person).forEach(name -> names.add(Keys.squashed(name)));
        for (String email : Keys.emails(person)) {
            put(emails, email, person, "e-mail address");
            domains.add(Keys.domain(email));
            names.add(Keys.squashed(Keys.localPart(email)));
        }
        names.forEach(name -> put(userNames, name, person, "user name or begin of the e-mail address"));
        Keys.patterns(person).forEach((name, pattern) -> put(patterns, name, person, pattern));
    }

    private static void put(Map<String, List<Entry>> map, String key, EntityState person, String what) {
        if (key.isEmpty()) {
            return;
        }
        List<Entry> entries = map.computeIfAbsent(key, any -> new ArrayList<>(1));
        if (entries.size() < MOST_ALIKE) {
            entries.add(new Entry(person, what));
        }
    }

    List<Entry> ofNumber(String number) {
        return numbers.getOrDefault(number, List.of());
    }

    List<Entry> ofEmail(String email) {
        return emails.getOrDefault(email, List.of());
    }

    List<Entry> ofUserName(String squashed) {
        return userNames.getOrDefault(squashed, List.of());
    }

    List<Entry> ofPattern(String squashed) {
        return patterns.getOrDefault(squashed, List.of());
    }

    /** {@return whether people of the organisation have addresses of this domain} */
    boolean isOwnDomain(String domain) {
        return domains.contains(domain);
    }
}
