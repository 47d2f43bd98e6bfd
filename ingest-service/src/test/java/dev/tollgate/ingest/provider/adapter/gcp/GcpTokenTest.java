package dev.tollgate.ingest.provider.adapter.gcp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.complete;
import static dev.tollgate.ingest.provider.adapter.gcp.Results.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.LoopbackCalls;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token is asked for with what the account's key signs, used for one operation, and never seen. */
class GcpTokenTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final BillingPeriod SEPTEMBER = BillingPeriod.of("2026-09");
    private static final String TOTALS = "GROUP BY currency, day";
    private static final String AS_OF = "1790907890123456";

    private final FakeGoogle google = new FakeGoogle(NOW);
    private final Planted planted = new Planted(FakeGoogle.secrets());
    private final BillingProvider gcp = asked(_ -> google.keyFile());

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_token_that_expires_half_way_is_asked_for_anew_once() {
        google.stub(google.query(TOTALS).willReturn(okJson(Results.unfinished())));
        google.stub(get(urlPathEqualTo(FakeGoogle.QUERIES + "/job_1"))
                .withHeader("Authorization", equalTo("Bearer " + FakeGoogle.NEXT_TOKEN))
                .atPriority(2)
                .willReturn(okJson(totals(1, day("EUR", "2026-09-01", AS_OF, "0", "1.5")))));
        google.stub(google.results().atPriority(1).willReturn(FakeGoogle.error(401, "authError", "UNAUTHENTICATED")));
        google.grantThen(FakeGoogle.TOKEN, FakeGoogle.NEXT_TOKEN);

        assertThat(gcp.statement(SEPTEMBER).total()).isEqualTo(Money.of("1.5", "EUR"));
        google.server().verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void an_account_that_is_not_believed_is_asked_for_no_second_token() {
        BillingProvider provider = asked(_ -> keyFileWith("client_email", "somebody.else@example.org"));

        assertThat(planted.refused(FailureReason.CREDENTIAL_REFUSED, () -> provider.statement(SEPTEMBER)))
                .isEqualTo("the request for an access token was answered with status 400 (invalid_grant)");
        google.server().verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void a_key_that_is_none_and_a_field_that_is_missing_are_malformed_and_nobody_is_called() {
        String cut = FakeGoogle.privateKey().substring(0, 400);
        for (Map<String, String> wrong : List.of(
                Map.of("private_key", cut),
                Map.of("private_key", "no key at all"),
                Map.of("private_key", ""),
                Map.of("client_email", ""),
                Map.of("token_uri", ""),
                Map.of("token_uri", "not an address"))) {
            Map.Entry<String, String> field = wrong.entrySet().iterator().next();
            BillingProvider provider = asked(_ -> keyFileWith(field.getKey(), field.getValue()));

            assertThat(planted.refused(FailureReason.CREDENTIAL_MALFORMED, () -> provider.statement(SEPTEMBER)))
                    .contains(field.getKey());
        }
        google.server().verify(0, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void a_key_whose_line_ends_are_two_characters_is_read_as_well() {
        google.stub(google.query(TOTALS).willReturn(okJson(totals(1, day("EUR", "2026-09-01", AS_OF, "0", "1.5")))));
        BillingProvider provider =
                asked(_ -> google.keyFile(FakeGoogle.privateKey().replace("\n", "\\n")));

        assertThat(provider.statement(SEPTEMBER).total()).isEqualTo(Money.of("1.5", "EUR"));
    }

    @Test
    void a_token_endpoint_that_is_no_allowed_host_is_not_called() {
        BillingProvider provider = asked(_ -> keyFileWith("token_uri", "https://evil.example.org/token"));

        assertThat(planted.refused(FailureReason.HOST_REFUSED, () -> provider.statement(SEPTEMBER)))
                .isEqualTo("the host evil.example.org is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS");
    }

    @Test
    void a_token_answer_without_a_bearer_token_is_a_bad_answer() {
        for (String token : List.of("", "two words", "line\\nend")) {
            google.grant(token);
            planted.refused(FailureReason.BAD_ANSWER, () -> gcp.statement(SEPTEMBER));
        }
    }

    @Test
    void a_reference_that_does_not_resolve_has_its_own_reason() {
        BillingProvider provider = asked(_ -> {
            throw new CredentialRefused(CredentialFailure.SEALED, "the vault is sealed");
        });

        assertThat(planted.refused(FailureReason.CREDENTIALS_SEALED, () -> provider.statement(SEPTEMBER)))
                .isEqualTo("the vault is sealed");
    }

    private Credential keyFileWith(String field, String value) {
        Map<String, String> fields = new HashMap<>(google.keyFile().fields());
        fields.put(field, value);
        return Credential.of(fields);
    }

    private BillingProvider asked(Credentials credentials) {
        Machine machine = new Machine(() -> NOW, new SeededIdentifiers(42));
        return GcpBilling.asked(FixedGcpConfig.at(google.url()), LoopbackCalls.calling(machine), credentials, machine);
    }

    private static String totals(long rows, String... days) {
        return complete(Results.TOTALS_SCHEMA, rows, "", days);
    }
}
