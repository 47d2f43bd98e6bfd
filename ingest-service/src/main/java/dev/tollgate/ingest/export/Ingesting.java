package dev.tollgate.ingest.export;

import dev.tollgate.ingest.statement.Statement;
import dev.tollgate.ingest.statement.StatementOrigin;
import dev.tollgate.ingest.statement.StatementRefused;
import dev.tollgate.ingest.statement.StatementTexts;
import dev.tollgate.kernel.Identifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Leads one claimed run: its export is read, by this hand and others, and what was found is stored. Blocks: called from virtual threads only. */
@ApplicationScoped
class Ingesting {
    private static final Logger LOG = Logger.getLogger(Ingesting.class);
    private static final Duration DATABASE_DEADLINE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final IngestConfig config;
    private final Drops drops;
    private final LiveBills live;
    private final ReadingParts readingParts;
    private final StatementTexts statements;
    private final RunClaims claims;
    private final PartClaims parts;
    private final WorkInHand inHand;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Ingesting(
            IngestConfig config,
            Drops drops,
            LiveBills live,
            ReadingParts readingParts,
            StatementTexts statements,
            RunClaims claims,
            PartClaims parts,
            WorkInHand inHand,
            InstantSource clock,
            Identifiers identifiers) {
        this.config = config;
        this.drops = drops;
        this.live = live;
        this.readingParts = readingParts;
        this.statements = statements;
        this.claims = claims;
        this.parts = parts;
        this.inHand = inHand;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /**
     * All files are read before the transaction begins; it holds the whole result or nothing of it.
     *
     * @param helpIsWelcome called when there are parts that other hands of this process could read
     */
    void ingest(RunClaims.Claim claim, Runnable helpIsWelcome) {
        try {
            if (claim.attempts() > config.maxAttempts()) {
                throw new ExportRefused(
                        FailureReason.GIVEN_UP, "taken up " + config.maxAttempts() + " times, and never finished");
            }
            Optional<CountedExport> counted = read(claim, helpIsWelcome);
            boolean stored = counted.isPresent() && store(claim, counted.get());
            LOG.infof("run %s %s", claim.runId(), stored ? "ended" : "was left to another");
        } catch (ExportRefused e) {
            LOG.infof(e.getCause(), "run %s failed: %s", claim.runId(), e.reason());
            fail(claim, e.reason(), e.explanation());
        } catch (RuntimeException e) {
            if (inHand.isClosing()) {
                LOG.infof("run %s is left to another", claim.runId());
                return;
            }
            LOG.errorf(e, "run %s failed by an error of ours", claim.runId());
            fail(claim, FailureReason.INTERNAL_ERROR, "an error of ours; the log has the cause");
        }
    }

    private boolean store(RunClaims.Claim claim, CountedExport counted) {
        return await(claims.complete(claim, counted, identifiers.next(), identifiers.next(), clock.instant()));
    }

    private Optional<CountedExport> read(RunClaims.Claim claim, Runnable helpIsWelcome) {
        return switch (claim.mode()) {
            case DETERMINISTIC -> read(claim, drops.open(claim.drop(), claim.scope()), helpIsWelcome);
            case LIVE -> live.fetch(claim.scope(), fetched -> Optional.of(readFetched(claim, fetched)));
        };
    }

    /** A single part is read here and now; several are laid out, so that other hands can take some of them. */
    private Optional<CountedExport> read(RunClaims.Claim claim, Drops.Content content, Runnable helpIsWelcome) {
        if (content.parts().size() == 1) {
            return Optional.of(counted(readAlone(claim, content), content, StatementOrigin.FILE));
        }
        if (!readTogether(claim, content, helpIsWelcome)) {
            return Optional.empty();
        }
        ExportTally tally = new ExportTally(config.limits().cells());
        addUp(claim, content, tally);
        return Optional.of(counted(tally, content, StatementOrigin.FILE));
    }

    /** What was fetched lies on this machine only, and so this hand reads all of it. */
    private CountedExport readFetched(RunClaims.Claim claim, LiveBills.Fetched fetched) {
        Drops.Content content = drops.open(fetched.root(), claim.scope());
        return counted(readAlone(claim, content), content, fetched.statementOrigin());
    }

    private CountedExport counted(ExportTally tally, Drops.Content content, StatementOrigin origin) {
        Optional<Statement> statement =
                content.statement().map(file -> statement(file).from(origin));
        return tally.counted(content.delivery(), statement, content.passedOver());
    }

    private ExportTally readAlone(RunClaims.Claim claim, Drops.Content content) {
        ExportTally tally = new ExportTally(config.limits().cells());
        long bytesLeft = config.limits().decompressedBytes();
        for (Drops.PartFile part : content.parts()) {
            PartFiles.Read read = readingParts.read(part, claim.scope(), bytesLeft);
            tally.add(read.reading());
            bytesLeft -= read.decompressedBytes();
        }
        return tally;
    }

    /** @return false when the run is somebody else's by now */
    private boolean readTogether(RunClaims.Claim claim, Drops.Content content, Runnable helpIsWelcome) {
        if (!await(parts.layOut(claim, ReadingPlan.of(content)))) {
            return false;
        }
        helpIsWelcome.run();
        while (!inHand.isClosing()) {
            if (readingParts.readNext(claim, content)) {
                continue;
            }
            Optional<PartClaims.Progress> progress = await(parts.progress(claim));
            if (progress.isEmpty()) {
                return false;
            }
            requireCountable(progress.get());
            if (progress.get().isDone()) {
                return true;
            }
            // Others read what is left, or died over it; then their leases end.
            pause();
        }
        return false;
    }

    private void requireCountable(PartClaims.Progress progress) {
        progress.refusal().ifPresent(refusal -> {
            throw new ExportRefused(refusal.reason(), refusal.explanation());
        });
        // Parts that are read at the same moment do not know of each other's size.
        if (progress.bytesRead() > config.limits().decompressedBytes()) {
            throw new ExportRefused(
                    FailureReason.TOO_LARGE, "the export has more decompressed bytes than the limit allows");
        }
    }

    private void addUp(RunClaims.Claim claim, Drops.Content content, ExportTally tally) {
        for (int ordinal = 0; ordinal < content.parts().size(); ordinal++) {
            tally.add(await(parts.reading(claim.runId(), ordinal)));
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
        await(claims.fail(claim, reason, explanation, clock.instant()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others read", e);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(DATABASE_DEADLINE);
    }
}
