package dev.tollgate.wrong.order.adapter.file;

/** The one public class that is right: nobody can hold it, and what it hands out is no adapter's. */
public final class Door {
    private Door() {}

    public static CharSequence open() {
        return "a port";
    }
}
