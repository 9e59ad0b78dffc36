// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

/** What the actor is after the technique was used. */
public sealed interface Outcome {
    /** The actor can act as the target. */
    record BecomesTarget() implements Outcome {}

    /** The actor can act as the target, after making it an administrator. */
    record BecomesTargetAsAdministrator() implements Outcome {}

    /** The actor can write its own permissions, up to its permission boundary and organisation policies. */
    record Administrator(PolicyEffect effect) implements Outcome {}

    /** The actor is a member of the target group. */
    record JoinsTarget() implements Outcome {}

    /** The actor can read, write or hand out what the target resource holds. */
    record ReachesTarget() implements Outcome {}

    /** The permissions boundary of the target, which the actor can act as, is gone. */
    record Unbounded() implements Outcome {}
}
