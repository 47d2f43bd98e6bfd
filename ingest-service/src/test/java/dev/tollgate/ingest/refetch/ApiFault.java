package dev.tollgate.ingest.refetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Each way in which a payment provider's API fails to answer, and what is made of it. */
public enum ApiFault {
    SLOW(RefetchFailure.TIME_OUT, answer -> answer.withFixedDelay(ApiFault.TOO_SLOW_MILLIS)),
    SLOW_BODY(RefetchFailure.TIME_OUT, answer -> answer.withChunkedDribbleDelay(20, ApiFault.TOO_SLOW_MILLIS)),
    RESET(RefetchFailure.CUT_OFF, answer -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER)),
    EMPTY(RefetchFailure.CUT_OFF, answer -> answer.withFault(Fault.EMPTY_RESPONSE)),
    BROKEN_CHUNK(RefetchFailure.CUT_OFF, answer -> answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
    GARBAGE(RefetchFailure.CUT_OFF, answer -> answer.withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
    THROTTLED(RefetchFailure.THROTTLED, answer -> answer.withStatus(429)),
    THROTTLED_FOR(RefetchFailure.THROTTLED, answer -> answer.withStatus(429).withHeader("Retry-After", "1")),
    BUSY_FOR(RefetchFailure.THROTTLED, answer -> answer.withStatus(503).withHeader("Retry-After", "1")),
    ERROR_500(RefetchFailure.SERVER_ERROR, answer -> answer.withStatus(500)),
    ERROR_502(RefetchFailure.SERVER_ERROR, answer -> answer.withStatus(502).withBody("<html>bad gateway</html>")),
    ERROR_503(RefetchFailure.SERVER_ERROR, answer -> answer.withStatus(503)),
    ERROR_504(RefetchFailure.SERVER_ERROR, answer -> answer.withStatus(504)),
    NOT_AUTHENTICATED(RefetchFailure.NOT_AUTHORISED, answer -> answer.withStatus(401)),
    FORBIDDEN(RefetchFailure.NOT_AUTHORISED, answer -> answer.withStatus(403)),
    REDIRECTED(RefetchFailure.BAD_ANSWER, answer -> answer.withStatus(302)
            .withHeader("Location", "http://169.254.169.254/latest/meta-data")),
    BAD_REQUEST(RefetchFailure.BAD_ANSWER, answer -> answer.withStatus(400)),
    /** The right object, and yet not the status of one that was asked for. */
    ACCEPTED(RefetchFailure.BAD_ANSWER, answer -> answer.withStatus(202)),
    NO_CONTENT(RefetchFailure.BAD_ANSWER, answer -> answer.withStatus(204).withBody("")),
    HTML(RefetchFailure.NOT_JSON, answer -> answer.withBody("<html>We'll be back soon.</html>")),
    NOTHING(RefetchFailure.NOT_JSON, answer -> answer.withBody("")),
    CUT_JSON(RefetchFailure.NOT_JSON, answer -> answer.withBody("{\"id\": \"o-1\", \"status\": \"suc")),
    TRAILING(RefetchFailure.BAD_ANSWER, answer -> answer.withBody(ApiFault.GOOD + "{}")),
    LIST(RefetchFailure.BAD_ANSWER, answer -> answer.withBody("[" + ApiFault.GOOD + "]")),
    TWO_STATUSES(
            RefetchFailure.BAD_ANSWER,
            answer -> answer.withBody(ApiFault.GOOD.replace("{", "{\"status\": \"pending\", "))),
    ANOTHER_OBJECT(RefetchFailure.BAD_ANSWER, answer -> answer.withBody(ApiFault.GOOD.replace("o-1", "o-2"))),
    NO_ID(RefetchFailure.BAD_ANSWER, answer -> answer.withBody("{\"status\": \"succeeded\"}")),
    NO_STATUS(RefetchFailure.BAD_ANSWER, answer -> answer.withBody("{\"id\": \"o-1\"}")),
    ODD_STATUS(RefetchFailure.BAD_ANSWER, answer -> answer.withBody("{\"id\": \"o-1\", \"status\": true}")),
    UTF_16(RefetchFailure.NOT_JSON, answer -> answer.withBody(ApiFault.GOOD.getBytes(StandardCharsets.UTF_16))),
    DEEP(
            RefetchFailure.BAD_ANSWER,
            answer -> answer.withBody(
                    ApiFault.GOOD.replace("{", "{\"deep\": " + "[".repeat(5_000) + "]".repeat(5_000) + ", "))),
    LARGE(
            RefetchFailure.TOO_LARGE,
            answer -> answer.withBody(ApiFault.GOOD.replace("{", "{\"pad\": \"" + "x".repeat(1 << 20) + "\", ")));

    /** Longer than a test lets an answer take. */
    public static final int TOO_SLOW_MILLIS = 2_000;

    /** Would make each of the events true. */
    private static final String GOOD = "{\"id\": \"o-1\", \"status\": \"succeeded\"}";

    private final RefetchFailure failure;
    private final UnaryOperator<ResponseDefinitionBuilder> effect;

    ApiFault(RefetchFailure failure, UnaryOperator<ResponseDefinitionBuilder> effect) {
        this.failure = failure;
        this.effect = effect;
    }

    /** Why the delivery waits still. */
    public RefetchFailure failure() {
        return failure;
    }

    /** What the API sends. */
    public ResponseDefinitionBuilder answer() {
        return effect.apply(aResponse().withBody(GOOD));
    }
}
