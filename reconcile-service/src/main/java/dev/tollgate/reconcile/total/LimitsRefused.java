package dev.tollgate.reconcile.total;

/** The limits file has a mistake. Carries the path of the wrong key, for example {@code providers.aws.required}. */
public final class LimitsRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String path;

    public LimitsRefused(String path, String mistake) {
        super(path + " " + mistake);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
