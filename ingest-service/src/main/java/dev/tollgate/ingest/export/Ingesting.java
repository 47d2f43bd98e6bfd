package dev.tollgate.ingest.export;

import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.ingest.statement.StatementRefused;
import dev.tollgate.ingest.statement.StatementTexts;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the export of one claimed run and stores what it found. Blocks: called from virtual threads only. */
@ApplicationScoped
public class Ingesting {
    private static final Logger LOG = Logger.getLogger(Ingesting.class);
    private static final Duration DATABASE_DEADLINE = Duration.ofMinutes(5);

    private final IngestConfig config;
    private final Drops drops;
    private final PartFiles files;
    private final StatementTexts statements;
    private final RunClaims claims;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Ingesting(
            IngestConfig config,
            Drops drops,
            PartFiles files,
            StatementTexts statements,
            RunClaims claims,
            InstantSource clock,
            Identifiers identifiers) {
        this.config = config;
        this.drops = drops;
        this.files = files;
        this.statements = statements;
        this.claims = claims;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** All files are read before the transaction begins; it holds the whole result or nothing of it. */
    public void ingest(RunClaims.Claim claim) {
        try {
            if (claim.attempts() > config.maxAttempts()) {
                throw new ExportRefused(
                        FailureReason.GIVEN_UP, "taken up " + config.maxAttempts() + " times, and never finished");
            }
            CountedExport counted = read(claim);
            boolean stored = claims.complete(claim, counted, identifiers.next(), identifiers.next(), clock.instant())
                    .await()
                    .atMost(DATABASE_DEADLINE);
            LOG.infof("run %s %s: %s", claim.runId(), stored ? "completed" : "was taken over", counted.rows());
        } catch (ExportRefused e) {
            LOG.infof(e.getCause(), "run %s failed: %s", claim.runId(), e.reason());
            fail(claim, e.reason(), e.explanation());
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s failed by an error of ours", claim.runId());
            fail(claim, FailureReason.INTERNAL_ERROR, "an error of ours; the log has the cause");
        }
    }

    private CountedExport read(RunClaims.Claim claim) {
        Drops.Content content = drops.open(claim.drop(), claim.scope());
        ExportTally tally = new ExportTally(config.limits().cells());
        long bytesLeft = config.limits().decompressedBytes();
        for (Drops.PartFile file : content.parts()) {
            PartFiles.Read read = files.read(file.path(), Optional.of(claim.scope()), bytesLeft);
            bytesLeft -= read.decompressedBytes();
            requireUnchanged(file, read.reading().fileSha256());
            tally.add(read.reading());
        }
        return tally.counted(content.asOf(), content.statement().map(this::statement));
    }

    private static void requireUnchanged(Drops.PartFile file, Sha256 found) {
        boolean same = file.expected().isEmpty() || file.expected().get().equals(found);
        if (!same) {
            throw new ExportRefused(
                    FailureReason.PART_CHANGED, file.name() + " has another SHA-256 than the manifest names");
        }
    }

    private Statement statement(Drops.StatementFile file) {
        try {
            return statements.read(file.json());
        } catch (StatementRefused e) {
            throw new ExportRefused(FailureReason.BAD_STATEMENT, String.valueOf(e.getMessage()));
        }
    }

    private void fail(RunClaims.Claim claim, FailureReason reason, String explanation) {
        claims.fail(claim, reason, explanation, clock.instant()).await().atMost(DATABASE_DEADLINE);
    }
}
