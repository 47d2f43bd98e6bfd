package dev.tollgate.usage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** What an application gets that names no listener: a line for each loss, with ids and fields and never with a payload. */
final class LoggingListener implements UsageListener {
    private static final Logger LOG = System.getLogger("dev.tollgate.usage");

    @Override
    public void onNotCounted(UsageEvent event, NotCounted status, List<EventError> errors) {
        List<String> fields = errors.stream().map(EventError::field).toList();
        LOG.log(Level.WARNING, "usage event {0} is not counted: {1}, fields {2}", event.id(), status, fields);
    }

    @Override
    public void onDenied(int httpStatus) {
        LOG.log(Level.WARNING, "usage events are kept and tried again slowly: HTTP status {0}", httpStatus);
    }

    @Override
    public void onLeft(List<String> jsonLines) {
        LOG.log(Level.ERROR, "{0} usage events were not sent before the emitter was closed", jsonLines.size());
    }
}
