package dev.tollgate.reconcile.platform.json;

/** A JSON text is not what it should be. Says where and what, and never repeats the value. */
final class Mistake extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String path;
    private final String what;

    Mistake(String path, String what) {
        super(path.isEmpty() ? what : path + " " + what);
        this.path = path;
        this.what = what;
    }

    String path() {
        return path;
    }

    String what() {
        return what;
    }
}
