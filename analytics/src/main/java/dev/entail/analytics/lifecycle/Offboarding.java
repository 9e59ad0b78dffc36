// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.Departure;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The checklist of people who leave: by system every account, credential, membership, role, known secret and owned thing,
 * what of it is done since when, and what is open for how long (NIST SP 800-53 PS-4, OWASP NHI1). The history of all is
 * read in two statements, so that many leavers cost as much as what they had.
 */
public final class Offboarding {
    private final AnalysisContext context;
    private final Map<String, List<Change>> changes = new HashMap<>();
    private final Map<String, Set<String>> accounts = new HashMap<>();

    private Offboarding(AnalysisContext context, Histories histories, Collection<String> people) {
        this.context = context;
        changes.putAll(histories.of(people));
        Set<String> all = new LinkedHashSet<>();
        for (String person : people) {
            Set<String> own = accounts(person);
            accounts.put(person, own);
            all.addAll(own);
        }
        all.removeAll(changes.keySet());
        changes.putAll(histories.of(all));
    }

    /**
     * {@return what is to do and done for a person, by system}
     *
     * @throws NotFound where the graph never had such a person
     */
    public static List<OffboardingItem> of(AnalysisContext context, Histories histories, String person) {
        EntityState known = context.estate()
                .known(person)
                .orElseThrow(() -> new NotFound("There is no '" + person + "' in the graph"));
        String leaver = context.people().personOf(person).orElse(known).id();
        return new Offboarding(context, histories, List.of(leaver)).items(leaver);
    }

    /** {@return the same of some people, by person} */
    static Map<String, List<OffboardingItem>> of(
            AnalysisContext context, Histories histories, Collection<String> people) {
        Offboarding offboarding = new Offboarding(context, histories, people);
        Map<String, List<OffboardingItem>> items = new HashMap<>();
        people.forEach(person -> items.put(person, offboarding.items(person)));
        return items;
    }

    /** Also those that are gone; not one that somebody who stays has now. */
    private Set<String> accounts(String person) {
        Set<String> own = new LinkedHashSet<>();
        context.people().accountsOf(person).forEach(account -> own.add(account.id()));
        changes.getOrDefault(person, List.of()).stream()
                .filter(change -> change.relation().filter(RelationKind.ACCOUNT_OF::equals).isPresent())
                .filter(change -> change.other().filter(person::equals).isPresent())
                .forEach(change -> own.add(change.subject()));
        own.removeIf(account -> Departures.belongsToOneWhoStays(context, account, person));
        own.remove(person);
        return own;
    }

    private List<OffboardingItem> items(String person) {
        Optional<Departure> departure = context.people().departure(person);
        boolean isDated = departure
                .filter(left -> context.estate()
                        .known(person)
                        .filter(state -> left.at().equals(state.firstSeen()))
                        .isEmpty())
                .isPresent();
        OffboardingList list =
                new OffboardingList(context, isDated ? departure.map(Departure::at) : Optional.empty());
        for (String account : accounts.getOrDefault(person, Set.of())) {
            list.account(account, changes.getOrDefault(account, List.of()));
            list.holdings(account, changes.getOrDefault(account, List.of()));
        }
        list.holdings(person, changes.getOrDefault(person, List.of()));
        return list.items();
    }
}
