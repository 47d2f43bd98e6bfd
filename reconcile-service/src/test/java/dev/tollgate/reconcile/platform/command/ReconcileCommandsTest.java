package dev.tollgate.reconcile.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.adapter.command.CommandLines;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import dev.tollgate.reconcile.total.Bills;
import dev.tollgate.reconcile.total.Inputs;
import dev.tollgate.reconcile.total.Judging;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what it prints, and the exit code that a pipeline reads. */
class ReconcileCommandsTest {
    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLines.run(new ReconcileCommands(), new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void the_shipped_limits_are_printed_as_a_table() {
        Ran ran = run("limits");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("""
                provider       variance %       absolute   required       settling
                openops               0.5              0        yes           72 h
                aws                   0.5              0        yes           72 h
                azure                 0.5              0        yes           72 h
                gcp                   0.5              0        yes           72 h

                version 1; a total of an open month is at most 24 h old; export and statement at most 48 h apart;
                at most 0 unreadable rows an export
                sha256 \
                """);
    }

    @Test
    void a_mistake_in_a_limits_file_is_wrong_usage_and_names_the_path() throws IOException {
        Path file = folder.resolve("limits.json");
        Files.writeString(
                file,
                Bills.SHIPPED_LIMITS.replaceFirst(
                        "\"aws\": \\{ \"varianceThresholdPct\": 0.5", "\"aws\": { \"varianceThresholdPct\": -1"));
        Ran ran = run("limits", "--file", file.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("limits: providers.aws.varianceThresholdPct must not be negative");
    }

    @Test
    void a_limits_file_that_is_not_there_is_wrong_usage() {
        Ran ran = run("limits", "--file", folder.resolve("none.json").toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("limits: the limits file cannot be read: ");
    }

    @Test
    void you_can_check_it_yourself_a_replay_prints_the_judgement_and_compares_it() throws IOException {
        Inputs inputs = new Bills().inputs();
        Judging.Judged judged = new Judging(new JsonDocuments()).judge(inputs);
        Path inputsFile = folder.resolve("inputs.json");
        Files.writeString(inputsFile, new JsonDocuments().inputs(inputs));
        Path judgement = folder.resolve("judgement.json");
        Files.writeString(judgement, judged.text());
        Path changed = folder.resolve("changed.json");
        Files.writeString(changed, judged.text().replaceFirst("MATCHED", "DRIFTED"));

        Ran printed = run("replay", "--inputs", inputsFile.toString());
        assertThat(printed.code()).isZero();
        assertThat(printed.out()).isEqualTo(judged.text());

        Ran same = run("replay", "--inputs", inputsFile.toString(), "--judgement", judgement.toString());
        assertThat(same.code()).isZero();
        assertThat(same.out()).endsWith("the same bytes\n").doesNotContain("NOT");

        Ran other = run("replay", "--inputs", inputsFile.toString(), "--judgement", changed.toString());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).endsWith("NOT the same bytes\n");

        Ran wrong = run("replay", "--inputs", judgement.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("replay: not the inputs of a reconciliation: ");
    }

    @Test
    void help_and_version_are_where_everybody_looks_for_them() {
        assertThat(run("--help").code()).isZero();
        assertThat(run("--help").out())
                .contains("Usage: reconcile-service [-hV] COMMAND", "limits", "replay", "Exit codes:");
        assertThat(run("limits", "--help").out()).contains("--file=FILE");
        assertThat(run("--version").out()).matches("reconcile-service \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\n");
    }

    @Test
    void what_nobody_knows_is_wrong_usage_and_never_starts_the_service() {
        assertThat(run("unknown").code()).isEqualTo(2);
        assertThat(run("--port=1").code()).isEqualTo(2);
        assertThat(run("replay").code()).isEqualTo(2);
    }
}
