// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.auth.Caller;
import javax.net.ssl.SSLContext;

/** All ways by which reports reach readers, as they are configured. */
public final class Channels {
    private final FolderChannel folder;
    private final MailChannel mail;
    private final WebhookChannel webhook;

    public Channels(DeliverySettings settings) {
        SSLContext tls = Authorities.tls(settings.authorities());
        this.folder = new FolderChannel(settings.folder());
        this.mail = new MailChannel(settings.mail(), tls);
        this.webhook = new WebhookChannel(settings.webhook(), tls);
    }

    /** Looks at where a report is to go, as {@link Channel#check} does. */
    public void check(Delivery delivery, Caller by) {
        of(delivery).check(delivery.to(), by);
    }

    /** Hands a report over, as {@link Channel#deliver} does. */
    public String deliver(Delivery delivery, Parcel parcel) throws Undeliverable {
        return of(delivery).deliver(delivery.to(), parcel);
    }

    private Channel of(Delivery delivery) {
        return switch (delivery.kind()) {
            case FOLDER -> folder;
            case EMAIL -> mail;
            case WEBHOOK -> webhook;
        };
    }
}
