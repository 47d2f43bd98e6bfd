package dev.tollgate.ingest.export;

import dev.tollgate.ingest.format.BoundFormat;
import dev.tollgate.ingest.format.ChargeMapping;
import dev.tollgate.ingest.format.FormatRefusal;
import dev.tollgate.ingest.format.ListedAmounts;
import dev.tollgate.ingest.format.RowReader;
import java.util.Optional;

/** One worker's way from fields to charges: maps each row to a charge and has it judged. */
final class ChargeReader implements RowReader {
    private final String part;
    private final BoundFormat format;
    private final ChargeMapping mapping;
    private final JudgingRows judging;
    private final long[] line = new long[1];

    ChargeReader(String part, BoundFormat format, ListedAmounts listed, JudgingRows judging) {
        this.part = part;
        this.format = format;
        this.mapping = new ChargeMapping(format, listed);
        this.judging = judging;
    }

    @Override
    public boolean wants(int position) {
        return format.reads(position);
    }

    @Override
    public void begin(long startingLine) {
        line[0] = startingLine;
        mapping.begin(startingLine);
    }

    @Override
    public void field(int position, char[] text, int from, int length) {
        mapping.field(position, text, from, length);
    }

    @Override
    public void end(int fields) {
        Optional<String> badColumn = mapping.badColumn();
        if (fields != format.width()) {
            judging.refuseRagged(line[0]);
        } else if (badColumn.isPresent()) {
            judging.refuseText(line[0], badColumn.get());
        } else {
            mapping.refusal().ifPresent(this::refuse);
            judging.judge(mapping.charge(), mapping.hash());
        }
    }

    private void refuse(FormatRefusal refusal) {
        String what =
                switch (refusal) {
                    case AMORTIZED_COST -> " holds amortised cost where actual cost is expected; line ";
                    case ACTUAL_COST -> " holds actual cost where amortised cost is expected; line ";
                    case UNNESTED_CREDITS -> " has one row for each credit, which repeats costs; line ";
                    case UNKNOWN_FORMAT, AMBIGUOUS_FORMAT, MISSING_COLUMN, COLUMN_TWICE ->
                        throw new IllegalStateException("a row cannot show " + refusal);
                };
        throw new ExportRefused(FailureReason.of(refusal), part + what + line[0] + " shows it");
    }
}
