package dev.tollgate.gateway.release;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a candidate known, once. */
@ApplicationScoped
public class Registering {
    private final Releases releases;

    Registering(Releases releases) {
        this.releases = releases;
    }

    /**
     * What is known afterwards.
     *
     * @param release the first one of this name, version and commit
     * @param repeated whether it was known before
     */
    public record Registered(Release release, boolean repeated) {}

    /** A version that was registered for another commit is refused: evidence would be counted for the wrong one. */
    public Uni<Registered> register(Release candidate) {
        return releases.add(candidate)
                .chain(added -> added
                        ? Uni.createFrom().item(new Registered(candidate, false))
                        : releases.find(candidate.name(), candidate.version())
                                .map(known -> repeated(candidate, known.orElseThrow())));
    }

    private static Registered repeated(Release candidate, Release known) {
        if (!known.isSameCandidateAs(candidate)) {
            throw new ProblemException(new Problem.Conflict("Version " + known.version() + " of " + known.name()
                    + " is registered for commit " + known.commit() + "; another commit needs another version."));
        }
        return new Registered(known, true);
    }
}
