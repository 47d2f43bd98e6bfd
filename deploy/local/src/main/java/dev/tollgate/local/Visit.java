package dev.tollgate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What {@code --keep} shows: where everything listens, and three calls worth trying. */
final class Visit {
    private final Workplace workplace;
    private final Stack stack;
    private final Progress progress;

    Visit(Workplace workplace, Stack stack, Progress progress) {
        this.workplace = workplace;
        this.stack = stack;
        this.progress = progress;
    }

    void invite(String pipelineKey, Story.Told told) throws IOException {
        // The key goes to curl by a file, so that it is in no terminal, history or process list.
        Path header = Files.createFile(
                workplace.secrets().resolve("pipeline.header"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(header, "Authorization: Bearer " + pipelineKey + "\n");
        String curl = "curl -s -H @" + header + " " + stack.url("gateway");
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
        progress.say("  " + curl + "/v1/canonical-totals?billingPeriod="
                + told.reconciliation().path("billingPeriod").asText() + "\\&mode=deterministic\\&breakdown=service");
    }
}
