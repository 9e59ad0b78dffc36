// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import dev.entail.api.demo.Departments.Department;
import dev.entail.api.demo.Departments.Team;
import dev.entail.api.demo.Person.Move;
import dev.entail.api.demo.Person.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Everybody the company has had: who joined, moved and left, and when. */
final class People {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final LocalDate GARETH_LEFT = LocalDate.of(2026, 5, 29);
    private static final List<String> LOCATIONS =
            List.of("Rotterdam", "Gdansk", "Lagos", "Singapore", "Santos", "Halifax", "Mombasa", "Hamburg");

    private final Seed seed;
    private final Names names = new Names();
    private final List<Person> all = new ArrayList<>();

    People(Seed seed) {
        this.seed = seed;
        for (Department department : Departments.ALL) {
            for (Team team : department.teams()) {
                for (int place = 0; place < team.size(); place++) {
                    all.add(person("hr:" + (1001 + all.size()), department, team, place));
                }
            }
        }
    }

    private Person person(String id, Department department, Team team, int place) {
        Dice dice = seed.dice(id);
        boolean fixed = place == 0 || Names.isCast(team.name(), place);
        String name = names.name(dice, team.name(), place);
        String kind = fixed ? "EMPLOYEE" : kind(dice);
        List<String> titles = department.titles();
        String title = titles.get(place == 0 ? 0 : dice.between(1, titles.size() - 1));
        boolean joins = !fixed && dice.chance(8);
        LocalDate start = joins
                ? BEGIN.plusDays(dice.between(20, 265))
                : dice.dayBefore(BEGIN, 60, kind.equals("EMPLOYEE") ? 3600 : 700);
        boolean leaves = !fixed && !joins && dice.chance(11);
        Optional<LocalDate> left = leaves ? Optional.of(BEGIN.plusDays(dice.between(5, 268))) : Optional.empty();
        boolean moves = !fixed && !joins && !leaves && dice.chance(9);
        return new Person(
                id,
                name,
                kind,
                new Position(department, team, title),
                moves ? Optional.of(move(dice, department)) : Optional.empty(),
                dice.pick(LOCATIONS),
                start,
                kind.equals("EMPLOYEE") ? Optional.empty() : Optional.of(contractEnd(dice, start)),
                name.equals("Gareth Pugh") ? Optional.of(GARETH_LEFT) : left);
    }

    private static String kind(Dice dice) {
        int roll = dice.below(100);
        if (roll < 82) {
            return "EMPLOYEE";
        }
        return roll < 97 ? "CONTRACTOR" : "PARTNER";
    }

    /** Moves fall between the first date and the last, so that each is seen to happen. */
    private static Move move(Dice dice, Department from) {
        List<Department> others = Departments.ALL.stream()
                .filter(department ->
                        !department.equals(from) && department.teams().size() > 1)
                .toList();
        Department to = dice.pick(others);
        String title = to.titles().get(dice.between(1, to.titles().size() - 1));
        return new Move(
                Quarter.FIRST.day().plusDays(dice.between(5, 178)), new Position(to, dice.pick(to.teams()), title));
    }

    /** Most contracts outlast the history; some end within it, and not everybody notices. */
    private static LocalDate contractEnd(Dice dice, LocalDate start) {
        LocalDate within = BEGIN.plusDays(dice.between(60, 250));
        return dice.chance(25) && within.isAfter(start)
                ? within
                : Quarter.THIRD.day().plusDays(dice.between(20, 400));
    }

    List<Person> all() {
        return all;
    }

    List<Person> known(Quarter quarter) {
        return all.stream().filter(person -> person.isKnown(quarter)).toList();
    }

    List<Person> leavers() {
        return all.stream()
                .filter(person -> person.left().isPresent() && person.isKnown(Quarter.FIRST))
                .toList();
    }

    /** {@return those who began in a team and were there at the first date} */
    List<Person> of(String team) {
        return all.stream()
                .filter(person -> person.first().team().name().equals(team) && person.isKnown(Quarter.FIRST))
                .toList();
    }

    Person named(String name) {
        return all.stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nobody is called '" + name + "'"));
    }

    Person chief() {
        return all.getFirst();
    }

    Person lead(Team team) {
        return all.stream()
                .filter(person -> person.first().team().equals(team))
                .findFirst()
                .orElseThrow();
    }
}
