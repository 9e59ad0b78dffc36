// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.analytics.correlation.PersonIndex.Entry;
import dev.entail.graph.Shown;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whom each rule names for an account. */
final class Candidates {
    private static final double LESS_FOR_SECOND_ACCOUNT = 0.1;

    private final PersonIndex index;

    Candidates(PersonIndex index) {
        this.index = index;
    }

    List<Candidate> of(Rule rule, EntityState account, boolean isNonHuman) {
        if (isNonHuman && rule != Rule.TAG) {
            return List.of();
        }
        return switch (rule) {
            case EMPLOYEE_NUMBER -> byNumber(account);
            case EMAIL -> byEmail(account);
            case USER_NAME, NAME_PATTERN -> byUserName(rule, account);
            case TAG -> byTag(account, isNonHuman);
            case REHIRE -> List.of();
        };
    }

    private List<Candidate> byNumber(EntityState account) {
        Set<String> numbers = Keys.numbers(account);
        Set<String> own = numbers.isEmpty() ? Keys.externalIds(account) : numbers;
        List<Candidate> found = new ArrayList<>();
        own.forEach(number -> index.ofNumber(number)
                .forEach(entry -> found.add(
                        candidate(entry, Rule.EMPLOYEE_NUMBER, 0, "The employee number " + Shown.of(number)))));
        return found;
    }

    private List<Candidate> byEmail(EntityState account) {
        List<Candidate> found = new ArrayList<>();
        for (String email : Keys.emails(account)) {
            index.ofEmail(email)
                    .forEach(entry ->
                            found.add(candidate(entry, Rule.EMAIL, 0, "The e-mail address " + Shown.of(email))));
        }
        return found;
    }

    private List<Candidate> byUserName(Rule rule, EntityState account) {
        Set<String> names = new LinkedHashSet<>(Keys.userNames(account));
        for (String email : Keys.emails(account)) {
            if (index.isOwnDomain(Keys.domain(email))) {
                names.add(Keys.localPart(email));
            }
        }
        List<Candidate> found = new ArrayList<>();
        for (String name : names) {
            String said = "The user name " + Shown.of(name);
            byUserName(rule, name, 0, said, found);
            if (found.isEmpty()) {
                Keys.stripped(name)
                        .ifPresent(it -> byUserName(
                                rule,
                                it.userName(),
                                LESS_FOR_SECOND_ACCOUNT,
                                said + ", without " + Shown.of(it.word()) + ",",
                                found));
            }
        }
        return found;
    }

    private void byUserName(Rule rule, String name, double less, String said, List<Candidate> found) {
        String key = Keys.squashed(name);
        List<Entry> entries = rule == Rule.USER_NAME ? index.ofUserName(key) : index.ofPattern(key);
        entries.forEach(entry -> found.add(candidate(entry, rule, less, said)));
    }

    private List<Candidate> byTag(EntityState account, boolean isNonHuman) {
        List<Candidate> found = new ArrayList<>();
        for (Tags.Tag tag : Tags.naming(account, isNonHuman)) {
            String said = "The tag " + Shown.of(tag.text());
            List<Entry> entries = Keys.email(tag.value())
                    .map(index::ofEmail)
                    .orElseGet(() -> index.ofNumber(Keys.number(tag.value())));
            if (entries.isEmpty() && !tag.value().contains("@")) {
                entries = index.ofUserName(Keys.squashed(tag.value()));
            }
            entries.forEach(entry -> found.add(candidate(entry, Rule.TAG, 0, said)));
        }
        return found;
    }

    private static Candidate candidate(Entry entry, Rule rule, double less, String said) {
        EntityState person = entry.person();
        double confidence = Math.round((rule.confidence() - less) * 100) / 100.0;
        return new Candidate(
                person,
                rule,
                confidence,
                said + " is the " + entry.what() + " of " + person.displayName() + " (" + person.id() + ")");
    }
}
