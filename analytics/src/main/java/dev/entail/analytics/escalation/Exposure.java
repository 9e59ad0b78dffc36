// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

/**
 * How many identities can reach a thing.
 *
 * @param identities all that can and are not it
 * @param share the part of all other identities, 0 to 1
 * @param humans those of them that are people
 * @param nhis those of them that are known not to be
 */
public record Exposure(long identities, double share, long humans, long nhis) {}
