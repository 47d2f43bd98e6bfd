package dev.tollgate.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing starts from and what it ever found, in each build; and each of it cut off and bent. */
class FuzzedDeliveriesTest {
    static List<Path> seeds() throws IOException, URISyntaxException {
        var folder = FuzzedDeliveriesTest.class.getResource("DeliveriesFuzzTestInputs/no_delivery_hurts");
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
            return files.sorted().toList();
        }
    }

    @Test
    void there_are_seeds_of_each_scheme() throws Exception {
        assertThat(seeds().stream().map(seed -> seed.getFileName().toString()))
                .contains("stripe", "standard", "hmac", "jwt", "deep", "numbers");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_seed_does_not_hurt(Path seed) throws IOException {
        FuzzedDelivery.of(Files.readAllBytes(seed)).check();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_seed_that_is_cut_off_anywhere_does_not_hurt(Path seed) throws IOException {
        byte[] whole = Files.readAllBytes(seed);
        for (int length = 0; length < whole.length; length += 3) {
            FuzzedDelivery.of(Arrays.copyOf(whole, length)).check();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_seed_with_any_byte_bent_does_not_hurt(Path seed) throws IOException {
        byte[] whole = Files.readAllBytes(seed);
        byte[] instead = {0, '"', '\\', '{', '}', '[', ',', '\n', '=', '.', '9', ' ', (byte) 0x80, (byte) 0xc0};
        for (int at = 1; at < whole.length; at += 3) {
            byte[] bent = whole.clone();
            bent[at] = instead[at % instead.length];
            FuzzedDelivery.of(bent).check();
        }
    }
}
