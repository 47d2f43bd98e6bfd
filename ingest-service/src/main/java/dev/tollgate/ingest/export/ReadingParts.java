package dev.tollgate.ingest.export;

import dev.tollgate.ingest.export.PartClaims.PartClaim;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads parts one by one, each by who took it first. Blocks: called from virtual threads only. */
@ApplicationScoped
class ReadingParts {
    private static final Logger LOG = Logger.getLogger(ReadingParts.class);
    private static final Duration DATABASE_DEADLINE = Duration.ofMinutes(5);

    private final IngestConfig config;
    private final Drops drops;
    private final PartFiles files;
    private final PartClaims claims;
    private final WorkInHand inHand;
    private final InstantSource clock;

    ReadingParts(
            IngestConfig config,
            Drops drops,
            PartFiles files,
            PartClaims claims,
            WorkInHand inHand,
            InstantSource clock) {
        this.config = config;
        this.drops = drops;
        this.files = files;
        this.claims = claims;
        this.inHand = inHand;
        this.clock = clock;
    }

    /** @return false when no part of the run waits to be read */
    boolean readNext(RunClaims.Claim run, Drops.Content content) {
        return inHand.hold(attempt -> {
            Optional<PartClaim> part = take(Optional.of(run.runId()), attempt);
            part.ifPresent(claim -> read(claim, content));
            return part.isPresent();
        });
    }

    /**
     * Reads parts of some run that another hand leads, as long as there are any.
     *
     * @return false when there was nothing to help with
     */
    boolean help() {
        Optional<Helped> first = inHand.hold(attempt -> take(Optional.empty(), attempt)
                .flatMap(part -> open(part).map(content -> {
                    read(part, content);
                    return new Helped(part.runId(), part.plan(), content);
                })));
        if (first.isEmpty()) {
            return false;
        }
        while (!inHand.isClosing() && helpOn(first.get())) {
            LOG.debugf("another part of run %s is read", first.get().runId());
        }
        return true;
    }

    private boolean helpOn(Helped helped) {
        return inHand.hold(attempt -> {
            Optional<PartClaim> part = take(Optional.of(helped.runId()), attempt);
            boolean same =
                    part.filter(claim -> claim.plan().equals(helped.plan())).isPresent();
            if (same) {
                read(part.orElseThrow(), helped.content());
            } else {
                part.ifPresent(claim -> await(claims.giveBack(claim)));
            }
            return same;
        });
    }

    /** Empty where this process does not see the files that the run's leader sees; the leader reads them itself then. */
    private Optional<Drops.Content> open(PartClaim part) {
        try {
            Drops.Content content = drops.open(part.drop(), part.scope());
            if (ReadingPlan.of(content).digest().hex().equals(part.plan())) {
                return Optional.of(content);
            }
            LOG.warnf("run %s has other files here than where it began; its parts are left", part.runId());
        } catch (ExportRefused e) {
            LOG.warnf(e.getCause(), "run %s cannot be helped with from here: %s", part.runId(), e.reason());
        }
        await(claims.giveBack(part));
        return Optional.empty();
    }

    private void read(PartClaim part, Drops.Content content) {
        try {
            if (part.attempts() > config.maxAttempts()) {
                throw new ExportRefused(
                        FailureReason.GIVEN_UP,
                        part.name() + " was taken up " + config.maxAttempts() + " times, and never read to its end");
            }
            long bytesLeft = config.limits().decompressedBytes() - part.bytesRead();
            PartFiles.Read read = read(content.parts().get(part.ordinal()), part.scope(), Math.max(0, bytesLeft));
            await(claims.store(part, read));
        } catch (ExportRefused e) {
            LOG.infof(e.getCause(), "part %d of run %s is refused: %s", part.ordinal(), part.runId(), e.reason());
            await(claims.refuse(part, e.reason(), e.explanation()));
        } catch (RuntimeException e) {
            if (inHand.isClosing()) {
                throw e;
            }
            LOG.errorf(e, "part %d of run %s failed by an error of ours", part.ordinal(), part.runId());
            await(claims.refuse(part, FailureReason.INTERNAL_ERROR, "an error of ours; the log has the cause"));
        }
    }

    /** @throws ExportRefused when the part cannot be counted, or is not what the manifest names */
    PartFiles.Read read(Drops.PartFile file, Scope scope, long bytesLeft) {
        PartFiles.Read read = files.read(file.path(), Optional.of(scope), bytesLeft);
        Sha256 found = read.reading().fileSha256();
        if (!file.expected().map(found::equals).orElse(true)) {
            throw new ExportRefused(
                    FailureReason.PART_CHANGED, file.name() + " has another SHA-256 than the manifest names");
        }
        long rows = read.reading().rows();
        if (file.rows().filter(named -> named != rows).isPresent()) {
            throw new ExportRefused(
                    FailureReason.PART_CHANGED,
                    file.name() + " has " + rows + " rows, where the manifest says "
                            + file.rows().orElseThrow());
        }
        return read;
    }

    private Optional<PartClaim> take(Optional<UUID> run, UUID attempt) {
        Instant now = clock.instant();
        return await(claims.take(run, attempt, now, now.plus(config.lease())));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(DATABASE_DEADLINE);
    }

    private record Helped(UUID runId, String plan, Drops.Content content) {}
}
