package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Timings;

/** What was sent by one side in its turn, and when it was answered. */
record Round(Sent sent, Timings timings) {}
