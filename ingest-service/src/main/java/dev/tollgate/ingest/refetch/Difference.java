package dev.tollgate.ingest.refetch;

/**
 * Where a delivery claims one thing and the provider's API says another. What the API says wins.
 *
 * @param pointer JSON Pointer into the object; the empty one is the object itself
 * @param claimed a JSON value as text; {@code null} where the delivery has none
 * @param said the same of the API
 */
public record Difference(String pointer, String claimed, String said) {}
