package dev.tollgate.ingest.conformance;

import java.util.List;
import java.util.Map;

/** What a rule asks for. Each is one word in the table's column {@code kind}. */
public sealed interface Check {
    /** Judged once, from the column names. */
    sealed interface OfHeader extends Check {}

    /** Judged from one cell, so the verdict on a text holds for every row that has it. */
    sealed interface OfCell extends Check {}

    /** Null or not null. */
    sealed interface OfNullness extends OfCell {}

    /** Judged from a cell that holds a number; a null cell is not judged. */
    sealed interface OfAmount extends OfCell {}

    /** Judged from a cell's text; a null cell is not judged. */
    sealed interface OfText extends OfCell {}

    /** Judged from several cells of one row; a row in which one of them cannot be read is not judged. */
    sealed interface OfRow extends Check {}

    /** At least so many per cent of the mandatory columns are there. */
    record FocusAtAll(int percent) implements OfHeader {}

    record Present() implements OfHeader {}

    record NamesOnce() implements OfHeader {}

    record NamesKnown() implements OfHeader {}

    record NamesShort(int maxChars) implements OfHeader {}

    record NamesCustomStyle() implements OfHeader {}

    record NamesCustomLast() implements OfHeader {}

    record NotNull() implements OfNullness {}

    record Null() implements OfNullness {}

    record Decimal() implements OfAmount {}

    record NumericFormat() implements OfAmount {}

    record NotNegative() implements OfAmount {}

    record Positive() implements OfAmount {}

    record Zero() implements OfAmount {}

    record DateTime() implements OfText {}

    record DateTimeFormat() implements OfText {}

    record CurrencyLetters() implements OfText {}

    record CurrencyCode() implements OfText {}

    record OneOf(List<String> values) implements OfText {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    record NotValue(String value) implements OfText {}

    record KeyValue() implements OfText {}

    record KeysOf(List<String> keys) implements OfText {
        public KeysOf {
            keys = List.copyOf(keys);
        }
    }

    record KeysPascalCase() implements OfText {}

    /** The rule's column is a later instant than the other. */
    record After(String start) implements OfRow {}

    /** The rule's column is the product of the two others, to the last digit. */
    record Product(String price, String quantity) implements OfRow {}

    record SameAmount(String other) implements OfRow {}

    record SameText(String other) implements OfRow {}

    /** The parent that the list of values gives to the cell stands in the other column. */
    record ParentValue(String parent, Map<String, String> parents) implements OfRow {
        public ParentValue {
            parents = Map.copyOf(parents);
        }
    }

    /** Throughout the file, a text of the rule's column has one text in the other column. */
    record OneParent(String parent) implements OfRow {}

    /** The columns that the check reads beside its rule's own. */
    default List<String> otherColumns() {
        return switch (this) {
            case OfHeader _, OfCell _ -> List.of();
            case After(String start) -> List.of(start);
            case Product(String price, String quantity) -> List.of(price, quantity);
            case SameAmount(String other) -> List.of(other);
            case SameText(String other) -> List.of(other);
            case ParentValue value -> List.of(value.parent());
            case OneParent(String parent) -> List.of(parent);
        };
    }
}
