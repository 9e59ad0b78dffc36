// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.load.Place;
import java.util.List;

/** Writes the identity providers that an account trusts. */
final class ProviderWriter {
    private final AwsReaders readers;

    ProviderWriter(AwsReaders readers) {
        this.readers = readers;
    }

    /** Writes a provider; {@code audiences} are the client ids that it accepts. */
    void write(String arn, String account, List<String> audiences, Place place) {
        Draft draft =
                new Federation(readers.records()).provider(arn, account, place).with("account", account);
        if (!audiences.isEmpty()) {
            draft.add("clientIds", audiences);
        }
        readers.trusts().define(arn);
        readers.records().contains(account, place, arn);
    }
}
