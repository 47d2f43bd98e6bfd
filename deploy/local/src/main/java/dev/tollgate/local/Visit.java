package dev.tollgate.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What {@code --keep} shows: where everything listens, and calls worth trying. */
final class Visit {
    private final Workplace workplace;
    private final Stack stack;
    private final Progress progress;

    Visit(Workplace workplace, Stack stack, Progress progress) {
        this.workplace = workplace;
        this.stack = stack;
        this.progress = progress;
    }

    /** @param keys one of each role; only the pipeline's is shown, unless webhooks are, which take an operator's */
    void invite(JsonNode keys, Story.Told told, boolean webhooks) throws IOException {
        String curl = curl("pipeline", keys);
        progress.say("");
        progress.say("running until Ctrl-C:");
        for (String service : Stack.SERVICES) {
            progress.say("  %-18s %s%s"
                    .formatted(
                            service,
                            stack.url(service),
                            service.equals("gateway") ? "" : "  (answers the gateway only)"));
        }
        progress.say("worth trying:");
        progress.say("  " + curl + told.decisionPath() + "/summary.md");
        progress.say("  " + curl + "/v1/reconciliations/"
                + told.reconciliation().path("id").asText());
        if (webhooks) {
            progress.say("  " + curl + "/v1/webhooks/health");
            progress.say("  " + curl("operator", keys) + "/v1/webhooks?provider=stripe\\&standing=counted");
        }
        progress.say("  " + curl + "/v1/canonical-totals?billingPeriod="
                + told.reconciliation().path("billingPeriod").asText() + "\\&mode=deterministic\\&breakdown=service");
    }

    /** The key goes to curl by a file, so that it is in no terminal, history or process list. */
    private String curl(String role, JsonNode keys) throws IOException {
        Path header = Files.createFile(
                workplace.secrets().resolve(role + ".header"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(header, "Authorization: Bearer " + keys.path(role).asText() + "\n");
        return "curl -s -H @" + header + " " + stack.url("gateway");
    }
}
