package dev.tollgate.reconcile.total;

/** The limits file has a mistake. Carries the path of the wrong key, for example {@code providers.aws.required}; none where it is the file itself. */
public final class LimitsRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String path;

    public LimitsRefused(String path, String mistake) {
        super((path.isEmpty() ? "the limits file" : path) + " " + mistake);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
