package dev.tollgate.ingest.trust.matrix;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.matrix.Cell.ObjectKind;
import dev.tollgate.ingest.trust.matrix.Cell.SignatureKind;
import dev.tollgate.ingest.trust.matrix.Cell.SourceKind;
import dev.tollgate.ingest.trust.matrix.Cell.TokenKind;
import java.util.List;

/**
 * What must come of each cell, written down by hand from what providers publish. It knows nothing of the judging, so that
 * the two can disagree.
 */
public final class TruthTable {
    private TruthTable() {}

    /** What a cell of this policy must come to. */
    public static Expected of(TrustPolicy policy, Cell cell) {
        Reason source = cell.source().map(TruthTable::source).orElse(Reason.NOT_REQUIRED);
        Reason token = cell.token().map(TruthTable::token).orElse(Reason.NOT_REQUIRED);
        Reason signature = cell.signature()
                .map(kind -> signature(kind, policy.signature().orElseThrow()))
                .orElse(Reason.NOT_REQUIRED);
        boolean held = List.of(source, token, signature).stream()
                .allMatch(reason -> reason == Reason.VALID || reason == Reason.NOT_REQUIRED);
        Reason refetch = cell.object().map(kind -> refetch(kind, held)).orElse(Reason.NOT_REQUIRED);
        if (!held || refetch == Reason.NO_OBJECT) {
            int usual = source == Reason.VALID || source == Reason.NOT_REQUIRED ? 401 : 403;
            return new Expected(
                    source,
                    token,
                    signature,
                    refetch,
                    Verdict.UNTRUSTED,
                    policy.refusal().orElse(usual));
        }
        Verdict verdict = refetch == Reason.NOT_FETCHED_YET ? Verdict.PENDING : Verdict.TRUSTED;
        return new Expected(source, token, signature, refetch, verdict, 200);
    }

    private static Reason source(SourceKind kind) {
        return switch (kind) {
            case INSIDE, IPV6_INSIDE, TRUSTED_PROXY -> Reason.VALID;
            case OUTSIDE, IPV6_OUTSIDE, SPOOFED_HEADER, SPOOFED_BEHIND_PROXY -> Reason.OUTSIDE_NETWORKS;
            case UNTRUSTED_PROXY -> Reason.UNTRUSTED_PROXY;
        };
    }

    private static Reason token(TokenKind kind) {
        return switch (kind) {
            case RIGHT -> Reason.VALID;
            case WRONG -> Reason.NO_MATCH;
            case MISSING -> Reason.MISSING;
        };
    }

    private static Reason signature(SignatureKind kind, SignatureRule rule) {
        return switch (kind) {
            case VALID, REPLAYED, OLD_KEY_IN_DATES -> Reason.VALID;
            case INVALID, RESERIALISED -> Reason.NO_MATCH;
            case MISSING -> Reason.MISSING;
            case STALE -> Reason.STALE;
            // Stripe's own libraries look backwards only.
            case FUTURE -> rule instanceof SignatureRule.Stripe ? Reason.VALID : Reason.FUTURE;
            case OLD_KEY_OUT_OF_DATES -> Reason.KEY_NOT_IN_FORCE;
        };
    }

    /** Where something else did not hold, the body is not read, and nobody knows whether it names an object. */
    private static Reason refetch(ObjectKind kind, boolean held) {
        return switch (kind) {
            case NAMED -> Reason.NOT_FETCHED_YET;
            case ABSENT -> held ? Reason.NO_OBJECT : Reason.NOT_FETCHED_YET;
        };
    }
}
