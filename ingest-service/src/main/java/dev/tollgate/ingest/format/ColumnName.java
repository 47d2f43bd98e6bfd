package dev.tollgate.ingest.format;

import java.util.Locale;

/**
 * A column's name without what its spellings differ in. One table reads {@code lineItem/UnblendedCost} and
 * {@code line_item_unblended_cost}, {@code PreTaxCost} and {@code preTaxCost}, and
 * {@code Ressourcengruppe (ResourceGroup)}, whose name in English stands in parentheses.
 */
record ColumnName(String folded) {
    static ColumnName of(String header) {
        String name = header.strip();
        int open = name.lastIndexOf('(');
        boolean translated = open > 0 && name.endsWith(")") && open < name.length() - 2;
        String english = translated ? name.substring(open + 1, name.length() - 1) : name;
        StringBuilder folded = new StringBuilder(english.length());
        english.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
        return new ColumnName(folded.toString().toLowerCase(Locale.ROOT));
    }
}
