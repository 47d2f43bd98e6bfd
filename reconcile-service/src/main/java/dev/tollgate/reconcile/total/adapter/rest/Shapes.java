package dev.tollgate.reconcile.total.adapter.rest;

/** How parameters are spelled; anchored, since they are published, and other readers of them search and do not match. */
final class Shapes {
    static final String MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])$";
    static final String MODE = "^(deterministic|live)$";
    static final String LIMIT = "^([1-9][0-9]?|100)$";
    static final String CURSOR = "^[1-9][0-9]{0,17}$";

    private Shapes() {}
}
