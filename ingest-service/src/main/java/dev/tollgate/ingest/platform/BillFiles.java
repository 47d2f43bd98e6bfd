package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.ChargeReaders;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.ProviderAliases;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.csv.FastCsvParts;
import dev.tollgate.ingest.platform.csv.PublishedFormats;

/** Puts the reading of bills together, for the service and for the command line alike. */
public final class BillFiles {
    private BillFiles() {}

    /** @param basis which cost is expected where a header alone does not say it */
    public static PartFiles reading(CostBasis basis, IngestConfig.Limits limits) {
        ChargeReaders.Recogniser recogniser = new ChargeReaders.Recogniser(
                PublishedFormats.read(), basis, ProviderAliases.published(), new JsonLists());
        return new FastCsvParts(recogniser, limits);
    }
}
