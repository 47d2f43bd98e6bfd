package dev.tollgate.usage;

/**
 * An event as it is sent.
 *
 * @param id its id; with the emitter's source and the tenant its identity, for ever
 * @param json the CloudEvents JSON of it, in one line
 */
public record UsageEvent(String id, String json) {}
