// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a request needs in order to be allowed: an expression of "and" and "or" over groups of Allow statements. */
sealed interface Requirement {
    Truth truth();

    /** {@return why it is false, as one sentence} */
    String refusal();

    /** {@return what must hold for it to be true, where it is unknown} */
    List<String> conditions(Facts facts);

    /** Adds the granting statements that make it true, or may. */
    void grants(List<Because> grants);

    /** At least one of some Allow statements. */
    record OneOf(List<Hit> hits, boolean granting, Supplier<String> unmet) implements Requirement {
        @Override
        public String refusal() {
            return unmet.get();
        }

        @Override
        public Truth truth() {
            Truth best = Truth.FALSE;
            for (int i = 0; i < hits.size(); i++) {
                best = best.or(hits.get(i).truth());
            }
            return best;
        }

        @Override
        public List<String> conditions(Facts facts) {
            if (hits.size() == 1) {
                return hits.getFirst().rule().statement().must(facts);
            }
            List<String> alternatives = hits.stream()
                    .map(hit -> String.join(" and ", hit.rule().statement().must(facts)))
                    .distinct()
                    .toList();
            return List.of(String.join(", or ", alternatives));
        }

        @Override
        public void grants(List<Because> grants) {
            Truth best = truth();
            for (int i = 0; granting && i < hits.size(); i++) {
                if (hits.get(i).truth() == best) {
                    grants.add(hits.get(i).rule().because());
                }
            }
        }
    }

    /** What needs no statement, or what no statement can give. */
    record Settled(Truth truth, String refusal) implements Requirement {
        static final Settled GIVEN = new Settled(Truth.TRUE, "");

        @Override
        public List<String> conditions(Facts facts) {
            return List.of();
        }

        @Override
        public void grants(List<Because> grants) {}
    }

    /** Every one of its parts. */
    record All(List<Requirement> parts) implements Requirement {
        @Override
        public Truth truth() {
            Truth worst = Truth.TRUE;
            for (int i = 0; i < parts.size(); i++) {
                worst = worst.and(parts.get(i).truth());
            }
            return worst;
        }

        @Override
        public String refusal() {
            for (Requirement part : parts) {
                if (part.truth() == Truth.FALSE) {
                    return part.refusal();
                }
            }
            return "";
        }

        @Override
        public List<String> conditions(Facts facts) {
            List<String> texts = new ArrayList<>();
            for (Requirement part : parts) {
                if (part.truth() == Truth.UNKNOWN) {
                    texts.addAll(part.conditions(facts));
                }
            }
            return texts;
        }

        @Override
        public void grants(List<Because> grants) {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).grants(grants);
            }
        }
    }

    /** At least one of its parts; the first says why where all are false. */
    record Any(List<Requirement> parts) implements Requirement {
        @Override
        public Truth truth() {
            Truth best = Truth.FALSE;
            for (int i = 0; i < parts.size(); i++) {
                best = best.or(parts.get(i).truth());
            }
            return best;
        }

        @Override
        public String refusal() {
            return parts.getFirst().refusal();
        }

        @Override
        public List<String> conditions(Facts facts) {
            List<List<String>> ways = parts.stream()
                    .filter(part -> part.truth() == Truth.UNKNOWN)
                    .map(part -> part.conditions(facts))
                    .distinct()
                    .toList();
            if (ways.size() == 1) {
                return ways.getFirst();
            }
            return List.of(String.join(
                    ", or ", ways.stream().map(way -> String.join(" and ", way)).toList()));
        }

        @Override
        public void grants(List<Because> grants) {
            Truth best = truth();
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).truth() == best) {
                    parts.get(i).grants(grants);
                }
            }
        }
    }
}
