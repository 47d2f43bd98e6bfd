package dev.tollgate.canary.probe;

/** What a step found in an answer. Details hold no ids, ports or times, so that the same behaviour reads the same. */
sealed interface Finding {
    /** What had to hold, held; {@code next} is what later steps carry on. */
    record Held(String detail, Footprint next) implements Finding {}

    record Broke(Reason reason, String detail) implements Finding {}
}
