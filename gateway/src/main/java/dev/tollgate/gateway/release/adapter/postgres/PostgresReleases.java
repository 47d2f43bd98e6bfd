package dev.tollgate.gateway.release.adapter.postgres;

import dev.tollgate.gateway.release.Release;
import dev.tollgate.gateway.release.Releases;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresReleases implements Releases, PanacheRepositoryBase<ReleaseRow, UUID> {
    private static final String INSERT =
            "INSERT INTO release (id, name, version, commit_id, branch, billing_period, created_at)"
                    + " VALUES (:id, :name, :version, :commit, :branch, :period, :createdAt)"
                    + " ON CONFLICT (name, version) DO NOTHING";

    @Override
    @WithSession
    public Uni<Optional<Release>> find(UUID id) {
        return findById(id).map(row -> Optional.ofNullable(row).map(ReleaseRow::toRelease));
    }

    @Override
    @WithTransaction
    public Uni<Boolean> add(Release release) {
        return getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", release.id())
                        .setParameter("name", release.name())
                        .setParameter("version", release.version())
                        .setParameter("commit", release.commit())
                        .setParameter("branch", release.branch())
                        .setParameter("period", release.billingPeriod().toString())
                        .setParameter("createdAt", release.createdAt())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    @Override
    @WithSession
    public Uni<Optional<Release>> find(String name, String version) {
        return find("name = ?1 and version = ?2", name, version).firstResult().map(row -> Optional.ofNullable(row)
                .map(ReleaseRow::toRelease));
    }

    @Override
    @WithSession
    public Uni<List<Release>> newest(int limit, Optional<UUID> before) {
        PanacheQuery<ReleaseRow> query =
                before.map(id -> find("id < ?1 order by id desc", id)).orElseGet(() -> find("order by id desc"));
        return query.range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(ReleaseRow::toRelease).toList());
    }
}
