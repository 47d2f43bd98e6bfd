package dev.tollgate.gateway.gate;

/** Whether a check blocks (C6): P0 does, P1 is shown and does not. */
public enum Priority {
    P0,
    P1;

    boolean blocks() {
        return this == P0;
    }
}
