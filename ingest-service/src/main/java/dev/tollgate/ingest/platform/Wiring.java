package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.ProviderAliases;
import dev.tollgate.ingest.platform.csv.FastCsvParts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Gives the service the file reader that the command line builds by hand. */
@ApplicationScoped
class Wiring {
    @Produces
    @ApplicationScoped
    PartFiles partFiles(IngestConfig config) {
        return new FastCsvParts(ProviderAliases.published(), config.limits());
    }
}
