// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import java.time.Instant;
import java.util.Optional;

/** A kind of bearer token: it tells who presents one of its own. */
public interface BearerCheck {
    /** {@return the caller, empty where the value is not, or no longer, a token of this kind} */
    Optional<Caller> authenticate(String value, Instant now);
}
