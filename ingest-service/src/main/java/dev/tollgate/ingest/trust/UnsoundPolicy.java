package dev.tollgate.ingest.trust;

/** A policy whose parts do not fit together: following it would prove nothing, or decide nothing. */
public final class UnsoundPolicy extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String place;

    /**
     * @param place the JSON Pointer of the field in the policy's file
     * @param wrong what is wrong with it
     */
    UnsoundPolicy(String place, String wrong) {
        super(wrong);
        this.place = place;
    }

    /** The JSON Pointer of the field in the policy's file. */
    public String place() {
        return place;
    }
}
