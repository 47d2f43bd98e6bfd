package dev.tollgate.gateway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.Door;
import dev.tollgate.gateway.GatewayTest;
import dev.tollgate.gateway.PeersResource;
import dev.tollgate.gateway.Samples;
import dev.tollgate.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@GatewayTest
class DamagedArtefactTest {
    @BeforeEach
    void everythingIsGood() {
        Samples.everythingIsGood();
    }

    @Test
    void one_changed_byte_of_a_policy_stops_no_decision_and_is_kept_beside_the_right_bytes() throws Exception {
        String release = Door.newRelease();
        String digest =
                Door.decide(release, "pr-fast", "release").get("policyDigest").textValue();
        Path file = file(digest);
        String right = Files.readString(file);
        for (int times = 1; times <= 2; times++) {
            String wrong = "x".repeat(times) + right;
            Files.writeString(file, wrong);
            Door.as("admin").get("/v1/evidence/" + digest).then().statusCode(409);

            Door.decide(release, "pr-fast", "release");
            assertThat(Files.readString(file)).isEqualTo(right);
            Door.as("admin").get("/v1/evidence/" + digest).then().statusCode(200);
            assertThat(setAside(file)).hasSize(times).contains(Sha256.ofUtf8(wrong));
        }
    }

    private static Path file(String digest) {
        return PeersResource.evidence()
                .resolve("sha256")
                .resolve(digest.substring(0, 2))
                .resolve(digest);
    }

    private static List<Sha256> setAside(Path file) throws IOException {
        try (Stream<Path> beside = Files.list(file.getParent())) {
            List<Path> damaged = beside.filter(
                            each -> each.getFileName().toString().matches(file.getFileName() + "\\.damaged-[0-9]+"))
                    .toList();
            java.util.ArrayList<Sha256> digests = new java.util.ArrayList<>();
            for (Path each : damaged) {
                digests.add(Sha256.of(Files.readAllBytes(each)));
            }
            return digests;
        }
    }
}
