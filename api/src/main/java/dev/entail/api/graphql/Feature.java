// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.idl.RuntimeWiring;

/** One part of the schema with its fetchers. */
interface Feature {
    /** {@return the name of its file under {@code schema/}, without the ending} */
    String schema();

    void wire(RuntimeWiring.Builder wiring);
}
