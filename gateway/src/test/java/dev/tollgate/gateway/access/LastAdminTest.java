package dev.tollgate.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.gateway.Door;
import dev.tollgate.gateway.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@GatewayTest
class LastAdminTest {
    @Test
    void the_last_valid_admin_cannot_revoke_itself_and_a_second_one_can_be_revoked() {
        String own = Door.key("admin").substring(4, 16);
        String second = issue("admin");
        for (JsonNode key :
                Door.json(Door.as("admin").get("/v1/api-keys").asString()).get("items")) {
            boolean otherAdmin = key.get("role").textValue().equals("admin")
                    && !key.get("id").textValue().equals(own);
            if (otherAdmin && !key.has("revokedAt")) {
                revoke(key.get("id").textValue()).then().statusCode(200);
            }
        }
        revoke(second).then().statusCode(200);
        revoke(issue("operator")).then().statusCode(200);

        Response refused = revoke(own);
        refused.then().statusCode(409).contentType("application/problem+json");
        assertThat(Door.json(refused.asString()).get("detail").textValue()).contains("last valid key of an admin");
        Door.as("admin").get("/v1/api-keys").then().statusCode(200);
    }

    private static Response revoke(String id) {
        return Door.as("admin").delete("/v1/api-keys/" + id);
    }

    private static String issue(String role) {
        Response issued = Door.post(
                "admin", "/v1/api-keys", "{\"name\":\"last-" + Door.nextVersion() + "\",\"role\":\"" + role + "\"}");
        issued.then().statusCode(201);
        return Door.json(issued.asString()).get("id").textValue();
    }
}
