// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.auth.Caller;

/** One way by which reports reach readers. */
public sealed interface Channel permits FolderChannel, MailChannel, WebhookChannel {
    /**
     * Looks at where a report is to go before anybody relies on it.
     *
     * @throws IllegalArgumentException naming what is wrong and what is allowed
     */
    void check(String to, Caller by);

    /**
     * Hands a report over and says in a few words what became of it.
     *
     * @throws Undeliverable where it did not get there
     */
    String deliver(String to, Parcel parcel) throws Undeliverable;
}
