// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Reports as files: CSV, JSON, XLSX, HTML and PDF. */
@NullMarked
package dev.entail.api.report;

import org.jspecify.annotations.NullMarked;
