package dev.tollgate.usage;

/**
 * One thing that is wrong with an event, in the server's words.
 *
 * @param field where, such as {@code data.quantity}; empty when it is about the whole event
 * @param message what; at most 500 characters are kept
 */
public record EventError(String field, String message) {}
