// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which identities a source of record vouches for: those that are said to come from one, whom accounts belong to, who
 * have the attributes that only a personnel system or vendor register gives, or whose system holds records only.
 */
final class Records {
    private static final List<String> ONLY_IN_RECORDS = List.of("sourceOfRecord", "startDate", "employmentType");

    private final AnalysisContext context;
    private final Set<String> vouched = new HashSet<>();
    private final Set<String> recordSystems = new HashSet<>();
    private final Set<String> accountSystems = new HashSet<>();
    private final Map<String, List<EntityState>> byEmail = new TreeMap<>();

    private Records(AnalysisContext context) {
        this.context = context;
        for (EntityState identity : context.estate().entities(EntityLabel.IDENTITY)) {
            boolean isAccount = isAccount(context, identity.id());
            if (isAccount) {
                accountSystems.add(Systems.of(identity));
            } else if (hasOwnWord(identity)) {
                vouched.add(identity.id());
                recordSystems.add(Systems.of(identity));
            }
        }
        context.estate().entities(EntityLabel.IDENTITY).stream()
                .filter(identity -> has(identity) && context.people().isPerson(identity))
                .filter(context.people()::isActive)
                .filter(person -> context.people().departure(person.id()).isEmpty())
                .forEach(person -> email(person)
                        .ifPresent(email -> byEmail.computeIfAbsent(email, any -> new ArrayList<>())
                                .add(person)));
    }

    static Records of(AnalysisContext context) {
        return context.shared(Records.class, Records::new);
    }

    private boolean hasOwnWord(EntityState identity) {
        boolean isDescribed = ONLY_IN_RECORDS.stream().anyMatch(identity.properties()::containsKey);
        return People.isHuman(identity)
                && (isDescribed
                        || !context.estate()
                                .to(identity.id(), RelationKind.ACCOUNT_OF)
                                .isEmpty()
                        || !context.people().events(identity.id(), "JOINED").isEmpty());
    }

    /** {@return whether any source of record is known at all} */
    boolean areKnown() {
        return !vouched.isEmpty();
    }

    boolean has(EntityState identity) {
        String system = Systems.of(identity);
        return vouched.contains(identity.id())
                || (People.isHuman(identity) && recordSystems.contains(system) && !accountSystems.contains(system));
    }

    /** {@return whether some accounts of this one's system are known to belong to somebody} */
    boolean isCorrelated(EntityState account) {
        return accountSystems.contains(Systems.of(account));
    }

    static boolean isAccount(AnalysisContext context, String identity) {
        return !context.estate().from(identity, RelationKind.ACCOUNT_OF).isEmpty();
    }

    /** {@return those who are with us and share an address, each list sorted by id} */
    Stream<List<EntityState>> sharedAddresses() {
        return byEmail.values().stream().filter(people -> people.size() > 1);
    }

    private static Optional<String> email(EntityState person) {
        return person.text("email")
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(email -> email.contains("@"));
    }

    /** {@return systems, each with whether any of its machine identities is known to serve a workload} */
    static Map<String, Boolean> systemsWithWorkloads(AnalysisContext context) {
        Map<String, Boolean> known = new HashMap<>();
        Subjects.NHIS
                .of(context)
                .forEach(nhi -> known.merge(Systems.of(nhi), servesWorkload(context, nhi.id()), Boolean::logicalOr));
        return known;
    }

    static boolean servesWorkload(AnalysisContext context, String nhi) {
        return !context.estate().to(nhi, RelationKind.RUNS_AS).isEmpty()
                || context.estate().to(nhi, RelationKind.AUTHENTICATES).stream()
                        .map(RelationState::from)
                        .anyMatch(secret ->
                                !context.estate().to(secret, RelationKind.USES).isEmpty());
    }
}
