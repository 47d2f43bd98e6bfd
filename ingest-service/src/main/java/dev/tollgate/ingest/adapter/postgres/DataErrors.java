package dev.tollgate.ingest.adapter.postgres;

import dev.tollgate.ingest.intake.DataRefused;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells what is wrong with the data of a statement from what is wrong with the server. */
public final class DataErrors {
    /** SQLSTATE's classes: data that no column takes, and constraints (PostgreSQL, appendix A). */
    private static final Set<String> CLASSES = Set.of("22", "23");

    private DataErrors() {}

    /** {@link DataRefused} for an error of the data, and any other failure as it is. */
    public static Throwable told(Throwable failure) {
        return failure instanceof PgException refused
                        && CLASSES.contains(refused.getSqlState().substring(0, 2))
                ? new DataRefused("PostgreSQL cannot hold it (SQLSTATE " + refused.getSqlState() + ")", refused)
                : failure;
    }
}
