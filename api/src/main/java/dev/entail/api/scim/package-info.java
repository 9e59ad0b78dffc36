// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** A SCIM 2.0 service provider (RFC 7644): identity providers push users and groups, and each change is at once a load. */
@NullMarked
package dev.entail.api.scim;

import org.jspecify.annotations.NullMarked;
