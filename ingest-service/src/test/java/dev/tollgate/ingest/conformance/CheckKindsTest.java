package dev.tollgate.ingest.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of check says of one cell. */
class CheckKindsTest {
    private static final AllowedValues VALUES = AllowedValues.published();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                "not-null;-;a;HOLDS",
                "not-null;-;``;FAILS",
                "not-null;-;NULL;FAILS",
                "not-null;-;null;FAILS",
                "not-null;-;   ;FAILS",
                "not-null;-;Null;HOLDS",
                "not-null;-;NULLS;HOLDS",
                "null;-;``;HOLDS",
                "null;-;NULL;HOLDS",
                "null;-;0;FAILS",
                "decimal;-;1.50;HOLDS",
                "decimal;-;-3;HOLDS",
                "decimal;-;35.2E-7;HOLDS",
                "decimal;-;.5;HOLDS",
                "decimal;-;5.;HOLDS",
                "decimal;-;1234567890123456789012345678901234567890.5;HOLDS",
                "decimal;-;1e999999999;HOLDS",
                "decimal;-;$32;HOLDS",
                "decimal;-;ten;FAILS",
                "decimal;-;1 1/2;FAILS",
                "decimal;-;2.3^3;FAILS",
                "decimal;-;1.2.3;FAILS",
                "decimal;-;-;NOT_JUDGED",
                "decimal;-;--1;FAILS",
                "decimal;-;.;FAILS",
                "decimal;-;E5;FAILS",
                "numeric-format;-;1.50;HOLDS",
                "numeric-format;-;1E7;HOLDS",
                "numeric-format;-;1e7;FAILS",
                "numeric-format;-;35.2E+7;FAILS",
                "numeric-format;-;+333;FAILS",
                "numeric-format;-;3,432,342;FAILS",
                "numeric-format;-;$32;FAILS",
                "numeric-format;-;(5.00);FAILS",
                "numeric-format;-; 5;FAILS",
                "numeric-format;-;ten;NOT_JUDGED",
                "numeric-format;-;``;NOT_JUDGED",
                "not-negative;-;0;HOLDS",
                "not-negative;-;-0.00;HOLDS",
                "not-negative;-;-1E-30;FAILS",
                "not-negative;-;(5.00);FAILS",
                "not-negative;-;ten;NOT_JUDGED",
                "positive;-;0.1;HOLDS",
                "positive;-;0;FAILS",
                "positive;-;-1;FAILS",
                "zero;-;0.00000;HOLDS",
                "zero;-;0E-9;HOLDS",
                "zero;-;0.00001;FAILS",
                "date-time;-;2026-09-01T00:00:00Z;HOLDS",
                "date-time;-;2026-09-01 00:00:00;HOLDS",
                "date-time;-;2026-09-01;HOLDS",
                "date-time;-;2026-09-01T02:00:00+02:00;HOLDS",
                "date-time;-;2026-09-01T00:00:00.000Z;HOLDS",
                "date-time;-;9/1/2026;HOLDS",
                "date-time;-;5/1/25;HOLDS",
                "date-time;-;2026-09-31T00:00:00Z;FAILS",
                "date-time;-;2026-09-01T24:00:00Z;FAILS",
                "date-time;-;31/12/2026;FAILS",
                "date-time;-;soon;FAILS",
                "date-time-format;-;2026-09-01T00:00:00Z;HOLDS",
                "date-time-format;-;2026-09-01 00:00:00;FAILS",
                "date-time-format;-;2026-09-01T00:00:00.000Z;FAILS",
                "date-time-format;-;2026-09-01T00:00:00z;NOT_JUDGED",
                "date-time-format;-;2026-09-01T00:00:00+00:00;FAILS",
                "date-time-format;-;2026-09-01;FAILS",
                "date-time-format;-;soon;NOT_JUDGED",
                "currency-letters;-;USD;HOLDS",
                "currency-letters;-;usd;FAILS",
                "currency-letters;-;US Dollar;FAILS",
                "currency-letters;-; USD;FAILS",
                "currency-code;-;EUR;HOLDS",
                "currency-code;-;ZZZ;FAILS",
                "currency-code;-;usd;NOT_JUDGED",
                "one-of;ChargeCategory;Usage;HOLDS",
                "one-of;ChargeCategory;usage;FAILS",
                "one-of;ChargeCategory;Usage ;FAILS",
                "one-of;ChargeCategory;``;NOT_JUDGED",
                "one-of;ServiceSubcategory;Other (Other);HOLDS",
                "value;Committed;Committed;HOLDS",
                "value;Committed;Standard;FAILS",
                "not-value;Usage-Based;Recurring;HOLDS",
                "not-value;Usage-Based;Usage-Based;FAILS",
                "key-value;-;{};HOLDS",
                "key-value;-;{\"a\": 1, \"b\": \"x\"};HOLDS",
                "key-value;-;{\"a\": {}};FAILS",
                "keys-of;SkuPriceProperty;{\"CoreCount\": 4, \"x_Colour\": \"red\"};HOLDS",
                "keys-of;SkuPriceProperty;{\"coreCount\": 4};FAILS",
                "keys-of;SkuPriceProperty;{};NOT_JUDGED",
                "keys-of;SkuPriceProperty;{;NOT_JUDGED",
                "keys-pascal-case;-;{\"CoreCount\": 4};HOLDS",
                "keys-pascal-case;-;{\"core_count\": 4};FAILS",
            })
    void a_cell_is_judged_by_its_text(String kind, String arguments, String cell, Verdict expected) {
        Check check = CheckWords.check(kind, arguments == null ? "" : arguments, "ServiceSubcategory", VALUES);
        String text = cell == null ? "" : cell;
        assertThat(judge((Check.OfCell) check, text)).isEqualTo(expected);
    }

    /** By the way that a cell takes from the reader's buffer. */
    private static Verdict judge(Check.OfCell check, String cell) {
        JudgedColumn.Reading reading =
                switch (check) {
                    case Check.OfNullness _ -> JudgedColumn.Reading.PRESENCE;
                    case Check.OfAmount _ -> JudgedColumn.Reading.NUMBER;
                    case Check.OfText _ -> JudgedColumn.Reading.TEXT;
                };
        JudgedColumn column =
                new JudgedColumn("Any", 0, reading, java.util.List.of(check), java.util.List.of(), java.util.List.of());
        Row row = new Row(java.util.List.of(column));
        row.begin();
        char[] text = cell.toCharArray();
        if (!ColumnCells.isNull(text, 0, text.length)) {
            ColumnCells.of(column, 0).read(row, text, 0, text.length);
        }
        return row.facts[0].always[0];
    }
}
