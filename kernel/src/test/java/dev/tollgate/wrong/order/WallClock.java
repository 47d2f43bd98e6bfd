package dev.tollgate.wrong.order;

import java.time.Instant;

class WallClock {
    Instant now() {
        return Instant.now();
    }
}
