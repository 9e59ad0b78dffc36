// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** A policy document and the name under which a decision cites it: an ARN, or the place where it was found. */
public record NamedPolicy(String name, PolicyDocument document) {
    /**
     * {@return a policy that is attached but whose document the data does not hold} Whether it allows or denies is
     * unknown, so every decision that rests on it is conditional.
     */
    public static NamedPolicy unknown(String name) {
        return new NamedPolicy(name, PolicyDocument.unknown(name));
    }
}
