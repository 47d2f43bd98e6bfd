package dev.tollgate.gateway.confidence;

/**
 * What one report says about one source file.
 *
 * @param path as the report names it, with forward slashes
 */
public record ModuleCoverage(String path, int lineCovered, int lineTotal, int branchCovered, int branchTotal) {
    /** Whether this file is the one that a gate means by the end of its path, at a slash and not inside a name. */
    public boolean isAt(String suffix) {
        return path.equals(suffix) || path.endsWith("/" + suffix);
    }
}
