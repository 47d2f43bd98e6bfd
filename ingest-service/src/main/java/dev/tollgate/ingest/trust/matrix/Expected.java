package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Judgement.Verdict;

/**
 * What a cell must come to.
 *
 * @param status of the answer: 200, 401 or 403
 */
public record Expected(Reason source, Reason token, Reason signature, Reason refetch, Verdict verdict, int status) {}
