package dev.tollgate.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.gateway.Door;
import dev.tollgate.gateway.GatewayTest;
import dev.tollgate.gateway.PeersResource;
import dev.tollgate.gateway.Samples;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, and what a secret leaves behind. */
@QuarkusTest
@GatewayTest
class AccessTest {
    private static final String ID = "01993c5e-0000-7000-8000-000000000031";

    /** Judged by other means, and by the service; its own tests say what it lets through. */
    private static final Operation OPEN_DOOR = new Operation("post", "/v1/webhooks/{provider}");

    @Inject
    CreatingFirstKeys creating;

    record Operation(String method, String path) {}

    @BeforeEach
    void everythingIsGood() {
        Samples.everythingIsGood();
    }

    /** Every operation that the service itself says it has. */
    private static List<Operation> operations() {
        JsonNode paths = Door.json(
                        Door.as("admin").get("/q/openapi?format=json").asString())
                .get("paths");
        List<Operation> all = new ArrayList<>();
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (List.of("get", "post", "delete", "put", "patch").contains(method)) {
                all.add(new Operation(method, path.getKey()));
            }
        }));
        return all;
    }

    private static int status(Operation operation, RequestSpecification request) {
        String path = operation
                .path()
                .replace("{sha256}", "a".repeat(64))
                .replace("{tier}", "pr-fast")
                .replace("{file}", "x.json")
                .replace("/api-keys/{id}", "/api-keys/" + "0".repeat(12))
                .replaceAll("\\{[a-zA-Z]+}", ID);
        String type = path.endsWith("-reports") ? "application/xml" : "application/json";
        if (operation.method().equals("post")) {
            request = request.contentType(type).body("{}");
        }
        return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), path)
                .statusCode();
    }

    @Test
    void every_operation_refuses_everybody_who_is_not_proven_and_every_role_that_may_not() {
        List<Operation> operations = new ArrayList<>(operations());
        assertThat(operations.remove(OPEN_DOOR)).isTrue();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(36);
        JsonNode revoked = issue("revoked-" + Door.nextVersion(), "admin");
        Door.as("admin")
                .delete("/v1/api-keys/" + revoked.get("id").textValue())
                .then()
                .statusCode(200);
        String wrongSecret = Door.key("admin").substring(0, 17) + "0".repeat(64);
        for (Operation operation : operations) {
            assertThat(status(operation, RestAssured.given()))
                    .as("nobody: " + operation)
                    .isEqualTo(401);
            for (String key :
                    List.of("garbage", "", wrongSecret, revoked.get("key").textValue())) {
                assertThat(status(operation, RestAssured.given().header("Authorization", "Bearer " + key)))
                        .as("a key that is not valid: " + operation)
                        .isEqualTo(401);
            }
            assertThat(status(operation, RestAssured.given().header("Authorization", "Basic YTpi")))
                    .as("another scheme: " + operation)
                    .isEqualTo(401);
            boolean adminOnly = operation.path().startsWith("/v1/api-keys");
            boolean noPipeline = operation.path().equals("/v1/webhooks");
            for (String role : List.of("pipeline", "operator", "admin")) {
                int status = status(operation, Door.as(role));
                if ((adminOnly && !role.equals("admin")) || (noPipeline && role.equals("pipeline"))) {
                    assertThat(status).as(role + ": " + operation).isEqualTo(403);
                } else {
                    assertThat(status).as(role + ": " + operation).isNotIn(401, 403, 500);
                }
            }
        }
    }

    @Test
    void nobody_learns_what_exists_and_health_is_open() {
        for (String path : List.of("/", "/nowhere", "/v1", "/v1/nowhere", "/q/openapi", "/q/swagger-ui", "/Q/health")) {
            RestAssured.given().get(path).then().statusCode(401);
        }
        Response refused = RestAssured.given().get("/v1/releases");
        refused.then().contentType("application/problem+json").header("WWW-Authenticate", "Bearer");
        assertThat(Door.json(refused.asString()).get("type").textValue())
                .isEqualTo("urn:tollgate:problem:unauthenticated");
        RestAssured.given().get("/q/health").then().statusCode(200);
        RestAssured.given().get("/q/health/ready").then().statusCode(200);
        Door.as("pipeline").get("/v1/nowhere").then().statusCode(404);
    }

    @Test
    void secrets_stay_put_a_key_is_in_its_own_answer_and_in_no_log_list_or_table() throws Exception {
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage()
                        + List.of(record.getParameters() == null ? new Object[0] : record.getParameters())
                        + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        JsonNode issued = issue("ci-" + Door.nextVersion(), "pipeline");
        String key = issued.get("key").textValue();
        RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .get("/v1/releases")
                .then()
                .statusCode(200);
        RestAssured.given()
                .header("Authorization", "Bearer " + key + "0")
                .get("/v1/releases")
                .then()
                .statusCode(401);
        String list = Door.as("admin").get("/v1/api-keys").asString();
        root.removeHandler(handler);

        String secret = key.substring(17);
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(list).contains(issued.get("id").textValue()).doesNotContain(secret);
        assertThat(String.join("\n", logged)).doesNotContain(secret);
        assertThat(dump()).contains(issued.get("id").textValue()).doesNotContain(secret);
    }

    @Test
    void once_a_name_is_given_to_one_key_only_and_a_revocation_holds() {
        String name = "once-" + Door.nextVersion();
        String key = issue(name, "operator").get("key").textValue();
        Response again = Door.post("admin", "/v1/api-keys", "{\"name\":\"" + name + "\",\"role\":\"admin\"}");
        again.then().statusCode(409);

        String id = key.substring(4, 16);
        Response first = Door.as("admin").delete("/v1/api-keys/" + id);
        first.then().statusCode(200);
        assertThat(Door.as("admin").delete("/v1/api-keys/" + id).asString()).isEqualTo(first.asString());
        RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .get("/v1/releases")
                .then()
                .statusCode(401);
        Door.as("admin").delete("/v1/api-keys/" + "f".repeat(12)).then().statusCode(404);
    }

    @Test
    void a_request_for_a_key_is_refused_with_every_mistake() {
        Response refused = Door.post("admin", "/v1/api-keys", "{\"name\":\"no spaces\",\"role\":\"root\"}");
        refused.then().statusCode(400);
        assertThat(Door.json(refused.asString()).get("errors")).hasSize(2);
    }

    @Test
    void the_first_keys_are_for_their_owner_only_and_are_created_once() throws Throwable {
        var file = PeersResource.firstKeys();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);
        assertThat(Door.JSON.readValue(before, Map.class).keySet())
                .isEqualTo(java.util.Set.of("pipeline", "operator", "admin"));

        assertThat(io.quarkus.vertx.VertxContextSupport.<Boolean>subscribeAndAwait(() -> creating.createIfNone()))
                .isFalse();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    private static JsonNode issue(String name, String role) {
        Response issued = Door.post("admin", "/v1/api-keys", "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
        issued.then().statusCode(201);
        return Door.json(issued.asString());
    }

    private static String dump() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var names = statement.executeQuery(
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'gateway'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }
}
