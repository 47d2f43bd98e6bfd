package dev.tollgate.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.ReferencedSecrets;
import dev.tollgate.ingest.credential.SecretReference;
import dev.tollgate.ingest.trust.adapter.policy.PolicyFiles;
import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckingReferencesTest {
    @Test
    void every_reference_of_a_policy_is_looked_at() {
        assertThat(CheckingReferences.of(PolicyFiles.shipped("yookassa")))
                .containsExactly("cred://webhooks/yookassa#shopId", "cred://webhooks/yookassa#secretKey");
        assertThat(CheckingReferences.of(PolicyFiles.shipped("stripe"))).containsExactly("cred://webhooks/stripe");
    }

    @Test
    void a_reference_that_leads_nowhere_stops_the_start_and_says_why() {
        assertThatThrownBy(() -> CheckingReferences.require(PolicyFiles.shipped("stripe"), lacking("BACKEND")))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("the policy of stripe: its reference cred://webhooks/stripe does not resolve:"
                        + " BACKEND is not set");
        assertThatCode(() -> CheckingReferences.require(PolicyFiles.shipped("stripe"), lacking("")))
                .doesNotThrowAnyException();
    }

    /** Resolves nothing: whoever starts must not call anybody. */
    private static ReferencedSecrets lacking(String variable) {
        return new ReferencedSecrets() {
            @Override
            public List<FieldError> missingFor(SecretReference reference) {
                return variable.isEmpty() ? List.of() : List.of(new FieldError(variable, "is not set"));
            }

            @Override
            public Credential resolve(SecretReference reference) {
                throw new AssertionError("asked while it starts");
            }
        };
    }
}
