package dev.tollgate.ingest.adapter.postgres;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks PostgreSQL, which ends a question that takes too long: however many are asked, they cannot keep the connections
 * from those who store.
 */
@ApplicationScoped
public class Questions {
    private static final Logger LOG = Logger.getLogger(Questions.class);
    private static final Duration FOR_A_CONNECTION = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** SQLSTATE's classes: connection, resources, an operator's hand (a time-out among them). */
    private static final Set<String> NOT_THE_QUESTIONS_FAULT = Set.of("08", "53", "57");

    private final Pool pool;
    private final Duration time;

    Questions(Pool pool, QuestionConfig config) {
        this.pool = pool;
        this.time = config.questionTime();
    }

    /** In a transaction of its own. Fails with {@link Problem.Unavailable} when PostgreSQL is away, full or too slow. */
    public <T> Uni<T> ask(Function<SqlConnection, Uni<T>> question) {
        return pool.withTransaction(connection -> connection
                        .query("SET LOCAL statement_timeout = " + time.toMillis())
                        .execute()
                        .chain(() -> question.apply(connection)))
                .ifNoItem()
                .after(time.plus(FOR_A_CONNECTION))
                .fail()
                .onFailure(Questions::isUnanswered)
                .transform(Questions::unavailable);
    }

    private static Throwable unavailable(Throwable cause) {
        LOG.warn("PostgreSQL did not answer a question", cause);
        return new ProblemException(new Problem.Unavailable("The store does not answer.", RETRY_AFTER));
    }

    private static boolean isUnanswered(Throwable failure) {
        // Without a state it is the client that speaks, of a connection that it did not get.
        return !(failure instanceof PgException refused)
                || refused.getSqlState() == null
                || NOT_THE_QUESTIONS_FAULT.contains(refused.getSqlState().substring(0, 2));
    }
}
