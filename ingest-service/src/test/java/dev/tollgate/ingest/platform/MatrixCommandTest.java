package dev.tollgate.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.adapter.command.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as it is typed, against endpoints of which one believes what stripe-java believes. */
class MatrixCommandTest {
    private static final List<String> MATRIX = List.of("webhooks", "matrix", "--policy", "stripe");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_dry_run_lists_the_cells_and_sends_nothing() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.honest()) {
            assertThat(run("--target", sandbox.url())).isZero();
            assertThat(sandbox.bodies()).isEmpty();
            assertThat(out.toString())
                    .startsWith("| signature | answer | verdict | checks |")
                    .contains("| stale | 401 | untrusted | signature stale |")
                    .endsWith("This was a dry run: nothing was sent.\n");
        }
    }

    @Test
    void an_endpoint_that_believes_what_stripe_believes_answers_every_cell_rightly() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.honest()) {
            assertThat(send(sandbox)).isZero();
            assertThat(out.toString()).isEqualTo("stripe: right 7, wrong 0, unproven 0\n");
            // Seven cells, of which the replayed one is two.
            assertThat(sandbox.bodies()).hasSize(8).allMatch(body -> body.contains("tollgate_test"));
            assertThat(new java.util.HashSet<>(sandbox.bodies())).hasSize(7);
        }
    }

    @Test
    void an_endpoint_that_believes_everything_fails_and_its_wrong_answers_are_listed() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.answering(StripeSandbox.STATEMENT, (body, signature) -> 200)) {
            assertThat(send(sandbox)).isEqualTo(1);
            assertThat(out.toString()).isEqualTo("""
                    WRONG signature=invalid: answered 200, must be 401 (signature no-match)
                    WRONG signature=missing: answered 200, must be 401 (signature missing)
                    WRONG signature=stale: answered 200, must be 401 (signature stale)
                    WRONG signature=reserialised: answered 200, must be 401 (signature no-match)
                    stripe: right 3, wrong 4, unproven 0
                    """);
        }
    }

    @Test
    void an_endpoint_that_is_busy_proves_nothing() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.answering(StripeSandbox.STATEMENT, (body, signature) -> 503)) {
            assertThat(send(sandbox)).isEqualTo(3);
            assertThat(out.toString()).endsWith("stripe: right 0, wrong 0, unproven 7\n");
        }
    }

    @Test
    void no_redirect_is_followed() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.answering(StripeSandbox.STATEMENT, (body, signature) -> 307)) {
            assertThat(send(sandbox)).isEqualTo(1);
            assertThat(out.toString()).contains("WRONG signature=valid: answered 307, must be 200 (signature valid)");
            assertThat(sandbox.bodies()).hasSize(7);
        }
    }

    @Test
    void another_refusal_than_the_policys_is_wrong_unless_any_is_taken() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.answering(
                StripeSandbox.STATEMENT,
                (body, signature) -> StripeSandbox.asStripeDoes(body, signature) == 200 ? 204 : 400)) {
            assertThat(send(sandbox)).isEqualTo(1);
            assertThat(send(sandbox, "--any-refusal")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "no json",
                "{\"sandbox\": \"true\", \"accepts\": \"synthetic-webhooks\"}",
                "{\"sandbox\": false, \"accepts\": \"synthetic-webhooks\"}",
                "{\"sandbox\": true}"
            })
    void nothing_is_sent_to_a_target_that_does_not_say_that_it_is_a_sandbox(String statement) throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.answering(statement, (body, signature) -> 200)) {
            assertThat(send(sandbox)).isEqualTo(3);
            assertThat(sandbox.bodies()).isEmpty();
            assertThat(err.toString())
                    .startsWith("webhooks matrix: nothing was sent: not proven to be a sandbox: /.well-known/");
        }
    }

    @Test
    void nothing_is_sent_to_a_host_that_was_not_allowed() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.honest()) {
            assertThat(run(
                            "--send",
                            "--target",
                            sandbox.url(),
                            "--secrets",
                            secrets().toString()))
                    .isEqualTo(2);
            assertThat(sandbox.bodies()).isEmpty();
            assertThat(err.toString()).contains("--send needs --allow-host 127.0.0.1");
        }
    }

    @Test
    void secrets_that_others_may_read_are_refused_and_no_secret_is_printed() throws Exception {
        Path open = secrets();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("--send", "--target", "https://sandbox.example.com/", "--secrets", open.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("may be read by others than its owner: chmod 600 it");
        Path broken = Files.writeString(folder.resolve("broken"), "{\"cred://webhooks/stripe\": whsec_planted}");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("--send", "--target", "https://sandbox.example.com/", "--secrets", broken.toString()))
                .isEqualTo(2);
        assertThat(out + err.toString()).doesNotContain("whsec_");
    }

    @Test
    void a_cell_without_its_secret_is_unproven_and_the_rest_are_tried() throws Exception {
        Path file = Files.writeString(folder.resolve("other"), "{\"cred://webhooks/other\": \"x\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (StripeSandbox sandbox = StripeSandbox.honest()) {
            assertThat(run(
                            "--send",
                            "--target",
                            sandbox.url(),
                            "--allow-host",
                            "127.0.0.1",
                            "--secrets",
                            file.toString()))
                    .isEqualTo(3);
            assertThat(out.toString())
                    .contains("UNPROVEN signature=valid: cred://webhooks/stripe is not among the secrets")
                    .endsWith("stripe: right 1, wrong 0, unproven 6\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sandbox.example.com/", "https://user@host/", "nonsense", "ftp://127.0.0.1/"})
    void a_target_that_is_no_endpoint_is_wrong_usage_in_a_dry_run_too(String target) {
        assertThat(run("--target", target)).isEqualTo(2);
    }

    @Test
    void as_json_each_cell_has_what_was_expected_and_what_came() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.answering(StripeSandbox.STATEMENT, (body, signature) -> 401)) {
            assertThat(send(sandbox, "--format", "json")).isEqualTo(1);
            assertThat(out.toString())
                    .startsWith("{\"cells\":[{\"answered\":401,\"cell\":\"signature=valid\",\"checks\":\"signature"
                            + " valid\",\"expected\":200,\"outcome\":\"wrong\",\"verdict\":\"trusted\"}")
                    .endsWith("\"mode\":\"sent\",\"policy\":\"stripe\",\"right\":4,\"unproven\":0,\"wrong\":3}\n");
        }
    }

    private int send(StripeSandbox sandbox, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--send",
                "--target",
                sandbox.url(),
                "--allow-host",
                "127.0.0.1",
                "--secrets",
                secrets().toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Path secrets() throws IOException {
        Path file = Files.writeString(
                folder.resolve("secrets"), "{\"cred://webhooks/stripe\": \"" + StripeSandbox.SECRET + "\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(MATRIX);
        arguments.addAll(List.of(more));
        return CommandLines.run(
                new IngestCommands(), new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }
}
