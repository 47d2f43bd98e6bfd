package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.export.ChargeReaders;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.ProviderAliases;
import dev.tollgate.ingest.export.Recogniser;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.platform.csv.PublishedFormats;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads bills of every format that is published, for the service and for the command line alike, in one pass: digests,
 * decompresses, recognises, maps and adds up as the bytes go by.
 */
public final class BillFiles implements PartFiles {
    private final RowFiles files;
    private final Recogniser recogniser;
    private final IngestConfig.Limits limits;

    private BillFiles(Recogniser recogniser, IngestConfig.Limits limits) {
        this.files = new RowFiles(limits);
        this.recogniser = recogniser;
        this.limits = limits;
    }

    /** @param basis which cost is expected where a header alone does not say it */
    public static PartFiles reading(CostBasis basis, IngestConfig.Limits limits) {
        return new BillFiles(recogniser(basis), limits);
    }

    static Recogniser recogniser(CostBasis basis) {
        return new Recogniser(PublishedFormats.read(), basis, ProviderAliases.published(), new JsonLists());
    }

    @Override
    public Read read(Path file, Optional<Scope> scope, long maxBytes) {
        String part = String.valueOf(file.getFileName());
        ChargeReaders readers = new ChargeReaders(part, scope, recogniser, limits.cells());
        RowFiles.Content content = files.read(file, maxBytes, readers);
        return new Read(readers.reading(content.sha256(), content.fileSha256(), content.inexact()), content.bytes());
    }
}
