// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The readers of one load, which share what they know of its accounts, roles and principals. */
final class AwsReaders {
    private final AwsRecords records;
    private final RoleIndex roles;
    private final TrustReader trusts;
    private final AccountReader account;
    private final InventoryWriter inventory;
    private final Map<String, Unread> unread = new TreeMap<>();

    /** Parts of an input that nothing reads: how many of a kind, and where the first is. */
    private record Unread(Place first, int count) {}

    AwsReaders(Optional<String> name, RecordSink sink) {
        records = new AwsRecords(name, sink);
        roles = new RoleIndex(records);
        trusts = new TrustReader(records);
        account = new AccountReader(records, roles, trusts);
        inventory = new InventoryWriter(records, roles, trusts);
    }

    AwsRecords records() {
        return records;
    }

    RoleIndex roles() {
        return roles;
    }

    TrustReader trusts() {
        return trusts;
    }

    AccountReader account() {
        return account;
    }

    InventoryWriter inventory() {
        return inventory;
    }

    /** Counts a part that is not read; each kind is told once. */
    void unread(String kind, Place place) {
        unread.merge(kind, new Unread(place, 1), (old, fresh) -> new Unread(old.first(), old.count() + 1));
    }

    /** Writes what could only be told when everything was seen. */
    void finish() {
        account.finish();
        roles.finish();
        trusts.finish(records.accounts());
        unread.forEach((kind, what) ->
                records.warn(what.first(), kind + (what.count() == 1 ? "" : " (" + what.count() + " of them in all)")));
        records.finish();
    }
}
