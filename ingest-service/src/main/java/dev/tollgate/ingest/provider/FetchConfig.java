package dev.tollgate.ingest.provider;

import dev.tollgate.kernel.ProviderId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How bills are fetched, where they lie meanwhile, and when they are fetched by themselves. */
@ConfigMapping(prefix = "tollgate.fetch")
public interface FetchConfig {
    /**
     * {@code TOLLGATE_FETCH_FOLDER}: where fetched bills lie while they are read; cleared afterwards. The machine's
     * temporary folder unless set; it must hold the largest export of a month.
     */
    Optional<Path> folder();

    /**
     * {@code TOLLGATE_FETCH_EVERY}: how often each provider that is configured is fetched by itself, give or take a tenth.
     * Never unless set, and never when zero.
     */
    Optional<Duration> every();

    /** Intervals of single providers, which hold in place of the common one. */
    EveryFor everyFor();

    /** How often is looked whether a provider's turn has come. 30 s. */
    @WithDefault("PT30S")
    Duration tick();

    /** Up to which day of a month the month before is fetched too; providers restate it for some days. 10. */
    @WithDefault("10")
    int previousMonthUntilDay();

    /**
     * {@code TOLLGATE_FETCH_LONGEST}: how long the copying of one month may take, so that a provider that sends a byte now
     * and then is not waited for without an end; below a day, after which folders are cleared away. 12 h.
     */
    @WithDefault("PT12H")
    Duration longest();

    /**
     * {@code TOLLGATE_FETCH_STATEMENT_FOLDER}: where statement files lie, as {@code <provider>/<YYYY-MM>/statement.json}.
     * Needed when a provider's total is taken from files.
     */
    Optional<Path> statementFolder();

    /**
     * {@code TOLLGATE_FETCH_STATEMENTS_FROM_FILES}: providers whose own total is taken from a statement file in place of
     * their interface; each of their statements says so. None unless set.
     */
    Optional<List<ProviderId>> statementsFromFiles();

    /** {@code TOLLGATE_FETCH_EVERY_FOR_AWS} and so on: one provider's own interval; {@code PT0S} is never. */
    interface EveryFor {
        /** Of OpenOps. The common one unless set. */
        Optional<Duration> openops();

        /** Of AWS. The common one unless set. */
        Optional<Duration> aws();

        /** Of Azure. The common one unless set. */
        Optional<Duration> azure();

        /** Of GCP. The common one unless set. */
        Optional<Duration> gcp();
    }
}
