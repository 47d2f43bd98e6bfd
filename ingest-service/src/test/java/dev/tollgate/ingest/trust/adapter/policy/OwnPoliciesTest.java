package dev.tollgate.ingest.trust.adapter.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.trust.PolicyRefused;
import dev.tollgate.ingest.trust.TrustPolicies;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPoliciesTest {
    private static final String TOKEN = """
            {"provider": "own", "token": {"header": "X-Token", "keys": [{"secret": "cred://own"}]},
             "event": {"id": ["/id"]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_policy_of_ones_own_is_in_force_because_it_lies_there() throws IOException {
        write("own.json", TOKEN);
        write("notes.txt", "not a policy");
        TrustPolicies policies = PolicyFiles.inForce(List.of("stripe"), Optional.of(folder));
        assertThat(policies.all()).extracting(TrustPolicy::provider).containsExactlyInAnyOrder("own", "stripe");
        assertThat(policies.of("yookassa")).isEmpty();
    }

    @Test
    void a_policy_of_ones_own_replaces_a_shipped_one() throws IOException {
        write("mine.json", TOKEN.replace("\"own\"", "\"stripe\""));
        assertThat(PolicyFiles.inForce(List.of("stripe"), Optional.of(folder))
                        .of("stripe")
                        .orElseThrow()
                        .token())
                .isPresent();
    }

    @Test
    void two_policies_of_one_provider_stop_the_start() throws IOException {
        write("a.json", TOKEN);
        write("b.json", TOKEN);
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageMatching("[ab].json: /provider is that of another file of the folder");
    }

    @Test
    void nobody_is_in_force_unless_named() {
        assertThat(PolicyFiles.inForce(List.of(), Optional.empty()).all()).isEmpty();
    }

    @Test
    void a_name_that_nobody_ships_stops_the_start() {
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of("strip"), Optional.empty()))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("TOLLGATE_WEBHOOK_PROVIDERS: names what is neither shipped [standard-webhooks, stripe,"
                        + " yookassa] nor in the folder of own policies");
    }

    @Test
    void a_folder_that_is_not_there_stops_the_start() {
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder.resolve("none"))))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("TOLLGATE_WEBHOOK_POLICIES: is no folder that can be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"event\"|\"events\"|own.json: has the unknown field events; known there are provider, source, token, signature, refetch, event, refusal",
                "\"provider\": \"own\",|~~|own.json: /provider is missing",
                "\"header\"|\"headers\"|own.json: /token has the unknown field headers; known there are header, prefix, keys",
                "\"header\": \"X-Token\",|~~|own.json: /token/header is missing",
                "\"header\": \"X-Token\"|\"header\": \"X Token\"|own.json: /token/header is no name of a header",
                "\"keys\"|\"x\": 1, \"keys\"|own.json: /token has the unknown field x; known there are header, prefix, keys",
                "\"provider\": \"own\"|\"provider\": \"own\", \"signatur\": {}|own.json: has the unknown field signatur; known there are provider, source, token, signature, refetch, event, refusal",
                "\"provider\": \"own\"|\"provider\": \"O wn\"|own.json: provider must be 1 to 40 of a-z, 0-9 and -",
                "[{\"secret\": \"cred://own\"}]|[]|own.json: /token/keys must be 1 to 16",
                "cred://own|whsec_planted|own.json: /token/keys/0/secret is no reference: cred://… with #field where it has another field than secret",
                "\"cred://own\"|\"cred://own\", \"until\": \"tomorrow\"|own.json: /token/keys/0/until is no instant such as 2026-11-22T00:00:00Z",
                "\"cred://own\"|\"cred://own\", \"from\": \"2026-01-01T00:00:00Z\", \"until\": \"2026-01-01T00:00:00Z\"|own.json: /token/keys/0/until is not after from",
                "\"/id\"|\"id\"|own.json: /event/id is no JSON Pointer",
                "\"/id\"|\"header:x y\"|own.json: /event/id names no header",
                "[\"/id\"]|[]|own.json: /event/id must name at least one place",
                "[\"/id\"]|\"/id\"|own.json: /event/id is no list of at most 1000",
                "\"provider\": \"own\"|\"provider\": \"own\", \"provider\": \"own\"|own.json: is not JSON, or has a name twice (line 1, column 31)",
                "\"provider\": \"own\"|\"provider\": \"own\", \"refusal\": 404|own.json: /refusal is neither 401 nor 403",
                "\"provider\": \"own\"|\"provider\": \"own\", \"source\": {\"networks\": [\"10.0.0.1/8\"]}|own.json: /source/networks 10.0.0.1/8 is no network in CIDR notation",
                "\"token\": {\"header\": \"X-Token\",|\"source\": {\"networks\": [\"10.0.0.0/8\"]}, \"x\": {|own.json: has the unknown field x; known there are provider, source, token, signature, refetch, event, refusal"
            })
    void a_mistake_stops_the_start_and_says_where(String right, String wrong, String said) throws IOException {
        write("own.json", TOKEN.replace(right, wrong));
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage(said);
    }

    @Test
    void a_file_that_is_too_large_stops_the_start() throws IOException {
        write("own.json", TOKEN + " ".repeat(64 * 1024));
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("own.json: has more than 65536 bytes");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
