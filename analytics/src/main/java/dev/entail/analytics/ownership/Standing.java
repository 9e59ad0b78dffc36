// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What owners come to when they are followed to their ends.
 *
 * @param people up to two of the people who can answer; more need not be told apart
 * @param contact whether a vendor or function with a contact answers
 * @param departed whether an end is a person who left, or a team without an active member
 * @param deadEnd whether an end is an NHI that nobody owns, or a vendor without a contact
 * @param lastDay the day by which all these people have left; never where one of them stays
 */
record Standing(NavigableSet<String> people, boolean contact, boolean departed, boolean deadEnd, LocalDate lastDay) {
    private static final int ENOUGH = 2;

    /** No end at all: nobody is named, or the owners own each other. */
    static final Standing NOTHING = new Standing(new TreeSet<>(), false, false, false, LocalDate.MIN);

    static final Standing CONTACT = new Standing(new TreeSet<>(), true, false, false, LocalDate.MIN);
    static final Standing DEPARTED = new Standing(new TreeSet<>(), false, true, false, LocalDate.MIN);
    static final Standing DEAD_END = new Standing(new TreeSet<>(), false, false, true, LocalDate.MIN);

    static Standing ofPeople(NavigableSet<String> people, LocalDate lastDay) {
        return new Standing(few(people), false, false, false, lastDay);
    }

    Standing and(Standing other) {
        NavigableSet<String> both = new TreeSet<>(people);
        both.addAll(other.people);
        return new Standing(
                few(both),
                contact || other.contact,
                departed || other.departed,
                deadEnd || other.deadEnd,
                lastDay.isAfter(other.lastDay) ? lastDay : other.lastDay);
    }

    private static NavigableSet<String> few(NavigableSet<String> people) {
        NavigableSet<String> few = new TreeSet<>();
        people.stream().limit(ENOUGH).forEach(few::add);
        return few;
    }

    /** {@return whether somebody can answer} */
    boolean stands() {
        return !people.isEmpty() || contact;
    }

    /** {@return whether every owner has left} */
    boolean isDeparted() {
        return !stands() && departed && !deadEnd;
    }

    /** {@return whether the owners never come to a human being: a dead end, or a loop} */
    boolean isWithoutHuman() {
        return !stands() && !isDeparted();
    }

    /** {@return whether one person answers and nobody else} */
    boolean isOnePerson() {
        return people.size() == 1 && !contact;
    }
}
