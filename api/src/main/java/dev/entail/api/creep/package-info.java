// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Creep as the command line and the API ask for it. */
@NullMarked
package dev.entail.api.creep;

import org.jspecify.annotations.NullMarked;
