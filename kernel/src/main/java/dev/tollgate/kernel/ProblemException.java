package dev.tollgate.kernel;

/** Carries a {@link Problem} from where it is noticed to where it is answered. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // No stack trace: a problem is the caller's, and is told in full by its detail.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
