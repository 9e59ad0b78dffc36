// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.auth.ApiToken;
import dev.entail.api.auth.Tokens;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.delivery.DeliveryKind;
import dev.entail.graph.store.GraphStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whose access has ended: they get no report any more. */
final class Recipients {
    private static final String TOKEN = "token:";
    private static final String OIDC = "oidc:";

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
            return whyNotTo(savedBy.substring(OIDC.length()).split(" ", 2)[0], now);
        }
        return Optional.empty();
    }

    private static Optional<String> whyNot(ApiToken token, Instant now) {
        return token.whyNot(now).map(reason -> "its token '" + token.name() + "' is " + reason);
    }

    /** {@return why a delivery is held back, empty while it is not} */
    Optional<String> whyNot(Delivery delivery, Instant now) {
        return delivery.kind() == DeliveryKind.EMAIL ? whyNotTo(delivery.to(), now) : Optional.empty();
    }

    /** Of an address that nobody in the graph has, nothing is known; people count before their accounts. */
    private Optional<String> whyNotTo(String address, Instant now) {
        if (!address.contains("@")) {
            return Optional.empty();
        }
        List<SelectHolders.Holder> holders =
                store.list(new SelectHolders(address, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        List<SelectHolders.Holder> people =
                holders.stream().filter(holder -> !holder.isAccount()).toList();
        List<SelectHolders.Holder> decisive = people.isEmpty() ? holders : people;
        if (decisive.stream().anyMatch(holder -> holder.ended().isEmpty())) {
            return Optional.empty();
        }
        return decisive.stream().findFirst().flatMap(holder -> holder.ended().map(why -> holder.id() + " is " + why));
    }
}
