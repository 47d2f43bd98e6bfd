package dev.tollgate.gateway.confidence;

import dev.tollgate.gateway.confidence.Reports.Received;
import dev.tollgate.gateway.evidence.Artefacts;
import dev.tollgate.gateway.release.Releases;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Takes reports in that were read already: the bytes become evidence, what they say becomes rows. */
@ApplicationScoped
public class Reporting {
    private final Releases releases;
    private final Reports reports;
    private final Artefacts artefacts;
    private final InstantSource clock;
    private final Identifiers identifiers;

    Reporting(Releases releases, Reports reports, Artefacts artefacts, InstantSource clock, Identifiers identifiers) {
        this.releases = releases;
        this.reports = reports;
        this.artefacts = artefacts;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    /** What happened to an upload. */
    public record Reported(Sha256 digest, boolean repeated) {}

    /** One report of either kind. */
    public sealed interface Read {
        /** JUnit XML, and the name that the upload gave to its suites. */
        record Junit(Optional<String> suite, List<SuiteResult> suites) implements Read {}

        /** JaCoCo or Cobertura XML. */
        record Coverage(CoverageReport report) implements Read {}
    }

    /** The bytes first and the rows last: a row never names evidence that is not there. */
    public Uni<Reported> report(UUID releaseId, byte[] bytes, Read read) {
        return releases.find(releaseId)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("There is no release of this id."))))
                .chain(_ -> artefacts.keep(bytes))
                .chain(digest -> add(new Received(identifiers.next(), releaseId, digest, clock.instant()), read)
                        .map(asReported(digest)));
    }

    private Uni<Boolean> add(Received received, Read read) {
        return switch (read) {
            case Read.Junit junit -> reports.addJunit(received, junit.suite(), junit.suites());
            case Read.Coverage coverage -> reports.addCoverage(received, coverage.report());
        };
    }

    private static Function<Boolean, Reported> asReported(Sha256 digest) {
        return added -> new Reported(digest, !added);
    }
}
