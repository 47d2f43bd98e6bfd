package dev.tollgate.gateway.gate;

import dev.tollgate.gateway.gate.Check.EvidenceReference;
import dev.tollgate.gateway.gate.Check.Subject;
import java.util.List;

/** Whether a synthetic customer got through on this commit (C4, E1). */
final class ProbeChecks {
    private ProbeChecks() {}

    static Check judge(String probe, Question question, Sought<SeenProbeRun> sought) {
        Subject subject = new Subject("probe:" + probe, "Probe " + probe + " passed", Priority.P0);
        List<String> modes = question.policy().acceptedModes().probe();
        String remedy = "run the probe " + probe + " in mode " + String.join(" or ", modes) + " for this commit";
        return sought.notFound(subject, "run", modes, remedy)
                .orElseGet(() -> found(question, subject, (Sought.Found<SeenProbeRun>) sought, remedy));
    }

    private static Check found(Question question, Subject subject, Sought.Found<SeenProbeRun> found, String remedy) {
        SeenProbeRun run = found.value();
        Dated dated = new Dated(
                new EvidenceReference("probe", found.digest()),
                run.startedAt(),
                question.policy().maxAge().probe());
        return dated.outOfTime(subject, question, "newest run", remedy).orElseGet(() -> switch (run.outcome()) {
            case RUNNING ->
                dated.unproven(
                        subject,
                        Reason.STILL_RUNNING,
                        "the newest run, in mode " + run.mode() + ", has not ended",
                        "wait for the run to end, and ask for a new decision");
            case PASS ->
                subject.pass("mode " + run.mode() + ": " + run.explanation(), dated.reference(), dated.expiresAt());
            case FAIL ->
                subject.fail(
                        run.reason().orElse(Reason.PROBE_FAILED.name()),
                        "mode " + run.mode() + ": " + run.explanation(),
                        "mend what the probe found, and " + remedy,
                        dated.reference(),
                        dated.expiresAt());
            case UNPROVEN ->
                dated.unproven(
                        subject,
                        run.reason().orElse(Reason.NO_EVIDENCE.name()),
                        "mode " + run.mode() + ": " + run.explanation(),
                        "remove what kept the probe from running, and " + remedy);
        });
    }
}
