package dev.tollgate.ingest.provider;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.Scope;
import java.nio.file.Path;

/** Port: where a month lies from when it is fetched until it is read. */
public interface FetchFolders {
    /** A fresh and empty one, which nobody else sees. */
    FetchFolder open(Scope scope);

    /** A billing drop with one month in it; closing it clears it away. */
    interface FetchFolder extends AutoCloseable {
        /** The drop's root: the month lies in {@code <root>/<provider>/<YYYY-MM>/}. */
        Path root();

        Landing landing();

        /** Writes the month's {@code statement.json}. */
        void state(StatedMonth stated);

        /** @throws ExportRefused {@code NO_STATEMENT} when there is no such file for the provider's month */
        void stateFrom(Path statementFolder);

        @Override
        void close();
    }
}
