package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One fact about a release, judged.
 *
 * @param id {@code suite:<name>}, {@code coverage:<module>}, {@code reconciliation:<provider>} or {@code probe:<name>}
 * @param title what it proves, for people
 * @param priority whether it blocks
 * @param result whether it is proven
 * @param reason a code; absent exactly when it passed
 * @param detail what was found, for people
 * @param evidence the artefacts it was judged by
 * @param expiresAt when that evidence becomes too old; absent where there is none
 * @param remedy what would make it pass; absent exactly when it passed
 */
@RegisterForReflection
public record Check(
        String id,
        String title,
        Priority priority,
        Result result,
        Optional<String> reason,
        String detail,
        List<EvidenceReference> evidence,
        Optional<Instant> expiresAt,
        Optional<String> remedy) {
    private static final int MAX_TEXT = 1_000;

    public Check {
        if ((result == Result.PASS) == reason.isPresent() || reason.isPresent() != remedy.isPresent()) {
            throw new IllegalArgumentException("a check has a reason and a remedy exactly when it did not pass");
        }
        detail = bounded(detail);
        remedy = remedy.map(Check::bounded);
        evidence = List.copyOf(evidence);
    }

    /** Whether it is proven, disproven, or neither. */
    public enum Result {
        PASS,
        FAIL,
        UNPROVEN
    }

    /** An artefact by its kind (junit, coverage, reconciliation, probe, policy) and digest. */
    @RegisterForReflection
    public record EvidenceReference(String kind, Sha256 sha256) {}

    /** What a check is about, before anything is known. */
    record Subject(String id, String title, Priority priority) {
        Check pass(String detail, EvidenceReference evidence, Instant expiresAt) {
            return new Check(
                    id,
                    title,
                    priority,
                    Result.PASS,
                    Optional.empty(),
                    detail,
                    List.of(evidence),
                    Optional.of(expiresAt),
                    Optional.empty());
        }

        Check fail(String reason, String detail, String remedy, EvidenceReference evidence, Instant expiresAt) {
            return new Check(
                    id,
                    title,
                    priority,
                    Result.FAIL,
                    Optional.of(reason),
                    detail,
                    List.of(evidence),
                    Optional.of(expiresAt),
                    Optional.of(remedy));
        }

        Check unproven(String reason, String detail, String remedy) {
            return unproven(reason, detail, remedy, List.of(), Optional.empty());
        }

        Check unproven(Reason reason, String detail, String remedy) {
            return unproven(reason.name(), detail, remedy);
        }

        Check unproven(
                String reason,
                String detail,
                String remedy,
                List<EvidenceReference> evidence,
                Optional<Instant> expiresAt) {
            return new Check(
                    id,
                    title,
                    priority,
                    Result.UNPROVEN,
                    Optional.of(reason),
                    detail,
                    evidence,
                    expiresAt,
                    Optional.of(remedy));
        }
    }

    boolean blocks() {
        return priority.blocks() && result != Result.PASS;
    }

    private static String bounded(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
