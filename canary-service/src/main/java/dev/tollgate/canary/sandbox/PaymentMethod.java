package dev.tollgate.canary.sandbox;

import java.util.Optional;

/** The test cards: what confirming a payment with them does is known beforehand. */
public enum PaymentMethod {
    CARD_OK("card-ok"),
    CARD_DECLINED("card-declined");

    private final String id;

    PaymentMethod(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<PaymentMethod> of(String id) {
        for (PaymentMethod method : values()) {
            if (method.id.equals(id)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
