package dev.tollgate.gateway.route;

import dev.tollgate.kernel.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one header in which a deployment's proxies say for whom they speak; every other one is anybody's claim. */
public enum ForwardedHeader {
    /** The header of habit: addresses, comma between them; IPv6 with brackets or without, a port or none. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        List<String> nodes(List<String> lines) {
            return lines.stream()
                    .flatMap(line -> Stream.of(line.split(",", -1)))
                    .map(ForwardedHeader::trimmed)
                    .toList();
        }

        @Override
        Optional<InetAddress> address(String node) {
            Optional<InetAddress> bare = Network.address(node);
            return bare.isPresent() ? bare : bracketedOrWithPort(node);
        }
    },

    /** RFC 7239: {@code for=}, as a token or quoted; IPv6 always with brackets. */
    FORWARDED("Forwarded") {
        @Override
        List<String> nodes(List<String> lines) {
            return ForwardedElements.nodes(lines);
        }

        @Override
        Optional<InetAddress> address(String node) {
            return bracketedOrWithPort(node);
        }
    };

    private static final Pattern NODE =
            Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]{2,45})]|(?<four>[0-9.]{7,15}))(?::(?<port>[0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private final String fieldName;

    ForwardedHeader(String fieldName) {
        this.fieldName = fieldName;
    }

    public String fieldName() {
        return fieldName;
    }

    /** Left to right, not yet read as addresses; none when the header itself cannot be read. */
    abstract List<String> nodes(List<String> lines);

    /** Empty for whatever is none: a name, {@code unknown}, an obfuscated identifier, nothing at all. */
    abstract Optional<InetAddress> address(String node);

    private static Optional<InetAddress> bracketedOrWithPort(String node) {
        Matcher parts = NODE.matcher(node);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String port = parts.group("port");
        if (port != null && Integer.parseInt(port, 10) > HIGHEST_PORT) {
            return Optional.empty();
        }
        String six = parts.group("six");
        boolean bracketedFour = six != null && six.indexOf(':') < 0;
        return bracketedFour ? Optional.empty() : Network.address(six == null ? parts.group("four") : six);
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && ForwardedElements.isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && ForwardedElements.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
