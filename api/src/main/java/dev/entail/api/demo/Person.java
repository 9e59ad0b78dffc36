// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import dev.entail.api.demo.Departments.Department;
import dev.entail.api.demo.Departments.Team;
import java.time.LocalDate;
import java.util.Optional;

/** Somebody the company knows, over the whole of the history. */
record Person(
        String id,
        String name,
        String kind,
        Position first,
        Optional<Move> move,
        String location,
        LocalDate start,
        Optional<LocalDate> contractEnd,
        Optional<LocalDate> left) {

    record Position(Department department, Team team, String jobTitle) {}

    record Move(LocalDate on, Position to) {}

    String login() {
        return Names.login(name);
    }

    String email() {
        return login() + "@example.com";
    }

    boolean isKnown(Quarter quarter) {
        return quarter.knows(start);
    }

    boolean hasLeft(Quarter quarter) {
        return left.filter(quarter::knows).isPresent();
    }

    boolean hasMoved(Quarter quarter) {
        return move.filter(it -> quarter.knows(it.on())).isPresent();
    }

    boolean isActive(Quarter quarter) {
        return isKnown(quarter) && !hasLeft(quarter);
    }

    Position position(Quarter quarter) {
        return hasMoved(quarter) ? move.orElseThrow().to() : first;
    }

    /** {@return that the person stays in one place from before the history to its end} */
    boolean isSettled() {
        return move.isEmpty() && left.isEmpty() && isKnown(Quarter.FIRST);
    }
}
