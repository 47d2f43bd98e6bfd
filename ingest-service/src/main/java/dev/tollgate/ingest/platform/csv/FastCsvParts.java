package dev.tollgate.ingest.platform.csv;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.FocusHeader;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.PartFiles;
import dev.tollgate.ingest.export.PartReading;
import dev.tollgate.ingest.export.ProviderAliases;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.export.Tally;
import dev.tollgate.ingest.format.RowReader;
import dev.tollgate.ingest.format.RowReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads FOCUS CSV with FastCSV, in one pass: digests, decompresses, decodes, parses and adds up as the bytes go by.
 *
 * <p>Public, and not in an adapter of {@code export}, because the command line builds it without a container.
 */
public final class FastCsvParts implements PartFiles {
    private final ProviderAliases aliases;
    private final IngestConfig.Limits limits;
    private final CsvFile files;

    public FastCsvParts(ProviderAliases aliases, IngestConfig.Limits limits) {
        this.aliases = aliases;
        this.limits = limits;
        this.files = new CsvFile(CsvLimits.of(limits));
    }

    @Override
    public Read read(Path file, Optional<Scope> scope, long maxBytes) {
        String part = String.valueOf(file.getFileName());
        Tallies tallies = new Tallies(() -> new Tally(part, scope, aliases, limits.cells()));
        CsvFile.Content content = files.read(file, maxBytes, tallies);
        if (content.header().isEmpty()) {
            throw new ExportRefused(FailureReason.NOT_FOCUS, part + " is empty: it has not even a header");
        }
        PartReading reading =
                tallies.total().reading(FocusHeader.of(content.header()), content.sha256(), content.fileSha256());
        return new Read(reading, content.bytes());
    }

    /** Each worker adds up for itself; what they found is added up at the end. */
    private record Tallies(Supplier<Tally> fresh, List<Tally> all) implements RowReaders {
        Tallies(Supplier<Tally> fresh) {
            this(fresh, new ArrayList<>());
        }

        @Override
        public Supplier<RowReader> forHeader(List<String> names) {
            all.clear();
            FocusHeader header = FocusHeader.of(names);
            return () -> new Records(header, own());
        }

        private Tally own() {
            Tally tally = fresh.get();
            synchronized (all) {
                all.add(tally);
            }
            return tally;
        }

        Tally total() {
            Tally total = all.getFirst();
            all.subList(1, all.size()).forEach(total::add);
            return total;
        }
    }
}
