// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** AWS accounts: from {@code aws iam get-account-authorization-details} to identities, groups, policies and trusts. */
@NullMarked
package dev.entail.graph.source.aws;

import org.jspecify.annotations.NullMarked;
