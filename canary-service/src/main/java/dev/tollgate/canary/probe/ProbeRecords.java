package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Sha256;

/**
 * Results as canonical JSON (RFC 8785), in two records: the judgement, which equal runs give byte for byte again, and
 * the run record, with what differs between runs (promise 6).
 */
public interface ProbeRecords {
    Written write(ProbeOrder order, ProbeResult result);

    /** @throws IllegalStateException when a record is not what its digest says */
    ProbeResult read(Written written);

    /** Both records as text, with the SHA-256 of their bytes in UTF-8. */
    record Written(String record, Sha256 digest, String runRecord, Sha256 runDigest) {}
}
