package dev.tollgate.ingest.conformance;

import java.util.OptionalLong;

/** What is known of a column's cell with a certain content: found out once, used for every row that has it. */
final class Fact {
    final Content content;

    /** What the column's checks without a condition say, in their order. */
    final Verdict[] always;

    /** True where these have nothing to object: a null cell is judged by those about null only, any other by all. */
    final boolean isQuiet;

    /** What the column's checks with a condition say, in their order. */
    final Verdict[] verdicts;

    /** The terms of conditions that hold, as bits. */
    final long[] terms;

    /** The instant of a date that can be read. */
    final OptionalLong second;

    Fact(Content content, Verdict[] always, boolean isQuiet, Verdict[] verdicts, long[] terms, OptionalLong second) {
        this.content = content;
        this.always = always;
        this.isQuiet = isQuiet;
        this.verdicts = verdicts;
        this.terms = terms;
        this.second = second;
    }

    boolean isNull() {
        return content instanceof Content.Nothing;
    }

    /** Empty where the content is no text. */
    String text() {
        return content instanceof Content.Text(String text) ? text : "";
    }
}
