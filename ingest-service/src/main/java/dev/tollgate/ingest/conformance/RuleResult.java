package dev.tollgate.ingest.conformance;

import java.util.List;

/**
 * What one rule said of a file.
 *
 * @param judged how many rows it was put to; or column names, or 1 for the header as a whole
 * @param failed how often it was broken: rows; columns, for a rule about their names; texts, for {@code one-parent}
 * @param places the first lines, or the first column numbers of the header, from 1
 * @param note why it was not exercised or is unproven; else empty
 */
public record RuleResult(Rule rule, Outcome outcome, long judged, long failed, List<Long> places, String note) {
    public RuleResult {
        places = List.copyOf(places);
    }

    /** True where the places are column numbers. */
    public boolean isAboutHeader() {
        return rule.check() instanceof Check.OfHeader;
    }

    static RuleResult notExercised(Rule rule, String note) {
        return new RuleResult(rule, Outcome.NOT_EXERCISED, 0, 0, List.of(), note);
    }

    static RuleResult counted(Rule rule, long judged, long failed, List<Long> places) {
        if (judged == 0) {
            return notExercised(rule, "no row put it to the test");
        }
        return new RuleResult(rule, failed == 0 ? Outcome.PASSED : Outcome.FAILED, judged, failed, places, "");
    }
}
