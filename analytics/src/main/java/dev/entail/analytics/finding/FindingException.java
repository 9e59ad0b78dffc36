// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import java.time.Instant;

/**
 * That a finding is accepted for some time.
 *
 * @param approver the id of the person who answers for it
 * @param until when it ends and the finding is open again
 * @param by who entered it
 */
public record FindingException(String approver, String reason, Instant until, String by, Instant at) {}
