package dev.tollgate.usage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told. */
final class RecordingListener implements UsageListener {
    record Lost(String id, NotCounted status, List<EventError> errors) {}

    final List<Lost> lost = new CopyOnWriteArrayList<>();
    final List<String> lostJson = new CopyOnWriteArrayList<>();
    final List<Integer> denied = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();

    @Override
    public void onNotCounted(UsageEvent event, NotCounted status, List<EventError> errors) {
        lost.add(new Lost(event.id(), status, errors));
        lostJson.add(event.json());
    }

    @Override
    public void onDenied(int httpStatus) {
        denied.add(httpStatus);
    }

    @Override
    public void onLeft(List<String> jsonLines) {
        left.addAll(jsonLines);
    }
}
