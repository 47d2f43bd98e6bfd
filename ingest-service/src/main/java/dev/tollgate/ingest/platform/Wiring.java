package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.format.CostBasis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Gives the service the file reader that the command line builds by hand. */
@ApplicationScoped
class Wiring {
    @Produces
    @ApplicationScoped
    PartFiles partFiles(IngestConfig config) {
        return BillFiles.reading(CostBasis.ACTUAL, config.limits());
    }
}
