package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BillFormats;
import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.CostBasis;
import dev.tollgate.ingest.format.ListedAmounts;
import dev.tollgate.ingest.format.Recognition;
import dev.tollgate.ingest.format.RowReader;
import java.util.List;
import java.util.Optional;

/** What every part is read with: the tables, which cost is expected, and who can read a list of amounts. */
public record Recogniser(BillFormats formats, CostBasis basis, ProviderAliases aliases, ListedAmounts listed) {
    /** @throws ExportRefused when the header is that of no bill which can be counted */
    BoundFormat bound(String part, List<String> header) {
        return switch (formats.recognise(header, basis)) {
            case Recognition.Recognised recognised -> recognised.format();
            case Recognition.Refused refused ->
                throw new ExportRefused(FailureReason.of(refused.refusal()), part + ": " + refused.explanation());
        };
    }

    RowReader reader(String part, Optional<Scope> scope, BoundFormat bound, JudgedRows rows) {
        return new ChargeReader(part, bound, listed, new JudgingRows(scope, aliases, bound, rows));
    }
}
