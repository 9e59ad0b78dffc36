// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.ArrayList;
import java.util.List;

/**
 * What an analysis is: all that lists, help and documents say of it.
 *
 * @param id its stable name, such as {@code escalation.to-tier-zero}
 * @param summary when it finds something, in one sentence
 * @param recommendation what to do about it
 * @param settings what a user may change
 * @param needs what it has to know of each subject
 * @param subjects what it judges
 * @param precedence where its findings stand among those of equal risk
 */
public record Descriptor(
        String id,
        String title,
        Severity severity,
        String summary,
        String recommendation,
        List<Control> controls,
        List<Setting> settings,
        List<Need> needs,
        Subjects subjects,
        Precedence precedence) {
    public Descriptor {
        if (!id.matches("[a-z]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("id is '" + id + "', allowed is area.name in lower case");
        }
        if (title.isEmpty() || summary.isEmpty() || recommendation.isEmpty() || controls.isEmpty()) {
            throw new IllegalArgumentException(id + " lacks a title, a summary, a recommendation or controls");
        }
        controls = List.copyOf(controls);
        settings = List.copyOf(settings);
        needs = List.copyOf(needs);
    }

    public static Builder of(String id) {
        return new Builder(id);
    }

    /** {@return where the analysis is documented} */
    public String documentation() {
        return "docs/analyses/" + id + ".md";
    }

    /** Puts a descriptor together. */
    public static final class Builder {
        private final String id;
        private final List<Setting> settings = new ArrayList<>();
        private String title = "";
        private Severity severity = Severity.MEDIUM;
        private String summary = "";
        private String recommendation = "";
        private List<Control> controls = List.of();
        private List<Need> needs = List.of();
        private Subjects subjects = Subjects.IDENTITIES;
        private Precedence precedence = Precedence.REST;

        private Builder(String id) {
            this.id = id;
        }

        public Builder title(String text) {
            title = text;
            return this;
        }

        public Builder severity(Severity usual) {
            severity = usual;
            return this;
        }

        public Builder summary(String text) {
            summary = text;
            return this;
        }

        public Builder recommendation(String text) {
            recommendation = text;
            return this;
        }

        public Builder controls(Control... all) {
            controls = List.of(all);
            return this;
        }

        public Builder setting(String name, double value, String meaning) {
            settings.add(new Setting(name, value, meaning));
            return this;
        }

        public Builder needs(Need... all) {
            needs = List.of(all);
            return this;
        }

        public Builder subjects(Subjects judged) {
            subjects = judged;
            return this;
        }

        /** Lets its findings come before others of equal risk. */
        public Builder precedence(Precedence among) {
            precedence = among;
            return this;
        }

        public Descriptor build() {
            return new Descriptor(
                    id, title, severity, summary, recommendation, controls, settings, needs, subjects, precedence);
        }
    }
}
