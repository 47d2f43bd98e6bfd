package dev.tollgate.ingest.provider.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.provider.FetchFolders.FetchFolder;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.ingest.statement.StatementTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** One fetched month below a root. */
final class MonthOnDisk implements FetchFolder {
    private static final Logger LOG = Logger.getLogger(MonthOnDisk.class);
    private static final String STATEMENT = "statement.json";

    private final Path root;
    private final Scope scope;
    private final Path month;
    private final Landing landing;

    MonthOnDisk(Path root, Scope scope, Copying copying) {
        this.root = root;
        this.scope = scope;
        this.month = root.resolve(scope.provider().id()).resolve(scope.period().toString());
        this.landing = new FolderLanding(month, copying);
        try {
            Files.createDirectories(month);
        } catch (IOException e) {
            close();
            throw TemporaryFolders.disk("the folder for fetched bills cannot be made", e);
        }
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Landing landing() {
        return landing;
    }

    @Override
    public void state(StatedMonth stated) {
        write(StatementFile.of(stated));
    }

    @Override
    public void stateFrom(Path statementFolder) {
        Path file = statementFolder
                .resolve(scope.provider().id())
                .resolve(scope.period().toString())
                .resolve(STATEMENT);
        if (!Files.isRegularFile(file)) {
            throw new ExportRefused(
                    FailureReason.NO_STATEMENT,
                    "there is no " + scope.provider() + "/" + scope.period() + "/" + STATEMENT
                            + " in TOLLGATE_FETCH_STATEMENT_FOLDER");
        }
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than a statement may have is enough to have it refused when it is read.
            write(in.readNBytes(StatementTexts.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, "the statement file could not be read", e);
        }
    }

    @Override
    public void close() {
        try {
            Deletion.of(root);
        } catch (IOException e) {
            LOG.warnf(
                    "a folder of fetched bills could not be cleared away: %s",
                    e.getClass().getSimpleName());
        }
    }

    private void write(byte[] statement) {
        try {
            Files.write(month.resolve(STATEMENT), statement);
        } catch (IOException e) {
            throw TemporaryFolders.disk("the statement could not be written", e);
        }
    }
}
