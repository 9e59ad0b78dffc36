// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.escalation.technique.Technique;
import java.util.ArrayList;
import java.util.List;

/** Takes what is found that principals can gain. */
interface Gains {
    /** That a principal can act as another, join a group, or reach a workload or resource. */
    void target(AwsPrincipal who, Technique technique, EntityRef target, Settled settled);

    /** That a principal can become an administrator of its account. */
    void administrator(AwsPrincipal who, Technique technique, Account account, Settled settled);

    /** Keeps what was found for one principal, to say it of others that every policy treats alike. */
    final class Kept implements Gains {
        private final List<java.util.function.BiConsumer<AwsPrincipal, Gains>> found = new ArrayList<>();

        @Override
        public void target(AwsPrincipal who, Technique technique, EntityRef target, Settled settled) {
            found.add((other, gains) -> gains.target(other, technique, target, settled));
        }

        @Override
        public void administrator(AwsPrincipal who, Technique technique, Account account, Settled settled) {
            found.add((other, gains) -> gains.administrator(other, technique, account, settled));
        }

        void tell(AwsPrincipal who, Gains gains) {
            found.forEach(gain -> gain.accept(who, gains));
        }
    }
}
