// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is meant where a grant names somebody: by id, by address, or by a name that only one identity has. */
final class Actors {
    private final AnalysisContext context;
    private final Map<String, String> byEmail = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private Actors(AnalysisContext context) {
        this.context = context;
        context.estate().entities(EntityLabel.IDENTITY).forEach(identity -> {
            identity.text("email").ifPresent(email -> put(byEmail, email, identity.id()));
            identity.text("name").ifPresent(name -> put(byName, name, identity.id()));
        });
        byEmail.keySet().removeAll(ambiguous);
        byName.keySet().removeAll(ambiguous);
    }

    static Actors of(AnalysisContext context) {
        return context.shared(Actors.class, Actors::new);
    }

    /** The accounts of one person may share the person's address and name. */
    private void put(Map<String, String> index, String text, String id) {
        String key = text.strip().toLowerCase(Locale.ROOT);
        String earlier = index.putIfAbsent(key, id);
        if (earlier != null && !self(earlier).equals(self(id))) {
            ambiguous.add(key);
        }
    }

    /** {@return the person an identity belongs to, or the identity itself where it is nobody's} */
    String self(String identity) {
        return context.people().personOf(identity).map(EntityState::id).orElse(identity);
    }

    /** {@return who is meant by a text, the person rather than the account, empty where nobody is known by it} */
    Optional<String> named(String text) {
        if (context.estate().known(text).isPresent()) {
            return Optional.of(self(text));
        }
        String key = text.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byEmail.get(key))
                .or(() -> Optional.ofNullable(byName.get(key)))
                .map(this::self);
    }

    boolean isHuman(String id) {
        return context.estate().known(id).filter(People::isHuman).isPresent();
    }

    String name(String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }
}
