// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.escalation.technique.Target;

/** Tells whether a technique can be used on a principal at all, apart from permissions. */
final class Suitability {
    private final AssumeCheck assume;

    Suitability(AssumeCheck assume) {
        this.assume = assume;
    }

    boolean suits(Target wanted, AwsPrincipal target) {
        return !(wanted.modifiable() && target.isManagedByAws())
                && (wanted.path() == null || target.path().startsWith(wanted.path()))
                && !(wanted.instanceProfile() && !target.inInstanceProfile())
                && (wanted.trusts() == null || assume.trustsService(target, wanted.trusts()));
    }
}
