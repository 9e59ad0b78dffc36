// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are the public internet's (IANA special-purpose registries, RFC 6890): not this machine, not its
 * network, and not where clouds answer with credentials.
 */
final class PublicAddress {
    /** Also Azure's host (168.63.129.16), which answers machines with their configuration. */
    private static final List<Block> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Block::of)
            .toList();

    /** All others of IPv6 are not, or not yet, anybody's on the internet. */
    private static final Block PUBLIC_IPV6 = Block.of("2000::/3");

    private PublicAddress() {}

    /** {@return whether an address is one of the public internet; one of IPv4 within IPv6 is looked at as that of IPv4} */
    static boolean isOne(InetAddress address) {
        boolean isPossible = address.getAddress().length == 4 || PUBLIC_IPV6.holds(address);
        return isPossible && NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }

    /** Addresses of one length that begin with the same bits. */
    private record Block(BigInteger start, int length, int bits) {
        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                byte[] start = InetAddress.getByName(text.substring(0, slash)).getAddress();
                int bits = Integer.parseInt(text.substring(slash + 1));
                return new Block(new BigInteger(1, start).shiftRight(start.length * 8 - bits), start.length, bits);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(text + " is no address", e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length == length
                    && new BigInteger(1, bytes).shiftRight(length * 8 - bits).equals(start);
        }
    }
}
