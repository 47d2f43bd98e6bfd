package dev.tollgate.ingest.webhook;

import java.net.InetAddress;

/** A network in CIDR notation, IPv4 or IPv6; an address alone is a network of one. Nothing is ever looked up by name. */
public record Network(InetAddress first, int prefix) {
    private static final String ADDRESS = "[0-9a-fA-F:.]{2,45}";

    /** @throws IllegalArgumentException when it is none, or has bits after its prefix */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches(ADDRESS)) {
            throw none(text);
        }
        try {
            InetAddress first = InetAddress.ofLiteral(address);
            int bits = first.getAddress().length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1), 10);
            Network network = new Network(first, prefix);
            if (prefix < 0 || prefix > bits || !network.hasNoBitsBehind()) {
                throw none(text);
            }
            return network;
        } catch (NumberFormatException e) {
            throw none(text);
        }
    }

    /** An IPv4 address that is written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address that it means. */
    public boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasNoBitsBehind() {
        byte[] own = first.getAddress();
        for (int bit = prefix; bit < own.length * Byte.SIZE; bit++) {
            if ((own[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(text + " is no network in CIDR notation");
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
