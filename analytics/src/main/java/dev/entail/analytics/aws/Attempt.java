// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.escalation.technique.Actor;
import dev.entail.analytics.escalation.technique.Technique;

/** One principal that tries one technique. */
record Attempt(AwsPrincipal who, Technique technique, Account account, TechniqueUse use, Gains gains) {
    /** {@return whether it is the kind of principal that can use the technique itself} */
    boolean isAdmitted() {
        return technique.actor().admits(who.kind() == AwsPrincipal.Kind.ROLE ? Actor.ROLE : Actor.USER);
    }

    void gain(EntityRef target, Settled settled) {
        gains.target(who, technique, target, settled);
    }

    void gainAdministration(Settled settled) {
        gains.administrator(who, technique, account, settled);
    }
}
