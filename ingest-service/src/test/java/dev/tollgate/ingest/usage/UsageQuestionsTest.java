package dev.tollgate.ingest.usage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL cannot hold is the asker's mistake, and no error of ours. */
@QuarkusTest
@IngestServiceTest
class UsageQuestionsTest {
    private static final String SPAN = "&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aggregates?tenant=a%00b&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z           | tenant  | cannot be a name
            aggregates?tenant=a&product=%00&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z   | product | cannot be a name
            aggregates?tenant=a&meter=%00&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z     | meter   | cannot be a name
            aggregates?tenant=a&from=-999999999-01-01T00:00:00Z&to=2026-01-02T00:00:00Z         | from    | is no RFC 3339 time with an offset
            aggregates?tenant=a&from=2026-01-01T00:00:00Z&to=%2B999999999-01-01T00:00:00Z       | to      | is no RFC 3339 time with an offset
            aggregates?tenant=a&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&asOf=-5000-01-01T00:00:00Z | asOf | is no RFC 3339 time with an offset
            conflicts?tenant=a%00b                                                              | tenant  | cannot be a name
            """)
    void a_question_with_what_cannot_be_stored_is_refused_by_name(String question, String field, String message) {
        refused(question, field, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z\na\u0000\nm\n2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z\na\nm\n+999999999-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z\na\nm\n2026-01-01T00:00:00Z"
            })
    void a_cursor_that_somebody_made_up_is_refused(String plain) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        refused("aggregates?tenant=a" + SPAN + "&cursor=" + cursor, "cursor", "is none of a page of ours");
    }

    private static void refused(String question, String field, String message) {
        given().urlEncodingEnabled(false)
                .header("Authorization", PeerKeysResource.bearer("gateway", "ingest-service", "pipeline"))
                .get("/v1/usage-" + question)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", equalTo(message));
    }
}
