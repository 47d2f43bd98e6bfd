package dev.tollgate.canary.probe;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends runs that were interrupted, by a crash between charge and refund for example: takes them over, one replica
 * each, cleans up by the notes that they left, and stores UNPROVEN(INTERRUPTED).
 */
@ApplicationScoped
public class Recovering {
    private final CarryingOut carryingOut;

    Recovering(CarryingOut carryingOut) {
        this.carryingOut = carryingOut;
    }

    /** Returns at once; the work goes on. */
    public void recover() {
        carryingOut.carryOutInterrupted();
    }
}
