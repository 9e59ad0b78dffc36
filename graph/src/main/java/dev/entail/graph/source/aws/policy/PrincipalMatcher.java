// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;

/**
 * The Principal or NotPrincipal element (IAM User Guide, "AWS JSON policy elements: Principal").
 *
 * <p>A NotPrincipal element excepts a caller that any of its entries names, be it by account, role or session; some
 * services ask that all three be listed, which is not modelled.
 */
record PrincipalMatcher(boolean negated, List<Entry> entries) {
    sealed interface Entry {
        Standing match(Caller caller);
    }

    /** The star. */
    record Everyone() implements Entry {
        @Override
        public Standing match(Caller caller) {
            return Standing.DIRECT;
        }
    }

    /** An account, by number or by the ARN of its root. */
    record Account(String account) implements Entry {
        @Override
        public Standing match(Caller caller) {
            if (!caller.isInAccount() || !caller.account().equals(account)) {
                return Standing.NONE;
            }
            return caller.kind() == Caller.Kind.ROOT ? Standing.DIRECT : Standing.ACCOUNT;
        }
    }

    /** A user, role or session, by ARN. */
    record Named(Caller named) implements Entry {
        @Override
        public Standing match(Caller caller) {
            if (caller.id().equals(named.id())) {
                return caller.kind() == Caller.Kind.ROLE ? Standing.LIMITED : Standing.DIRECT;
            }
            return isSessionOf(caller) ? Standing.LIMITED : Standing.NONE;
        }

        private boolean isSessionOf(Caller caller) {
            boolean kinds = (named.kind() == Caller.Kind.ROLE && caller.kind() == Caller.Kind.ROLE_SESSION)
                    || (named.kind() == Caller.Kind.USER && caller.kind() == Caller.Kind.FEDERATED_USER);
            return kinds
                    && named.account().equals(caller.account())
                    && named.name().equals(caller.name());
        }
    }

    /** A service, an identity provider or a canonical user, by name. */
    record External(String name) implements Entry {
        @Override
        public Standing match(Caller caller) {
            return caller.id().equals(name) ? Standing.DIRECT : Standing.NONE;
        }
    }

    PrincipalMatcher {
        entries = List.copyOf(entries);
    }

    static Entry aws(String text) {
        if (text.equals("*")) {
            return new Everyone();
        }
        Caller caller = Caller.of(text);
        return caller.kind() == Caller.Kind.ROOT ? new Account(caller.account()) : new Named(caller);
    }

    static Entry external(String text) {
        return text.equals("*") ? new Everyone() : new External(text);
    }

    Standing match(Caller caller) {
        Standing strongest = Standing.NONE;
        for (Entry entry : entries) {
            Standing standing = entry.match(caller);
            strongest = standing.compareTo(strongest) > 0 ? standing : strongest;
        }
        if (negated) {
            return strongest == Standing.NONE ? Standing.DIRECT : Standing.NONE;
        }
        return strongest;
    }
}
