package dev.tollgate.gateway.access.adapter.postgres;

import dev.tollgate.gateway.access.ApiKey;
import dev.tollgate.gateway.access.ApiKeys;
import dev.tollgate.gateway.access.Role;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresApiKeys implements ApiKeys, PanacheRepositoryBase<ApiKeyRow, String> {
    private static final String INSERT = "INSERT INTO api_key (id, name, role, secret_sha256, created_at)"
            + " VALUES (:id, :name, :role, :digest, :createdAt) ON CONFLICT DO NOTHING";

    @Override
    @WithSession
    public Uni<Optional<ApiKey>> find(String id) {
        return findById(id).map(row -> Optional.ofNullable(row).map(ApiKeyRow::toKey));
    }

    @Override
    @WithTransaction
    public Uni<Boolean> add(ApiKey key) {
        return getSession().chain(session -> insert(session, key)).map(inserted -> inserted == 1);
    }

    @Override
    @WithTransaction
    public Uni<Boolean> addFirst(List<ApiKey> keys) {
        return getSession().chain(session -> lock(session)
                .chain(() -> count())
                .chain(count -> count > 0 ? Uni.createFrom().item(false) : insertAll(session, keys)));
    }

    @Override
    @WithSession
    public Uni<Boolean> isEmpty() {
        return count().map(count -> count == 0);
    }

    @Override
    @WithSession
    public Uni<List<ApiKey>> all() {
        return listAll(Sort.by("createdAt").and("id"))
                .map(rows -> rows.stream().map(ApiKeyRow::toKey).toList());
    }

    @Override
    @WithTransaction
    public Uni<Optional<ApiKey>> revoke(String id, Instant at) {
        return getSession()
                .chain(PostgresApiKeys::lock)
                .chain(() -> count("role = ?1 and revokedAt is null and id <> ?2", Role.ADMIN_ID, id))
                .chain(otherAdmins -> findById(id).map(row -> revoked(row, otherAdmins, at)));
    }

    private static Optional<ApiKey> revoked(@Nullable ApiKeyRow row, long otherAdmins, Instant at) {
        if (row == null) {
            return Optional.empty();
        }
        if (row.revokedAt == null && (otherAdmins > 0 || !Role.ADMIN_ID.equals(row.role))) {
            row.revokedAt = at;
        }
        return Optional.of(row.toKey());
    }

    /** Reading goes on; whoever else would write waits until this transaction ends. */
    private static Uni<Integer> lock(Mutiny.Session session) {
        return session.createNativeQuery("LOCK TABLE api_key IN EXCLUSIVE MODE").executeUpdate();
    }

    private static Uni<Boolean> insertAll(Mutiny.Session session, List<ApiKey> keys) {
        Uni<Integer> inserted = Uni.createFrom().item(0);
        for (ApiKey key : keys) {
            inserted = inserted.chain(sum -> insert(session, key).map(one -> sum + one));
        }
        return inserted.map(sum -> sum == keys.size());
    }

    private static Uni<Integer> insert(Mutiny.Session session, ApiKey key) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", key.id())
                .setParameter("name", key.name())
                .setParameter("role", key.role().id())
                .setParameter("digest", key.secretDigest().hex())
                .setParameter("createdAt", key.createdAt())
                .executeUpdate();
    }
}
