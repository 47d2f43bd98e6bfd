package dev.tollgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PlantedSecret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves nothing unless it is shown to find. */
class PlantedSecretTest {
    private static final PlantedSecret SECRET = PlantedSecret.of("3f9c");
    private static final byte[] BYTES = SECRET.text().getBytes(StandardCharsets.UTF_8);

    @Test
    void it_is_found_in_plain_as_json_url_encoded_and_as_hex() {
        assertThat(SECRET.foundIn("token " + SECRET.text() + " refused")).contains("plain");
        assertThat(SECRET.foundIn(BYTES)).contains("plain");
        assertThat(SECRET.foundIn(SECRET.text().replace("=", "\\u003d").replace("&", "\\u0026")))
                .contains("json");
        String encoded = URLEncoder.encode(SECRET.text(), StandardCharsets.UTF_8);
        assertThat(SECRET.foundIn("?token=" + encoded)).contains("url-encoded");
        assertThat(SECRET.foundIn(URLEncoder.encode(encoded, StandardCharsets.UTF_8)))
                .contains("url-encoded once more");
        assertThat(SECRET.foundIn(HexFormat.of().formatHex(BYTES))).contains("hex");
        assertThat(SECRET.foundIn(HexFormat.of().withUpperCase().formatHex(BYTES)))
                .contains("upper hex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "a longer user:", "Bearer "})
    void it_is_found_as_base64_whatever_stands_before_and_behind(String before) {
        for (String behind : new String[] {"", "x", "xy", " and more"}) {
            byte[] all = (before + SECRET.text() + behind).getBytes(StandardCharsets.UTF_8);
            assertThat(SECRET.foundIn(Base64.getEncoder().encodeToString(all)))
                    .anyMatch(form -> form.startsWith("base64 at"));
            assertThat(SECRET.foundIn(Base64.getUrlEncoder().encodeToString(all)))
                    .anyMatch(form -> form.startsWith("base64url at"));
        }
    }

    @Test
    void what_does_not_hold_it_is_clean() {
        assertThat(SECRET.foundIn("cred://billing/aws was refused")).isEmpty();
        assertThat(SECRET.foundIn(PlantedSecret.of("another").text())).isEmpty();
    }
}
