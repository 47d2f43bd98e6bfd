package dev.tollgate.ingest.trust.matrix;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One combination of what a delivery carries. A part is empty where the policy does not ask for it.
 *
 * @param source where it comes from
 * @param token what stands where the token should
 * @param signature what stands where the signature should
 * @param object whether the body says which object it is about; only where that is fetched again
 */
public record Cell(
        Optional<SourceKind> source,
        Optional<TokenKind> token,
        Optional<SignatureKind> signature,
        Optional<ObjectKind> object) {

    /** Where a delivery comes from. */
    public enum SourceKind {
        /** Straight from an address of the provider's networks, IPv4 if it has such. */
        INSIDE,
        /** Straight from somebody else's. */
        OUTSIDE,
        /** Straight from an IPv6 address of the provider's networks; only where it has such. */
        IPV6_INSIDE,
        /** Straight from somebody else's IPv6 address. */
        IPV6_OUTSIDE,
        /** From somebody else, with a forwarding header that names an address of the provider. */
        SPOOFED_HEADER,
        /** From the provider, through a proxy that may speak for it. */
        TRUSTED_PROXY,
        /** From somebody else with a forged header, through that proxy, which adds whom it saw. */
        SPOOFED_BEHIND_PROXY,
        /** From the provider, through a proxy that the gateway believes and the policy does not; only where it names any. */
        UNTRUSTED_PROXY
    }

    /** What stands in the token's header. */
    public enum TokenKind {
        RIGHT,
        WRONG,
        MISSING
    }

    /** What is sent as the signature. */
    public enum SignatureKind {
        VALID,
        /** Well-formed, and wrong. */
        INVALID,
        MISSING,
        /** Right, and a minute older than the tolerance. */
        STALE,
        /** Right, and a minute further ahead than the tolerance. */
        FUTURE,
        /** A valid delivery once more, byte by byte, within the tolerance: acknowledged, and counted once. */
        REPLAYED,
        /** By an old key that is still valid beside the new one. */
        OLD_KEY_IN_DATES,
        /** By a key whose time is over. */
        OLD_KEY_OUT_OF_DATES,
        /** Right for the same JSON with other white space: what a middleman makes of a body that it parses. */
        RESERIALISED
    }

    /** Whether the body names its object. */
    public enum ObjectKind {
        NAMED,
        ABSENT
    }

    /** Such as {@code source=inside token=right}; stable, as people look for it. */
    public String name() {
        return Stream.of(
                        named("source", source),
                        named("token", token),
                        named("signature", signature),
                        named("object", object))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** As it is shown: in lower case, with hyphens. */
    public static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<String> named(String name, Optional<? extends Enum<?>> kind) {
        return kind.map(each -> name + "=" + word(each));
    }
}
