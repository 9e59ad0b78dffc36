// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Work that goes on after its request was answered, and who watches it. */
@NullMarked
package dev.entail.api.task;

import org.jspecify.annotations.NullMarked;
