package dev.tollgate.ingest.export.adapter.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Hibernate Reactive's access to runs. */
@ApplicationScoped
class RunRows implements PanacheRepositoryBase<RunRow, UUID> {}
