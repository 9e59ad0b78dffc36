// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.ownership;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody answers for a thing, by the word of one source.
 *
 * @param thing the id of what is owned
 * @param owner the id of who owns it
 * @param role such as ACCOUNTABLE; empty where the source does not say
 * @param basis how the source knows, such as TAG
 * @param source which source said it
 */
public record Owned(
        String thing,
        String owner,
        Optional<String> role,
        Optional<String> basis,
        String source,
        Optional<Instant> attestedAt,
        Optional<String> attestedBy,
        Optional<Double> confidence,
        Instant since) {}
