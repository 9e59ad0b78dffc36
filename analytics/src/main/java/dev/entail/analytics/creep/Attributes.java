// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.estate.People;
import dev.entail.graph.projection.Described;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a person says which access fits: department, job and kind; each part empty where it is unknown. */
record Attributes(String unit, String job, String kind) {
    private static final String IN_DEPARTMENT = "the department ";
    private static final String AND_JOB = " and the job ";
    private static final Attributes NONE = new Attributes("", "", "");

    /** {@return those of a person, and none of a machine, whose attributes say little of what it needs} */
    static Attributes of(EntityState identity) {
        return People.isHuman(identity) ? read(identity) : NONE;
    }

    static Attributes of(Map<String, Object> properties) {
        return read(() -> properties);
    }

    private static Attributes read(Described person) {
        return new Attributes(
                person.text("department").orElse(""),
                person.text("jobTitle").or(() -> person.text("jobCode")).orElse(""),
                person.text("kind").orElse(""));
    }

    boolean isKnown() {
        return !unit.isEmpty() || !job.isEmpty();
    }

    boolean isSamePlace(Attributes other) {
        return unit.equals(other.unit) && job.equals(other.job);
    }

    Attributes with(String property, String value) {
        return switch (property) {
            case "department" -> new Attributes(value, job, kind);
            case "jobTitle", "jobCode" -> new Attributes(unit, value, kind);
            default -> this;
        };
    }

    /** {@return the groups it belongs to, as parts of sentences, the narrowest first} */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        if (!unit.isEmpty() && !job.isEmpty()) {
            keys.add(IN_DEPARTMENT + unit + AND_JOB + job + " as " + kind);
            keys.add(IN_DEPARTMENT + unit + AND_JOB + job);
        }
        if (!unit.isEmpty()) {
            keys.add(IN_DEPARTMENT + unit);
        }
        if (!job.isEmpty()) {
            keys.add("the job " + job);
        }
        return keys;
    }

    Optional<String> department() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(IN_DEPARTMENT + unit);
    }

    static boolean isOfJob(String key) {
        return key.startsWith(IN_DEPARTMENT) && key.contains(AND_JOB) && !key.contains(" as ");
    }
}
