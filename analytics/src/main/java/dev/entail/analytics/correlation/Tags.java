// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.graph.projection.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tags of an account that say whose it is. */
final class Tags {
    private static final Set<String> PERSON = Set.of(
            "employeeid",
            "employeenumber",
            "employee",
            "empid",
            "personid",
            "personnelnumber",
            "workerid",
            "accountof",
            "belongsto",
            "person",
            "useremail",
            "employeeemail");
    /** Of an account of nobody they name who answers for it, which is something else. */
    private static final Set<String> PERSON_OF_HUMAN =
            Set.of("email", "mail", "owner", "owneremail", "user", "username", "contact");

    /** A tag, and what it says. */
    record Tag(String text, String value) {}

    private Tags() {}

    static List<Tag> naming(Described account, boolean isNonHuman) {
        List<Tag> naming = new ArrayList<>();
        for (String text : account.texts("tags")) {
            int sign = text.indexOf('=');
            if (sign < 0 || sign == text.length() - 1) {
                continue;
            }
            String key = text.substring(0, sign).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (PERSON.contains(key) || (!isNonHuman && PERSON_OF_HUMAN.contains(key))) {
                naming.add(new Tag(text, text.substring(sign + 1).strip()));
            }
        }
        return naming;
    }
}
