package dev.tollgate.canary.probe;

/** The targets that this service may probe. */
public interface Targets {
    /** Opens the target of mode mock: the built-in sandbox. Sends nothing. */
    Target mock();
}
