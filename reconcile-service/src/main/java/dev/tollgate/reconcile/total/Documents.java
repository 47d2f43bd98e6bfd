package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;

/** How the texts of this feature are read and written. Pure: the same text gives the same value, and back. */
public interface Documents {
    /** @throws LimitsRefused with the path of the first wrong key */
    Limits limits(String text);

    /** Unknown fields are passed over, since a peer may add some; an unknown value makes all of it unreadable. */
    Answer<Statements> statements(Fetched fetched, BillingPeriod asked);

    /** As {@link #statements}. */
    Answer<Exports> exports(Fetched fetched, BillingPeriod asked);

    /** The canonical JSON (RFC 8785) of a judgement. */
    String judgement(Judgement judgement);

    /** The canonical JSON (RFC 8785) of the inputs; {@link #inputs(String)} gives them back. */
    String inputs(Inputs inputs);

    /** @throws IllegalArgumentException when the text is no inputs document */
    Inputs inputs(String text);
}
