package dev.tollgate.wrong.order.adapter.file;

/** Hands out a class of the adapter itself, where a door may only hand out what the adapter stands for. */
public final class DoorThatShowsTheAdapter {
    private DoorThatShowsTheAdapter() {}

    public static DoorThatShowsTheAdapter open() {
        return new DoorThatShowsTheAdapter();
    }
}
