// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.auth.ApiToken;
import dev.entail.api.auth.Tokens;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.DeliveryKind;
import dev.entail.graph.store.GraphStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose access has ended: they get no report any more. */
final class Recipients {
    private static final String TOKEN = "token:";
    private static final String OIDC = "oidc:";
    private static final Set<String> ENDED = Set.of("SUSPENDED", "DISABLED", "TERMINATED");

    private final GraphStore store;

    Recipients(GraphStore store) {
        this.store = store;
    }

    /** {@return why nothing goes out in the name of who saved a schedule, empty while it does} */
    Optional<String> whyNotFor(String savedBy, Instant now) {
        if (savedBy.startsWith(TOKEN)) {
            String name = savedBy.substring(TOKEN.length());
            return new Tokens(store)
                    .all().stream()
                            .filter(token -> token.name().equals(name))
                            .findFirst()
                            .map(token -> whyNot(token, now))
                            .orElse(Optional.of("its token '" + name + "' is gone"));
        }
        if (savedBy.startsWith(OIDC)) {
            return whyNotTo(savedBy.substring(OIDC.length()).split(" ", 2)[0]);
        }
        return Optional.empty();
    }

    private static Optional<String> whyNot(ApiToken token, Instant now) {
        return token.whyNot(now).map(reason -> "its token '" + token.name() + "' is " + reason);
    }

    /** {@return why a delivery is held back, empty while it is not} */
    Optional<String> whyNot(Delivery delivery) {
        return delivery.kind() == DeliveryKind.EMAIL ? whyNotTo(delivery.to()) : Optional.empty();
    }

    /** Of an address that nobody in the graph has, nothing is known; people count before their accounts. */
    private Optional<String> whyNotTo(String address) {
        if (!address.contains("@")) {
            return Optional.empty();
        }
        List<SelectHolders.Holder> holders = store.list(new SelectHolders(address));
        List<SelectHolders.Holder> people =
                holders.stream().filter(holder -> !holder.isAccount()).toList();
        List<SelectHolders.Holder> decisive = people.isEmpty() ? holders : people;
        boolean isEnded = !decisive.isEmpty() && decisive.stream().allMatch(Recipients::isEnded);
        return isEnded
                ? Optional.of(decisive.getFirst().id() + " is "
                        + (decisive.getFirst().isGone()
                                ? "gone"
                                : decisive.getFirst().status().toLowerCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }

    private static boolean isEnded(SelectHolders.Holder holder) {
        return holder.isGone() || ENDED.contains(holder.status());
    }
}
