package dev.tollgate.ingest.trust;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a provider signs. The bytes that are signed are always those that came. */
public sealed interface SignatureRule {
    /** Old and new together while they rotate. */
    List<Key> keys();

    /** The headers, in lower case, that the scheme signs and that can hold an id. */
    default List<String> signedIds() {
        return switch (this) {
            case StandardWebhooks _ -> List.of("webhook-id");
            case Stripe _, Hmac _, JsonWebToken _ -> List.of();
        };
    }

    /**
     * {@code Stripe-Signature: t=…,v1=…,v1=…}: HMAC-SHA256 over {@code t.body}. As in Stripe's own libraries a time
     * ahead of ours is taken.
     *
     * @param tolerance how far back {@code t} may lie; 300 s
     */
    record Stripe(Duration tolerance, List<Key> keys) implements SignatureRule {
        public Stripe {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature} with {@code v1}
     * (HMAC-SHA256, keys {@code whsec_…}) and {@code v1a} (ed25519, keys {@code whpk_…}).
     *
     * @param tolerance how far back or ahead the timestamp may lie; 300 s
     */
    record StandardWebhooks(Duration tolerance, List<Key> keys) implements SignatureRule {
        public StandardWebhooks {
            keys = List.copyOf(keys);
        }
    }

    /**
     * An HMAC in a header.
     *
     * @param algorithm {@code sha256} or {@code sha512}
     * @param encoding {@code hex} or {@code base64}
     * @param prefix what stands before it, such as {@code sha256=}; may be empty
     * @param timestamp where the time is, when it is signed too
     */
    record Hmac(
            String header,
            String algorithm,
            String encoding,
            String prefix,
            Optional<Timestamp> timestamp,
            List<Key> keys)
            implements SignatureRule {
        public Hmac {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A JWT in a header whose claim holds the SHA-256 of the body in hexadecimal.
     *
     * @param prefix what stands before it, such as {@code "Bearer "}; may be empty
     * @param algorithms those that are taken, such as {@code ES256}; never {@code none}
     * @param bodyClaim the claim with the body's digest
     * @param issuer and {@code audience}, checked when given
     * @param tolerance how far back {@code iat} may lie, and how far ahead
     */
    record JsonWebToken(
            String header,
            String prefix,
            List<String> algorithms,
            String bodyClaim,
            Optional<String> issuer,
            Optional<String> audience,
            Duration tolerance,
            List<Key> keys)
            implements SignatureRule {
        public JsonWebToken {
            algorithms = List.copyOf(algorithms);
            keys = List.copyOf(keys);
        }
    }

    /**
     * A time that is signed with the body.
     *
     * @param header that holds it, in seconds since 1970
     * @param separator between it and the body in what is signed, such as {@code .}
     * @param past how far back it may lie
     * @param ahead how far ahead it may lie
     */
    record Timestamp(String header, String separator, Duration past, Duration ahead) {}
}
