package dev.tollgate.ingest.trust.adapter.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.trust.PolicyRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsoundPoliciesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"schema\": \"stripe\", \"keys\": [K]}|/signature has the unknown field schema; known there are scheme, header, algorithm, encoding, prefix, timestamp, keys, algorithms, bodyClaim, issuer, audience, tolerance",
                "{\"scheme\": \"stripe\", \"tolerence\": \"PT60S\", \"keys\": [K]}|/signature has the unknown field tolerence; known there are scheme, header, algorithm, encoding, prefix, timestamp, keys, algorithms, bodyClaim, issuer, audience, tolerance",
                "{\"scheme\": \"stripe\", \"header\": \"X\", \"keys\": [K]}|/signature has the unknown field header; known there are scheme, tolerance, keys",
                "{\"scheme\": \"hmac\", \"header\": \"X\", \"algorithm\": \"sha256\", \"encoding\": \"hex\", \"timestamp\": {\"header\": \"T\", \"seperator\": \".\"}, \"keys\": [K]}|/signature/timestamp has the unknown field seperator; known there are header, separator, past, ahead",
                "{\"scheme\": \"stripe\", \"keys\": [{\"secrets\": \"cred://own\"}]}|/signature/keys/0 has the unknown field secrets; known there are secret, from, until",
                "{\"scheme\": \"none\", \"keys\": [K]}|/signature/scheme is none of [stripe, standard-webhooks, hmac, jwt]",
                "{\"scheme\": \"stripe\", \"tolerance\": \"PT0S\", \"keys\": [K]}|/signature/tolerance is not whole seconds between PT1S and PT23H59M59S",
                "{\"scheme\": \"stripe\", \"tolerance\": \"5 min\", \"keys\": [K]}|/signature/tolerance is no duration such as PT300S",
                "{\"scheme\": \"stripe\", \"tolerance\": 300, \"keys\": [K]}|/signature/tolerance is no text of at most 1000 characters",
                "{\"scheme\": \"hmac\", \"header\": \"X\", \"algorithm\": \"md5\", \"encoding\": \"hex\", \"keys\": [K]}|/signature/algorithm is none of [sha256, sha512]",
                "{\"scheme\": \"hmac\", \"header\": \"X\", \"algorithm\": \"sha256\", \"encoding\": \"hex\", \"timestamp\": {\"header\": \"T\", \"separator\": \"\"}, \"keys\": [K]}|/signature/timestamp/separator must begin with something else than a digit",
                "{\"scheme\": \"jwt\", \"header\": \"X\", \"algorithms\": [\"none\"], \"bodyClaim\": \"d\", \"keys\": [K]}|/signature/algorithms must be some of [HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA]",
                "{\"scheme\": \"jwt\", \"header\": \"X\", \"algorithms\": [\"HS256\", \"RS256\"], \"bodyClaim\": \"d\", \"keys\": [K]}|/signature/algorithms must not mix those with a shared secret (HS…) and those with a public key"
            })
    void a_signature_that_could_not_be_judged_safely_stops_the_start(String signature, String said) throws IOException {
        write(
                "own.json",
                "{\"provider\": \"own\", \"event\": {\"id\": [\"/id\"]}, \"signature\": "
                        + signature.replace("K", "{\"secret\": \"cred://own\"}") + "}");
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("own.json: " + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"source\": {\"networks\": [\"192.0.2.0/24\"]},|~~|/refetch needs a source, a token or a signature beside it: else anybody can fill the disk",
                "\"/object\",|\"/data\",|/event/object does not lie below refetch.claimed: what is fetched could not be told from others",
                "\"/object\",|\"/object/id\",|/event/object does not lie below refetch.claimed: what is fetched could not be told from others",
                "\"/object\",|\"/obj\",|/event/object does not lie below refetch.claimed: what is fetched could not be told from others",
                ", \"type\": \"/event\"|~~|/event needs object and type: without them nothing can be fetched"
            })
    void a_refetch_that_anybody_could_cause_or_that_decides_nothing_stops_the_start(
            String right, String wrong, String said) throws IOException {
        String policy = """
                {"provider": "own", "source": {"networks": ["192.0.2.0/24"]},
                 "refetch": {"urls": {"payment": "https://api.example.com/{object}"}, "user": "cred://own#user",
                             "password": "cred://own#password", "claimed": "/object", "status": "/status"},
                 "event": {"id": ["/event"], "object": "/object/id", "type": "/event"}}""";
        write("own.json", policy);
        assertThat(PolicyFiles.inForce(List.of(), Optional.of(folder)).all()).hasSize(1);
        write("own.json", policy.replace(right, wrong));
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("own.json: " + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"token\": {\"header\": \"X\", \"keys\": [K]}|header:webhook-id",
                "\"signature\": {\"scheme\": \"stripe\", \"keys\": [K]}|header:webhook-id",
                "\"signature\": {\"scheme\": \"hmac\", \"header\": \"X\", \"algorithm\": \"sha256\", \"encoding\": \"hex\", \"keys\": [K]}|header:X-GitHub-Delivery",
                "\"signature\": {\"scheme\": \"jwt\", \"header\": \"X\", \"algorithms\": [\"HS256\"], \"bodyClaim\": \"d\", \"keys\": [K]}|header:webhook-id",
                "\"signature\": {\"scheme\": \"standard-webhooks\", \"keys\": [K]}|header:X-Request-Id"
            })
    void an_id_from_a_header_that_nobody_signs_stops_the_start(String check, String id) throws IOException {
        write("own.json", own(check, id));
        assertThatThrownBy(() -> PolicyFiles.inForce(List.of(), Optional.of(folder)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("own.json: /event/id names a header that is not signed: only webhook-id of"
                        + " standard-webhooks is");
    }

    @Test
    void the_id_that_standard_webhooks_sign_may_be_the_events_id() throws IOException {
        write(
                "own.json",
                own("\"signature\": {\"scheme\": \"standard-webhooks\", \"keys\": [K]}", "header:Webhook-ID"));
        assertThat(PolicyFiles.inForce(List.of(), Optional.of(folder)).all()).hasSize(1);
    }

    private static String own(String check, String id) {
        return "{\"provider\": \"own\", " + check.replace("K", "{\"secret\": \"cred://own\"}")
                + ", \"event\": {\"id\": [\"" + id + "\"]}}";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
