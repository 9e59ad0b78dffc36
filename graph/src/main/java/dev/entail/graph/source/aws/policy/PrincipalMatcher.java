// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;

/**
 * The Principal or NotPrincipal element (IAM User Guide, "AWS JSON policy elements: Principal").
 *
 * <p>A NotPrincipal element excepts a caller that one of its entries names as user, role or session. An account excepts
 * all its principals where it stands alone; beside one of its users or roles, it is the parent that has to be listed
 * with them, and excepts nobody else. (Some services deny where the parent is not listed, which is not modelled; a
 * principal with a permissions boundary is always denied, which {@link Statement} sees to.)
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

    /** Every service, or every identity provider. */
    record Every(Caller.Kind kind) implements Entry {
        @Override
        public Standing match(Caller caller) {
            return caller.kind() == kind ? Standing.DIRECT : Standing.NONE;
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

    static Entry external(String type, String text) {
        if (!text.equals("*")) {
            return new External(text);
        }
        return new Every(type.equals("Service") ? Caller.Kind.SERVICE : Caller.Kind.IDENTITY_PROVIDER);
    }

    Standing match(Caller caller) {
        if (negated) {
            return excepts(caller) ? Standing.NONE : Standing.DIRECT;
        }
        Standing strongest = Standing.NONE;
        for (Entry entry : entries) {
            Standing standing = entry.match(caller);
            strongest = standing.compareTo(strongest) > 0 ? standing : strongest;
        }
        return strongest;
    }

    private boolean excepts(Caller caller) {
        boolean account = false;
        boolean others = false;
        for (Entry entry : entries) {
            Standing standing = entry.match(caller);
            if (standing.compareTo(Standing.ACCOUNT) > 0) {
                return true;
            }
            account |= standing == Standing.ACCOUNT;
            others |= entry instanceof Named(Caller named) && named.account().equals(caller.account());
        }
        return account && !others;
    }
}
