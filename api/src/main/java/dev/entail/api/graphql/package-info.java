// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The GraphQL API, {@code contract/schema.graphqls}: one schema file and one class of fetchers a feature. */
@NullMarked
package dev.entail.api.graphql;

import org.jspecify.annotations.NullMarked;
