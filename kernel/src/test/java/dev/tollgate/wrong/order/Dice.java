package dev.tollgate.wrong.order;

import java.util.UUID;

class Dice {
    UUID roll() {
        return UUID.randomUUID();
    }
}
