package dev.tollgate.kernel;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation, IPv4 or IPv6; an address alone is a network of one. Nothing is ever looked up by name.
 *
 * <p>Here because two services judge the same address: the gateway says whose it is, the ingest service whether that is
 * the provider's.
 */
public record Network(InetAddress first, int prefix) {
    /** Four decimal numbers and nothing else: Java would also read 10.1 as 10.0.0.1, and others 010 as 8. */
    private static final Pattern IPV4 = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}|[0-9a-fA-F:]{2,30}" + IPV4.pattern());
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    public Network {
        if (!isNetwork(first, prefix)) {
            throw none(first.getHostAddress() + "/" + prefix);
        }
    }

    /** @throws IllegalArgumentException when it is none, or has bits after its prefix */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        InetAddress first = address(address).orElseThrow(() -> none(text));
        if (slash < 0) {
            return new Network(first, first.getAddress().length * Byte.SIZE);
        }
        String prefix = text.substring(slash + 1);
        // An IPv4 address in IPv6 spelling leaves open which of both the prefix counts in.
        boolean ambiguous = first instanceof Inet4Address && address.indexOf(':') >= 0;
        if (ambiguous || !PREFIX.matcher(prefix).matches() || !isNetwork(first, Integer.parseInt(prefix, 10))) {
            throw none(text);
        }
        return new Network(first, Integer.parseInt(prefix, 10));
    }

    /** The network of so many bits that the address lies in; the address alone where it has no more than that. */
    public static Network around(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        int bits = Math.min(prefix, bytes.length * Byte.SIZE);
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
        }
        try {
            return new Network(InetAddress.getByAddress(bytes), bits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has the length of an address", e);
        }
    }

    /**
     * One address as text: four decimal numbers, or IPv6 without brackets and without a zone. Empty when it is none. An
     * IPv4 address that is written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address that it means.
     */
    public static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches()
                && !(text.indexOf(':') >= 0 && IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Never for an address of the other family. */
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

    private static boolean isNetwork(InetAddress first, int prefix) {
        byte[] own = first.getAddress();
        if (prefix < 0 || prefix > own.length * Byte.SIZE) {
            return false;
        }
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
