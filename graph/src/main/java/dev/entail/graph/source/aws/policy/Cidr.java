// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A range of IPv4 or IPv6 addresses, {@code address/prefix} (RFC 4632); without a prefix, one address. */
record Cidr(BigInteger address, int prefix, int width) {
    static Optional<Cidr> read(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] bytes = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int width = bytes.length * Byte.SIZE;
            int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
            boolean valid = prefix >= 0 && prefix <= width;
            return valid ? Optional.of(new Cidr(new BigInteger(1, bytes), prefix, width)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean contains(Cidr other) {
        int host = width - prefix;
        return width == other.width
                && prefix <= other.prefix
                && address.shiftRight(host).equals(other.address.shiftRight(host));
    }
}
