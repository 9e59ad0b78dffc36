// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.estate.People;
import dev.entail.analytics.secret.SecretFacts;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The facts that show people behind one identity that is not of a person. */
final class HumanUse {
    private static final Set<String> SIGN_INS =
            Set.of("consolelogin", "signin", "login", "interactivelogin", "interactivesignin", "interactivelogon");
    /** An agent or bot that belongs to a person is that person's tool, not an account to sign in with. */
    private static final Set<String> ASSISTANTS = Set.of("AI_AGENT", "BOT");

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");
    private static final int MOST_SHOWN = 5;

    private final AnalysisContext context;
    private final EntityState identity;
    private final SecretFacts facts;
    private final List<EntityState> secrets;

    HumanUse(AnalysisContext context, EntityState identity) {
        this.context = context;
        this.identity = identity;
        this.facts = SecretFacts.of(context);
        this.secrets = facts.secretsOf(identity.id());
    }

    private boolean isNhi() {
        return People.isNhi(identity);
    }

    /** {@return sign-ins that only people do} */
    List<Evidence> signIns() {
        if (!isNhi()) {
            return List.of();
        }
        return context.estate().from(identity.id(), RelationKind.USED).stream()
                .filter(used -> SIGN_INS.contains(action(used)))
                .limit(MOST_SHOWN)
                .map(used -> Evidence.of(
                        used,
                        identity.displayName() + " was signed in to by hand ("
                                + used.text("action").orElse("") + ")"
                                + used.time("lastUsedAt")
                                        .map(time -> ", last on " + day(time))
                                        .orElse("")
                                + "."))
                .toList();
    }

    private static String action(RelationState used) {
        String action = used.text("action").orElse("").toLowerCase(Locale.ROOT);
        if (!action.contains("log") && !action.contains("sign")) {
            return action;
        }
        return NO_LETTER
                .matcher(action.substring(action.lastIndexOf(':') + 1))
                .replaceAll("");
    }

    /** {@return that two and more people know its secrets, or that it is the account of as many} */
    List<Evidence> sharedByPeople() {
        Map<String, RelationState> people = new TreeMap<>();
        secrets.forEach(secret -> facts.knownTo(secret).forEach(people::putIfAbsent));
        context.estate()
                .from(identity.id(), RelationKind.ACCOUNT_OF)
                .forEach(account -> context.people()
                        .personOf(account.to())
                        .ifPresent(person -> people.putIfAbsent(person.id(), account)));
        if (people.size() < 2) {
            return List.of();
        }
        return people.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(entry -> Evidence.of(
                        entry.getValue(),
                        Names.of(context, entry.getKey())
                                + (entry.getValue().kind() == RelationKind.KNOWS
                                        ? " knows its secret "
                                                + Names.of(
                                                        context,
                                                        entry.getValue().to())
                                        : " has it as an account")
                                + "."))
                .toList();
    }

    /** {@return that an NHI is recorded as the account of a person} */
    List<Evidence> personalAccount() {
        if (!isNhi() || ASSISTANTS.contains(identity.text("kind").orElse(""))) {
            return List.of();
        }
        return context.estate().from(identity.id(), RelationKind.ACCOUNT_OF).stream()
                .filter(account -> context.people().personOf(account.to()).isPresent())
                .limit(MOST_SHOWN)
                .map(account -> Evidence.of(
                        account, identity.displayName() + " is an account of " + Names.of(context, account.to()) + "."))
                .toList();
    }

    /** {@return that it is active, a person knows its secret, and no workload is known that could have been it} */
    List<Evidence> activeThroughKnower(long window) {
        if (!isNhi() || !facts.runs(identity.id()).isEmpty()) {
            return List.of();
        }
        return secrets.stream()
                .filter(secret -> facts.uses(secret).isEmpty())
                .flatMap(secret -> facts.knownTo(secret).entrySet().stream()
                        .flatMap(known -> throughKnower(secret, known.getKey(), known.getValue(), window).stream()))
                .limit(MOST_SHOWN)
                .toList();
    }

    private Optional<Evidence> throughKnower(EntityState secret, String person, RelationState knows, long window) {
        Instant known = knows.time("since").orElse(Instant.MIN);
        boolean only = secrets.size() == 1;
        Optional<Instant> used = Stream.concat(
                        secret.time("lastUsedAt").stream(),
                        only ? identity.time("lastActiveAt").stream() : Stream.<Instant>empty())
                .max(Instant::compareTo)
                .filter(time -> !time.isBefore(known)
                        && Duration.between(time, context.at()).toDays() < window);
        return used.map(time -> Evidence.of(
                knows,
                Names.of(context, person) + " knows its secret " + secret.displayName() + ", which was used on "
                        + day(time) + ", and no workload is known to use it."));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
