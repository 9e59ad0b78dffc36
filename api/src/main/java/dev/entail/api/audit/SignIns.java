// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

import dev.entail.api.audit.AuditEntry.Phase;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.SignInWatch;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who signed in, and who tried to: of many attempts sixty a minute, and how many more there were. */
public final class SignIns implements SignInWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final Audit audit;
    private final Bucket attempts = Bucket.builder()
            .addLimit(limit -> limit.capacity(60).refillGreedy(60, Duration.ofMinutes(1)))
            .build();
    private final AtomicLong untold = new AtomicLong();

    public SignIns(Audit audit) {
        this.audit = audit;
    }

    /** It is refused in any case, also where this cannot be written. */
    @Override
    public void failed(Origin origin, String how) {
        if (!attempts.tryConsume(1)) {
            untold.incrementAndGet();
            return;
        }
        long more = untold.getAndSet(0);
        try {
            audit.note(
                    origin,
                    Phase.FAILURE,
                    "sign-in",
                    how,
                    more == 0 ? "" : more + " attempts more were made since the one before");
        } catch (AuditUnavailable e) {
            LOG.warn("A failed sign-in from {} cannot be written to the audit log", origin.address(), e);
        }
    }

    @Override
    public void succeeded(Origin origin, String how) {
        audit.note(origin, Phase.SUCCESS, "sign-in", how, "");
    }
}
