package dev.tollgate.gateway.access.adapter.postgres;

import dev.tollgate.gateway.access.ApiKey;
import dev.tollgate.gateway.access.Role;
import dev.tollgate.kernel.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_key")
@NullUnmarked
class ApiKeyRow {
    @Id
    String id;

    String name;
    String role;

    @Column(name = "secret_sha256")
    String secretSha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    ApiKey toKey() {
        return new ApiKey(
                id,
                name,
                Role.of(role).orElseThrow(),
                new Sha256(secretSha256),
                createdAt,
                Optional.ofNullable(revokedAt));
    }
}
