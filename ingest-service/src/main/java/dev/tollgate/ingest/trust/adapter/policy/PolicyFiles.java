package dev.tollgate.ingest.trust.adapter.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.PolicyRefused;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The door to policies: those that are shipped, and a folder with an operator's own. */
public final class PolicyFiles {
    /** Those that are shipped. */
    public static final List<String> SHIPPED = List.of("standard-webhooks", "stripe", "yookassa");

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_FILES = 100;
    private static final String FOLDER = "/dev/tollgate/ingest/trust/policies/";

    private PolicyFiles() {}

    /**
     * @param shipped the names of shipped ones, or of own ones, that are to be in force
     * @param own a folder, each {@code *.json} of which is in force, and instead of a shipped one of its provider
     * @throws PolicyRefused with the file, the place in it, and what is wrong there
     */
    public static TrustPolicies inForce(List<String> shipped, Optional<Path> own) {
        Map<String, TrustPolicy> all = new TreeMap<>();
        own.ifPresent(folder -> all.putAll(folder(folder)));
        for (String name : shipped) {
            String provider = name.strip();
            if (!all.containsKey(provider)) {
                all.put(provider, shipped(provider));
            }
        }
        return new FixedPolicies(Map.copyOf(all));
    }

    /** @throws PolicyRefused when none of that name is shipped */
    public static TrustPolicy shipped(String provider) {
        if (!SHIPPED.contains(provider)) {
            throw new PolicyRefused(
                    "TOLLGATE_WEBHOOK_PROVIDERS",
                    "",
                    "names what is neither shipped " + SHIPPED + " nor in the folder of own policies");
        }
        String name = provider + ".json";
        try (InputStream stream = PolicyFiles.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("the shipped policy " + name + " is not there");
            }
            return PolicyText.read(name, text(name, stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws PolicyRefused when it cannot be read or followed */
    public static TrustPolicy of(Path file) {
        String name = String.valueOf(file.getFileName());
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new PolicyRefused(name, "", "has more than " + MOST_BYTES + " bytes");
            }
            return PolicyText.read(name, text(name, bytes));
        } catch (IOException e) {
            throw new PolicyRefused(name, "", "cannot be read");
        }
    }

    private static Map<String, TrustPolicy> folder(Path folder) {
        Map<String, TrustPolicy> own = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                TrustPolicy policy = of(file);
                if (own.put(policy.provider(), policy) != null) {
                    throw new PolicyRefused(
                            String.valueOf(file.getFileName()), "/provider", "is that of another file of the folder");
                }
                if (own.size() > MOST_FILES) {
                    throw new PolicyRefused("TOLLGATE_WEBHOOK_POLICIES", "", "has more than " + MOST_FILES + " files");
                }
            }
            return own;
        } catch (IOException e) {
            throw new PolicyRefused("TOLLGATE_WEBHOOK_POLICIES", "", "is no folder that can be read");
        }
    }

    private static String text(String name, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new PolicyRefused(name, "", "is not UTF-8");
        }
    }
}
