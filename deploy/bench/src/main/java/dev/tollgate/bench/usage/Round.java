package dev.tollgate.bench.usage;

/** What was sent by one side in its turn, and when it was answered. */
record Round(Sent sent, Timings timings) {}
