package dev.tollgate.canary.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.house.MovableClock;
import dev.tollgate.kernel.house.SeededIdentifiers;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox as its callers see it. */
class SandboxServerTest {
    private static final String TEN = "{\"amount\":{\"amount\":\"10\",\"currency\":\"RUB\"},\"method\":\"card-ok\"}";
    private final SeededIdentifiers identifiers = new SeededIdentifiers(11);
    private final String key = SandboxServer.newKey(identifiers);
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        MovableClock clock = new MovableClock(Instant.parse("2026-10-06T08:00:00Z"));
        server = SandboxServer.start(0, new Wallets(identifiers, clock, 10), key, identifiers);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_says_what_it_is_without_a_key_and_does_nothing_else_without_one() {
        given().get(server.address() + "/sandbox")
                .then()
                .statusCode(200)
                .body("sandbox", equalTo(true))
                .body("name", equalTo("tollgate-sandbox"))
                .body("currencies", equalTo(List.of("EUR", "RUB", "USD")));
        given().get(server.address() + "/health").then().statusCode(200);
        given().body("{\"currency\":\"RUB\"}")
                .post(server.address() + "/wallets")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer sandbox_0")
                .body("{\"currency\":\"RUB\"}")
                .post(server.address() + "/wallets")
                .then()
                .statusCode(401);
    }

    @Test
    void a_wallet_is_opened_paid_into_given_back_and_closed() {
        String wallet = keyed().body("{\"currency\":\"RUB\"}")
                .post("/wallets")
                .then()
                .statusCode(201)
                .body("balance.amount", equalTo("0"))
                .extract()
                .path("id");
        keyed().body(TEN).post("/wallets/" + wallet + "/top-ups").then().statusCode(400);
        String topUp = keyed().header("Idempotency-Key", "k")
                .body(TEN)
                .post("/wallets/" + wallet + "/top-ups")
                .then()
                .statusCode(201)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");
        keyed().header("Idempotency-Key", "k")
                .body(TEN.replace("10", "9"))
                .post("/wallets/" + wallet + "/top-ups")
                .then()
                .statusCode(422);
        keyed().post("/top-ups/" + topUp + "/confirm").then().statusCode(200).body("state", equalTo("SUCCEEDED"));
        keyed().delete("/wallets/" + wallet).then().statusCode(409).body("error", equalTo("BALANCE_NOT_ZERO"));
        keyed().body("{\"amount\":{\"amount\":\"10\",\"currency\":\"RUB\"}}")
                .post("/top-ups/" + topUp + "/refund")
                .then()
                .statusCode(200)
                .body("refunded.amount", equalTo("10"));
        keyed().delete("/wallets/" + wallet).then().statusCode(204);
        keyed().get("/wallets/" + wallet).then().statusCode(200).body("state", equalTo("CLOSED"));
    }

    @Test
    void what_it_cannot_read_it_refuses() {
        keyed().body("{\"currency\":\"RUB\",\"gift\":true}")
                .post("/wallets")
                .then()
                .statusCode(400);
        keyed().body("{}").post("/wallets").then().statusCode(400);
        keyed().body("nonsense").post("/wallets").then().statusCode(400);
        keyed().body("{\"currency\":\"CHF\"}").post("/wallets").then().statusCode(422);
        keyed().body(" ".repeat(20_000)).post("/wallets").then().statusCode(413);
        keyed().get("/wallets/nobody").then().statusCode(404);
        keyed().get("/wallets/00000000-0000-0000-0000-000000000000").then().statusCode(404);
        keyed().put("/wallets").then().statusCode(405);
    }

    private RequestSpecification keyed() {
        return given().baseUri(server.address().toString()).header("Authorization", "Bearer " + key);
    }
}
