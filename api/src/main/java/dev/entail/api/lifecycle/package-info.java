// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Joiners, movers and leavers as the API asks for them. */
@NullMarked
package dev.entail.api.lifecycle;

import org.jspecify.annotations.NullMarked;
