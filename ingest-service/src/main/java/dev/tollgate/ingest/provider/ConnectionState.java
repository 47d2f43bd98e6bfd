package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import java.util.Optional;

/** How the connection to a provider stands, by its configuration and its newest live run that has ended. */
public enum ConnectionState {
    /** Something that live ingest needs is not set. */
    NOT_CONFIGURED,
    /** Everything is set, and something is set wrongly. */
    INVALID_CONFIGURATION,
    /** The reference does not resolve, or the provider does not accept what it resolves to. */
    CREDENTIAL_REFUSED,
    /** The provider, or the credentials backend, does not answer as it should. */
    UNREACHABLE,
    /** What was sent cannot be read as a bill or a total. */
    PARSE_ERROR,
    /** Nothing has been fetched yet, or what was asked for is not there. */
    DATA_MISSING,
    /** The newest run ended by an error of ours, or was given up. */
    FAILED,
    /** The newest run brought a month in. */
    READY;

    /** How the message of a variable that has no value begins, wherever what is missing is named. */
    public static final String NOT_SET = "is not set";

    /** @param newest the newest live run that has ended */
    static ConnectionState of(List<FieldError> missing, Optional<LiveRun> newest) {
        if (missing.stream().anyMatch(error -> error.message().startsWith(NOT_SET))) {
            return NOT_CONFIGURED;
        }
        if (!missing.isEmpty()) {
            return INVALID_CONFIGURATION;
        }
        return newest.map(run -> run.reason().map(ConnectionState::after).orElse(READY))
                .orElse(DATA_MISSING);
    }

    /** What a run that failed so says of the connection. */
    static ConnectionState after(FailureReason reason) {
        return switch (reason) {
            case NOT_CONFIGURED -> INVALID_CONFIGURATION;
            case CREDENTIAL_NOT_FOUND,
                    CREDENTIAL_DENIED,
                    CREDENTIAL_EXPIRED,
                    CREDENTIAL_MALFORMED,
                    CREDENTIAL_REFUSED,
                    CLOCK_SKEW -> CREDENTIAL_REFUSED;
            case CREDENTIALS_SEALED,
                    CREDENTIALS_TIMEOUT,
                    CREDENTIALS_UNREACHABLE,
                    HOST_REFUSED,
                    PROVIDER_UNREACHABLE,
                    PROVIDER_TIMEOUT,
                    PROVIDER_THROTTLED,
                    PROVIDER_ERROR,
                    ANSWER_CUT_OFF -> UNREACHABLE;
            case NO_EXPORT, NO_STATEMENT, PART_MISSING -> DATA_MISSING;
            case BAD_ANSWER,
                    PART_NOT_NAMED,
                    PART_CHANGED,
                    BAD_MANIFEST,
                    BAD_STATEMENT,
                    UNKNOWN_FORMAT,
                    AMBIGUOUS_FORMAT,
                    MISSING_COLUMN,
                    COLUMN_TWICE,
                    AMORTIZED_COST,
                    ACTUAL_COST,
                    UNNESTED_CREDITS,
                    MIXED_FORMATS,
                    NOT_CSV,
                    BROKEN_GZIP,
                    BROKEN_PARQUET,
                    UNSUPPORTED_PARQUET,
                    NOT_UTF8,
                    TOO_LARGE,
                    LINE_TOO_LONG,
                    TOO_MANY_COLUMNS,
                    TOO_MANY_PARTS,
                    TOO_MANY_CELLS,
                    OVERLAPPING_PARTS,
                    AMOUNT_TOO_LARGE -> PARSE_ERROR;
            // The provider delivered, and what stood stands on: nothing is wrong with the connection.
            case PERIOD_CLOSED -> READY;
            case LEAVES_ROOT, UNREADABLE, GIVEN_UP, INTERNAL_ERROR -> FAILED;
        };
    }
}
