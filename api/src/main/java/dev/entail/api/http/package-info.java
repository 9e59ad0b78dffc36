// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The HTTP server: GraphQL, health, and the page. */
@NullMarked
package dev.entail.api.http;

import org.jspecify.annotations.NullMarked;
