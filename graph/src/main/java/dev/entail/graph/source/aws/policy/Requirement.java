// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;

/** What a request needs in order to be allowed: an expression of "and" and "or" over groups of Allow statements. */
sealed interface Requirement {
    Truth truth();

    /** {@return why it is false, as one sentence} */
    String refusal();

    /** {@return what must hold for it to be true, where it is unknown} */
    List<String> conditions(Facts facts);

    /** Adds the granting statements that make it true, or may. */
    void grants(List<Because> grants);

    /** Adds the names of the policies that make it false. */
    void blockers(List<String> blockers);

    /** At least one of some Allow statements; {@code whom} they would allow, as a refusal says it. */
    record OneOf(List<Hit> hits, Source source, String whom) implements Requirement {
        OneOf(List<Hit> hits, Source source) {
            this(hits, source, "it");
        }

        @Override
        public String refusal() {
            return "no statement of the " + source.words() + " allows " + whom;
        }

        @Override
        public void blockers(List<String> blockers) {
            blockers.add(source.field());
        }

        private boolean granting() {
            return source.kind() == Source.Kind.IDENTITY || source.kind() == Source.Kind.RESOURCE;
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
            for (int i = 0; granting() && i < hits.size(); i++) {
                if (hits.get(i).truth() == best) {
                    grants.add(hits.get(i).rule().because());
                }
            }
        }
    }

    /** What needs no statement, or what no statement can give. */
    record Settled(Truth truth, String sentence, String blocker) implements Requirement {
        static final Settled GIVEN = new Settled(Truth.TRUE, "", "");

        /** {@return what nobody knows} */
        static Settled unknown(String must) {
            return new Settled(Truth.UNKNOWN, must, "");
        }

        @Override
        public String refusal() {
            return sentence;
        }

        @Override
        public List<String> conditions(Facts facts) {
            return truth == Truth.UNKNOWN ? List.of(sentence) : List.of();
        }

        @Override
        public void blockers(List<String> blockers) {
            blockers.add(blocker);
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
        public void blockers(List<String> blockers) {
            for (Requirement part : parts) {
                if (part.truth() == Truth.FALSE) {
                    part.blockers(blockers);
                }
            }
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
        public void blockers(List<String> blockers) {
            parts.forEach(part -> part.blockers(blockers));
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
