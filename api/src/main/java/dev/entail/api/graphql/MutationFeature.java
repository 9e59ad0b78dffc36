// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.idl.RuntimeWiring;

/** What all mutations share: the permissions they need, and the failures they may answer with. */
final class MutationFeature implements Feature {
    @Override
    public String schema() {
        return "mutation";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Failure", type -> type.typeResolver(Outcome.RESOLVER));
    }
}
