package dev.tollgate.ingest.webhook.matrix;

import dev.tollgate.ingest.webhook.CheckResult.Reason;
import dev.tollgate.ingest.webhook.Judgement.Verdict;

/**
 * What a cell must come to.
 *
 * @param status of the answer: 200, 401 or 403
 */
public record Expected(Reason source, Reason token, Reason signature, Reason refetch, Verdict verdict, int status) {}
