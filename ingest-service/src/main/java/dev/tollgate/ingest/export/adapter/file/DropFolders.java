package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Drops;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.statement.StatementTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code <root>/<drop>/<provider>/<YYYY-MM>/} with a statement, and the parts as one of the {@link Layout}s has them. */
@ApplicationScoped
class DropFolders implements Drops {
    private final IngestConfig config;

    DropFolders(IngestConfig config) {
        this.config = config;
    }

    @Override
    public void requireInside(String drop, Scope scope) {
        DropRoot.of(config).requireInside(drop, scope);
    }

    @Override
    public Content open(String drop, Scope scope) {
        return open(DropRoot.of(config), drop, scope);
    }

    @Override
    public Content open(Path root, Scope scope) {
        return open(DropRoot.at(root), "", scope);
    }

    private Content open(DropRoot root, String drop, Scope scope) {
        try {
            MonthFolder folder = MonthFolder.walk(root, root.open(drop, scope));
            Layout.Laid laid = Layout.of(folder, scope).laid();
            if (laid.parts().size() > config.limits().parts()) {
                throw new ExportRefused(
                        FailureReason.TOO_MANY_PARTS,
                        "the export has more than " + config.limits().parts() + " parts");
            }
            Delivery delivery = FocusMetadata.find(folder, scope)
                    .map(metadata -> metadata.over(laid.delivery()))
                    .orElse(laid.delivery());
            return new Content(laid.parts(), delivery, statement(folder), laid.passedOver());
        } catch (IOException e) {
            throw new ExportRefused(FailureReason.UNREADABLE, "the export's folder could not be read", e);
        }
    }

    private static Optional<StatementFile> statement(MonthFolder folder) throws IOException {
        Optional<LyingFile> file = folder.statement();
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StatementFile(file.get().content(StatementTexts.MAX_BYTES, FailureReason.BAD_STATEMENT)));
    }
}
