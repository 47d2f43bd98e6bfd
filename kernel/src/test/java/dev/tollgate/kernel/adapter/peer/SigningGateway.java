package dev.tollgate.kernel.adapter.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The gateway's configuration, with a key in a file. */
record SigningGateway(Path file) implements PeerConfig {
    static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    static Path writeKey(KeyPair key, Path file) throws IOException {
        String encoded = Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Optional<Path> privateKeyFile() {
        return Optional.of(file);
    }

    @Override
    public Optional<String> keyId() {
        return Optional.empty();
    }

    @Override
    public Optional<String> keySet() {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> accept() {
        return Optional.empty();
    }

    @Override
    public Duration tokenLifespan() {
        return Duration.ofSeconds(60);
    }
}
