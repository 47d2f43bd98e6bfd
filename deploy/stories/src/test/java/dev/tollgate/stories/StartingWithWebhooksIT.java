package dev.tollgate.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told who wants to take webhooks and has not said how. */
class StartingWithWebhooksIT {
    @Test
    void nobody_starts_to_take_webhooks_without_saying_whose_or_where_nobody_could_send_one() throws Exception {
        LocalRun.Ended ended = LocalRun.run("--webhooks");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).contains("--webhooks: needs --keep, and TOLLGATE_WEBHOOK_PROVIDERS or");
    }

    @Test
    void a_policy_whose_secret_is_nowhere_stops_the_start_and_says_which_before_anything_is_done(@TempDir Path folder)
            throws Exception {
        Map<String, String> shell = new HashMap<>(WebhookShell.in(folder.toRealPath()));
        shell.put("TOLLGATE_CREDENTIAL_REFERENCES", "webhooks/standard-webhooks=standard.json");
        LocalRun.Ended ended = LocalRun.run(shell, "--keep", "--webhooks", "--rows", "20");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.line("the story stopped"))
                .contains("its reference cred://webhooks/", "does not resolve: TOLLGATE_CREDENTIAL_REFERENCES has no");
        Path log = Path.of(ended.output().replaceFirst("(?s).*its log: (\\S+).*", "$1"));
        assertThat(Files.readString(log)).contains("does not resolve").doesNotContain("the next tick tries again");
    }
}
