package dev.tollgate.ingest.conformance;

import java.util.List;

/** The words of the table's column {@code kind}. */
final class CheckWords {
    private CheckWords() {}

    /** @throws IllegalArgumentException when there is no such kind, or its arguments are of another shape */
    static Check check(String kind, String arguments, String column, AllowedValues values) {
        return switch (kind) {
            case "focus-at-all" -> new Check.FocusAtAll(Integer.parseInt(arguments));
            case "present" -> new Check.Present();
            case "names-once" -> new Check.NamesOnce();
            case "names-known" -> new Check.NamesKnown();
            case "names-short" -> new Check.NamesShort(Integer.parseInt(arguments));
            case "names-custom-style" -> new Check.NamesCustomStyle();
            case "names-custom-last" -> new Check.NamesCustomLast();
            case "not-null" -> new Check.NotNull();
            case "null" -> new Check.Null();
            case "decimal" -> new Check.Decimal();
            case "numeric-format" -> new Check.NumericFormat();
            case "not-negative" -> new Check.NotNegative();
            case "positive" -> new Check.Positive();
            case "zero" -> new Check.Zero();
            case "date-time" -> new Check.DateTime();
            case "date-time-format" -> new Check.DateTimeFormat();
            case "currency-letters" -> new Check.CurrencyLetters();
            case "currency-code" -> new Check.CurrencyCode();
            case "one-of" -> new Check.OneOf(values.values(arguments));
            case "value" -> new Check.OneOf(List.of(arguments));
            case "not-value" -> new Check.NotValue(arguments);
            case "key-value" -> new Check.KeyValue();
            case "keys-of" -> new Check.KeysOf(values.values(arguments));
            case "keys-pascal-case" -> new Check.KeysPascalCase();
            case "after" -> new Check.After(arguments);
            case "product" -> product(arguments);
            case "same-amount" -> new Check.SameAmount(arguments);
            case "same-text" -> new Check.SameText(arguments);
            case "parent-value" -> new Check.ParentValue(arguments, values.parents(column));
            case "one-parent" -> new Check.OneParent(arguments);
            default -> throw new IllegalArgumentException("no kind of check: " + kind);
        };
    }

    private static Check product(String arguments) {
        int bar = arguments.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("a product has two factors: " + arguments);
        }
        return new Check.Product(arguments.substring(0, bar), arguments.substring(bar + 1));
    }
}
