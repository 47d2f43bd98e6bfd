package dev.tollgate.ingest.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Whether an address is one of the public Internet's: none of the special blocks of RFC 6890 and its registries, also when one hides in IPv6. */
final class PublicAddress {
    /** What {@link InetAddress} has no question for; the others it answers itself. */
    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("240.0.0.0", 4),
            Block.of("fc00::", 7),
            Block.of("100::", 64),
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            // Translation within one network, whatever that carries; documentation; segment routing.
            Block.of("64:ff9b:1::", 48),
            Block.of("3fff::", 20),
            Block.of("5f00::", 16),
            Block.of("::", 96));

    private static final Block NAT64 = Block.of("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = Block.of("2002::", 16);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && SPECIAL.stream().noneMatch(block -> block.holds(address))
                && (!(address instanceof Inet6Address) || isPublicInside(address));
    }

    /** An IPv4 address that is carried in an IPv6 one is where the call ends. */
    private static boolean isPublicInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.holds(address)) {
            return is(addressOf(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return !SIX_TO_FOUR.holds(address) || is(addressOf(Arrays.copyOfRange(bytes, 2, 6)));
    }

    private static InetAddress addressOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private record Block(List<Byte> start, int bits) {
        static Block of(String literal, int bits) {
            return new Block(boxed(InetAddress.ofLiteral(literal).getAddress()), bits);
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != start.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static List<Byte> boxed(byte[] bytes) {
            Byte[] boxed = new Byte[bytes.length];
            Arrays.setAll(boxed, i -> bytes[i]);
            return List.of(boxed);
        }
    }
}
