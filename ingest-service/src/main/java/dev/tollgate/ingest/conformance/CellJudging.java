package dev.tollgate.ingest.conformance;

import dev.tollgate.ingest.conformance.Content.Notation;
import dev.tollgate.kernel.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the checks of one cell say; called once for each text, so that it may take its time. */
final class CellJudging {
    private static final Pattern CURRENCY_LETTERS = Pattern.compile("[A-Z]{3}");
    private static final Pattern PASCAL_KEY = Pattern.compile("(x_)?[A-Z][A-Za-z0-9]*");
    private static final String CUSTOM = "x_";

    private CellJudging() {}

    static Verdict judge(Check.OfCell check, Content content) {
        return switch (check) {
            case Check.NotNull _ -> Verdict.of(!(content instanceof Content.Nothing));
            case Check.Null _ -> Verdict.of(content instanceof Content.Nothing);
            case Check.OfAmount ofAmount ->
                content instanceof Content.Amount amount ? judge(ofAmount, amount) : Verdict.NOT_JUDGED;
            case Check.OfText ofText ->
                content instanceof Content.Text(String text) ? judge(ofText, text) : Verdict.NOT_JUDGED;
        };
    }

    private static Verdict judge(Check.OfAmount check, Content.Amount amount) {
        boolean isNumber = amount.notation() != Notation.NO_NUMBER;
        return switch (check) {
            case Check.Decimal _ -> Verdict.of(isNumber);
            case Check.NumericFormat _ ->
                isNumber ? Verdict.of(amount.notation() == Notation.PROPER) : Verdict.NOT_JUDGED;
            case Check.NotNegative _ -> isNumber ? Verdict.of(amount.sign() >= 0) : Verdict.NOT_JUDGED;
            case Check.Positive _ -> isNumber ? Verdict.of(amount.sign() > 0) : Verdict.NOT_JUDGED;
            case Check.Zero _ -> isNumber ? Verdict.of(amount.sign() == 0) : Verdict.NOT_JUDGED;
        };
    }

    private static Verdict judge(Check.OfText check, String text) {
        return switch (check) {
            case Check.DateTime _ -> Verdict.of(DateText.second(text).isPresent());
            case Check.DateTimeFormat _ ->
                DateText.second(text).isPresent() ? Verdict.of(DateText.isProper(text)) : Verdict.NOT_JUDGED;
            case Check.CurrencyLetters _ ->
                Verdict.of(CURRENCY_LETTERS.matcher(text).matches());
            case Check.CurrencyCode _ ->
                CURRENCY_LETTERS.matcher(text).matches() ? Verdict.of(isCurrency(text)) : Verdict.NOT_JUDGED;
            case Check.OneOf(List<String> values) -> Verdict.of(values.contains(text));
            case Check.NotValue(String value) -> Verdict.of(!text.equals(value));
            case Check.KeyValue _ -> Verdict.of(KeyValueText.keys(text).isPresent());
            case Check.KeysOf(List<String> keys) -> eachKey(text, key -> keys.contains(key) || key.startsWith(CUSTOM));
            case Check.KeysPascalCase _ -> eachKey(text, PASCAL_KEY.asMatchPredicate());
        };
    }

    private static Verdict eachKey(String text, Predicate<String> holds) {
        Optional<List<String>> keys = KeyValueText.keys(text);
        return keys.isEmpty() || keys.get().isEmpty()
                ? Verdict.NOT_JUDGED
                : Verdict.of(keys.get().stream().allMatch(holds));
    }

    private static boolean isCurrency(String text) {
        try {
            return Money.requireCurrency(text).equals(text);
        } catch (Money.UnknownCurrency e) {
            return false;
        }
    }
}
