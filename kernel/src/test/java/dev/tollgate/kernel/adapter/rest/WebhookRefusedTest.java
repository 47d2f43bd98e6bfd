package dev.tollgate.kernel.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.kernel.Problem;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class WebhookRefusedTest {
    private static Response answer(int status) {
        return ProblemMappers.answer(new Problem.WebhookRefused(status, "It is not believed."));
    }

    @Test
    void a_delivery_that_is_not_believed_has_a_type_of_its_own_beside_both_statuses() {
        for (int status : new int[] {401, 403}) {
            Response answer = answer(status);
            assertThat(answer.getStatus()).isEqualTo(status);
            ProblemResponse problem = (ProblemResponse) answer.getEntity();
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.type())
                    .isEqualTo("urn:tollgate:problem:webhook-refused")
                    .isEqualTo(ProblemResponse.WEBHOOK_REFUSED_TYPE);
            assertThat(problem.detail()).isEqualTo("It is not believed.");
        }
    }

    @Test
    void a_refusal_with_401_names_a_scheme_that_is_not_ours_for_keys() {
        assertThat(answer(401).getHeaderString("WWW-Authenticate")).isEqualTo("Webhook");
        assertThat(answer(403).getHeaderString("WWW-Authenticate")).isNull();
    }

    @Test
    void a_delivery_is_refused_with_no_other_status() {
        for (int status : new int[] {200, 400, 402, 404, 500}) {
            assertThatThrownBy(() -> new Problem.WebhookRefused(status, "")).hasMessageEndingWith("not with " + status);
        }
    }
}
