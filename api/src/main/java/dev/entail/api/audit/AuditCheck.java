// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

import dev.entail.api.audit.AuditEntry.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a check of the audit log found.
 *
 * @param head the last entry: noted elsewhere, it proves later that the log was not written anew
 * @param problems what was changed, and what is missing
 * @param unfinished intents without an outcome: what was being done when the program ended, or is being done now
 */
public record AuditCheck(long entries, Mark head, List<String> problems, Set<Long> unfinished) {
    private static final int MOST_TOLD = 20;

    public AuditCheck {
        problems = List.copyOf(problems);
        unfinished = Set.copyOf(unfinished);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }

    /** An entry by its number and hash. */
    public record Mark(long number, String hash) {
        /**
         * {@return the mark that a text such as {@code 42:9f86…} names}
         *
         * @throws IllegalArgumentException where it is none
         */
        public static Mark of(String text) {
            String[] parts = text.split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "--expect is '" + text + "', allowed is NUMBER:HASH as an earlier check told it");
            }
            return new Mark(Long.parseLong(parts[0]), parts[1]);
        }

        @Override
        public String toString() {
            return number + ":" + hash;
        }
    }

    /** A check that is under way: entries are handed to it in their order. */
    static final class Run {
        private final Optional<Mark> known;
        private final List<String> problems = new ArrayList<>();
        private final Set<Long> open = new HashSet<>();
        private long last;
        private String hash = AuditEntry.NONE;
        private boolean isKnownSeen;

        Run(Optional<Mark> known) {
            this.known = known;
        }

        void take(AuditEntry entry) {
            if (entry.number() != last + 1) {
                problem("Entries %d to %d are missing".formatted(last + 1, entry.number() - 1));
            } else if (!entry.previous().equals(hash)) {
                problem("Entry %d does not follow entry %d".formatted(entry.number(), last));
            }
            if (!entry.hashed().hash().equals(entry.hash())) {
                problem("Entry %d was changed".formatted(entry.number()));
            }
            if (entry.phase() == Phase.INTENT) {
                open.add(entry.number());
            } else {
                open.remove(entry.intent());
            }
            isKnownSeen |=
                    known.filter(new Mark(entry.number(), entry.hash())::equals).isPresent();
            last = entry.number();
            hash = entry.hash();
        }

        AuditCheck end(long number, String headHash, long entries) {
            if (last != number || !hash.equals(headHash)) {
                problem("The log ends with entry %d, but entry %d was written last".formatted(last, number));
            }
            if (entries != number) {
                problem("There are %d entries, but %d were written".formatted(entries, number));
            }
            if (known.isPresent() && !isKnownSeen) {
                problem("Entry %s, noted earlier, is not in the log".formatted(known.get()));
            }
            return new AuditCheck(entries, new Mark(number, headHash), problems, open);
        }

        private void problem(String problem) {
            if (problems.size() < MOST_TOLD) {
                problems.add(problem);
            }
        }
    }
}
