package dev.tollgate.gateway.confidence;

import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was reported about releases; nothing is ever replaced, a newer report stands beside the older.
 *
 * <p>The newest is the one that was delivered last. The same bytes again are the same report, of the same age as when
 * they first came, and the newest again.
 */
public interface Reports {
    /**
     * A report as it arrived.
     *
     * @param id UUID of version 7: the later report sorts last
     * @param releaseId about which release
     * @param digest of its bytes, under which they are kept as evidence
     * @param receivedAt when it arrived; what it says of its own age proves nothing
     */
    record Received(UUID id, UUID releaseId, Sha256 digest, Instant receivedAt) {}

    /** A suite's result and the report that it comes from. */
    record ReceivedSuite(SuiteResult result, Sha256 digest, Instant receivedAt) {}

    /** A file's coverage and the report that it comes from. */
    record ReceivedModule(ModuleCoverage coverage, Sha256 digest, Instant receivedAt) {}

    /** @return false when these bytes were reported before, and so were not counted again */
    Uni<Boolean> addJunit(Received report, Optional<String> suite, List<SuiteResult> suites);

    /** @return false when these bytes were reported before, and so were not counted again */
    Uni<Boolean> addCoverage(Received report, CoverageReport coverage);

    /** The results of one suite for a release, newest first, at most 100. */
    Uni<List<ReceivedSuite>> suites(UUID releaseId, List<String> names);

    /** The files whose path ends with one of these, newest first. */
    Uni<List<ReceivedModule>> modules(UUID releaseId, List<String> suffixes);
}
