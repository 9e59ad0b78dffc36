// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** What is wrong with non-human identities beside who owns them: reuse, use by people, vendors, duplicates. */
@NullMarked
package dev.entail.analytics.nhi;

import org.jspecify.annotations.NullMarked;
