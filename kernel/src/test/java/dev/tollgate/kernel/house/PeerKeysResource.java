package dev.tollgate.kernel.house;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Real key pairs for every service, written as production reads them, and tokens signed with them. */
public final class PeerKeysResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> SERVICES =
            List.of("gateway", "ingest-service", "reconcile-service", "canary-service", "stranger");
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private String self = "gateway";

    @Override
    public void init(Map<String, String> arguments) {
        self = arguments.getOrDefault("self", self);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("tollgate-peers");
            List<String> published = new ArrayList<>();
            for (String service : SERVICES) {
                KeyPair pair = KEYS.computeIfAbsent(service, _ -> newKeyPair());
                if (!service.equals("stranger")) {
                    published.add(jwk(service, (ECPublicKey) pair.getPublic()));
                }
            }
            Path keySet = folder.resolve("peers.jwks");
            Files.writeString(keySet, "{\"keys\":[" + String.join(",", published) + "]}");
            Path privateKey = folder.resolve("self.pem");
            Files.writeString(privateKey, pem(KEYS.get(self)));
            return Map.of(
                    "tollgate.peer.private-key-file",
                    privateKey.toString(),
                    "tollgate.peer.key-set",
                    keySet.toUri().toString(),
                    // In tests Quarkus makes up an issuer of its own; production has none, and neither have we.
                    "mp.jwt.verify.issuer",
                    "NONE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The keys live as long as the process: other tests of the module use them too.
    }

    /** A valid token of one service for another, for a caller of the given role. */
    public static String bearer(String issuer, String audience, String role) {
        return bearer(issuer, issuer, audience, role, Instant.now().plusSeconds(60));
    }

    /** The gateway's token for whoever sends a webhook, known by an address only. */
    public static String webhookSender(String address) {
        return webhook(Map.of("sender", address));
    }

    /** The same, where a proxy said whose address it is. */
    public static String webhookSender(String address, String proxy) {
        return webhook(Map.of("sender", address, "via", proxy));
    }

    private static String webhook(Map<String, Object> addresses) {
        Instant now = Instant.now();
        return "Bearer "
                + Jwt.claims(addresses)
                        .issuer("gateway")
                        .audience("ingest-service")
                        .subject("webhook-sender")
                        .upn("webhook-sender")
                        .groups(Set.of("webhook"))
                        .issuedAt(now.getEpochSecond())
                        .expiresAt(now.getEpochSecond() + 60)
                        .jws()
                        .algorithm(SignatureAlgorithm.ES256)
                        .keyId("gateway")
                        .sign(KEYS.computeIfAbsent("gateway", _ -> newKeyPair()).getPrivate());
    }

    /** Any token: signed with one service's key, claiming to be another, for somebody, until some time. */
    public static String bearer(String signer, String issuer, String audience, String role, Instant expiresAt) {
        return "Bearer "
                + Jwt.issuer(issuer)
                        .audience(audience)
                        .subject("test-caller")
                        .upn("test-caller")
                        .groups(Set.of(role))
                        .claim("tenant", "default")
                        .issuedAt(expiresAt.getEpochSecond() - 60)
                        .expiresAt(expiresAt.getEpochSecond())
                        .jws()
                        .algorithm(SignatureAlgorithm.ES256)
                        .keyId(signer)
                        .sign(KEYS.computeIfAbsent(signer, _ -> newKeyPair()).getPrivate());
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String jwk(String keyId, ECPublicKey key) {
        return """
                {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}""".formatted(
                        keyId,
                        coordinate(key.getW().getAffineX()),
                        coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(java.math.BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
