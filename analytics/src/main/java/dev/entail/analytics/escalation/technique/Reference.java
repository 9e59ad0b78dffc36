// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import java.net.URI;

/** Where to read more. */
public record Reference(String title, URI url) {}
