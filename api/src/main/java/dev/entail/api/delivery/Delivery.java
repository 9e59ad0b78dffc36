// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a report is to go.
 *
 * @param to a folder, an address of e-mail, or the address of a webhook
 */
public record Delivery(DeliveryKind kind, String to) {
    public Delivery {
        to = to.strip();
    }

    /** {@return where it goes, fit for everybody's eyes: the path of a webhook's address may be all that protects it} */
    public String shown() {
        if (kind != DeliveryKind.WEBHOOK) {
            return to;
        }
        URI address = URI.create(to);
        return address.getScheme() + "://" + address.getRawAuthority() + "/…";
    }

    /** {@return this as one text, which {@link #of} reads} */
    public String text() {
        return kind + " " + to;
    }

    /** {@return the delivery that a text of {@link #text} stands for} */
    public static Delivery of(String text) {
        int space = text.indexOf(' ');
        return new Delivery(DeliveryKind.valueOf(text.substring(0, space)), text.substring(space + 1));
    }

    /** {@return the kinds there are, as people write them} */
    public static String kinds() {
        return String.join(
                ", ",
                Arrays.stream(DeliveryKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
