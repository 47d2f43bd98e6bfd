package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.Sha256;
import java.util.UUID;

/**
 * A stored verdict.
 *
 * @param id UUID of version 7
 * @param askedBy who asked, and in which role
 * @param judgement what was decided
 * @param record its canonical JSON (RFC 8785)
 * @param digest the SHA-256 of that
 */
public record Decision(UUID id, Asker askedBy, Judgement judgement, String record, Sha256 digest) {
    /** Who asked. */
    public record Asker(String name, String role) {}
}
