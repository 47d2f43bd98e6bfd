package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.Result;

/**
 * What one step gave.
 *
 * @param result {@link Result#UNPROVEN} also for a step that was not reached
 * @param durationMillis how long its request took; 0 for a step that was not reached
 */
public record StepResult(String name, Result result, String detail, long durationMillis) {}
