package dev.tollgate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A new key pair for each service and each run, so that the services can prove to each other who they are. */
final class PeerKeys {
    private final Path folder;

    private PeerKeys(Path folder) {
        this.folder = folder;
    }

    static PeerKeys create(Path folder, List<String> services) throws IOException {
        List<EllipticCurveJsonWebKey> keys =
                services.stream().map(PeerKeys::newKey).toList();
        for (EllipticCurveJsonWebKey key : keys) {
            Files.writeString(folder.resolve(key.getKeyId() + ".pem"), pem(key));
        }
        String keySet = new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        Files.writeString(folder.resolve("peers.jwks"), keySet);
        return new PeerKeys(folder);
    }

    Path privateKeyOf(String service) {
        return folder.resolve(service + ".pem");
    }

    String keySetUrl() {
        return folder.resolve("peers.jwks").toUri().toString();
    }

    private static EllipticCurveJsonWebKey newKey(String service) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(service);
            key.setUse("sig");
            key.setAlgorithm("ES256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("this Java has no P-256 curve", e);
        }
    }

    private static String pem(EllipticCurveJsonWebKey key) {
        return Stream.of(
                        "-----BEGIN PRIVATE KEY-----",
                        Base64.getMimeEncoder()
                                .encodeToString(key.getPrivateKey().getEncoded()),
                        "-----END PRIVATE KEY-----")
                .reduce("", (text, line) -> text + line + "\n");
    }
}
