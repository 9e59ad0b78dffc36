// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** AWS policy documents and the evaluation of a request against them, as the IAM User Guide defines it. */
@NullMarked
package dev.entail.graph.source.aws.policy;

import org.jspecify.annotations.NullMarked;
