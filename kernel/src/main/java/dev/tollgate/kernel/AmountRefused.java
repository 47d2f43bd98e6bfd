package dev.tollgate.kernel;

/** An amount that cannot be held exactly. The message says why and never repeats the text that was refused. */
public final class AmountRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AmountRefused(String reason) {
        super(reason);
    }
}
