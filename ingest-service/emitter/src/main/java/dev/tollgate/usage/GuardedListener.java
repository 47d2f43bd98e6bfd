package dev.tollgate.usage;

import java.util.List;

/** Calls the application's listener; whatever it throws must not end the thread that sends. */
final class GuardedListener {
    private final UsageListener listener;
    private boolean deniedWasTold;

    GuardedListener(UsageListener listener) {
        this.listener = listener;
    }

    void notCounted(Held event, NotCounted status, List<EventError> errors) {
        guarded(() -> listener.onNotCounted(event.event(), status, errors));
    }

    /** Tells it once, until it works again. */
    void denied(int httpStatus) {
        if (!deniedWasTold) {
            deniedWasTold = true;
            guarded(() -> listener.onDenied(httpStatus));
        }
    }

    void worksAgain() {
        deniedWasTold = false;
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            System.getLogger("dev.tollgate.usage")
                    .log(
                            System.Logger.Level.WARNING,
                            "the usage listener threw {0}",
                            e.getClass().getName());
        }
    }
}
