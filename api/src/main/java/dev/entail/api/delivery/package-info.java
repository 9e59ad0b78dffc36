// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** How a report reaches its readers: into a folder, by e-mail, to a webhook. */
@NullMarked
package dev.entail.api.delivery;

import org.jspecify.annotations.NullMarked;
