// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How far up things stand by the word of people: tier zero, and the crown jewels besides. */
@NullMarked
package dev.entail.analytics.tier;

import org.jspecify.annotations.NullMarked;
