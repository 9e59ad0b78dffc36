// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** SCIM 2.0 (RFC 7643): its schemas, and how Users and Groups become records. */
@NullMarked
package dev.entail.graph.source.scim;

import org.jspecify.annotations.NullMarked;
