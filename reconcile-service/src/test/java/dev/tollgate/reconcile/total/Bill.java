package dev.tollgate.reconcile.total;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ingest service would tell of one provider; a test changes the one thing that it is about. */
public final class Bill {
    public String provider;
    public boolean exported = true;
    public boolean stated = true;
    public @Nullable String incomplete;
    public String metric = "BilledCost";
    public String statedMetric = "BilledCost";
    public String ours = "115.2";
    public String theirs = "115.2";
    public String ourCurrency = "USD";
    public String theirCurrency = "USD";
    public String ourAsOf = "2026-10-05T00:00:00Z";
    public String theirAsOf = "2026-10-05T00:00:00Z";
    public String ourRun = "r";
    public String theirRun = "r";
    public long read = 963;
    public long counted = -1;
    public long parts = 2;
    public long quarantined;
    public long setAside;
    public long repeated;
    public boolean withoutTotals;

    /** More fields of the export, as JSON. */
    public String reservations = "";

    public final List<String> moreTotals = new ArrayList<>();
    public final List<String> ourCells = new ArrayList<>();
    public final List<String> theirCells = new ArrayList<>();

    Bill(String provider) {
        this.provider = provider;
    }

    public Bill totals(String canonical, String stated) {
        ours = canonical;
        theirs = stated;
        return this;
    }

    public Bill asOf(String instant) {
        ourAsOf = instant;
        theirAsOf = instant;
        return this;
    }

    /** A cell that both sides have; an amount of {@code -} is no cell. */
    public Bill cell(String dimension, String key, String canonical, String stated) {
        if (!canonical.equals("-")) {
            ourCells.add(cellOf(dimension, key, canonical));
        }
        if (!stated.equals("-")) {
            theirCells.add(cellOf(dimension, key, stated));
        }
        return this;
    }

    public Bill knownZero() {
        read = 0;
        withoutTotals = true;
        return this;
    }

    String statement() {
        return """
                {"provider":"%s","runId":"%s","statementDigest":"d","metric":"%s","total":%s,"asOf":"%s","source":"invoice"%s}""".formatted(
                provider, theirRun, statedMetric, money(theirs, theirCurrency), theirAsOf, breakdown(theirCells));
    }

    String export() {
        List<String> totals = new ArrayList<>();
        if (!withoutTotals) {
            totals.add(total(metric, ours, ourCurrency, breakdown(ourCells)));
            totals.addAll(moreTotals);
        }
        return """
                {"provider":"%s","exportId":"e","runId":"%s","contentDigest":"d","asOf":"%s",
                "rows":{"read":%d,"counted":%d,"quarantined":%d,"setAside":%d},
                "parts":{"counted":%d,"repeated":%d},"totals":[%s]%s}""".formatted(
                        provider,
                        ourRun,
                        ourAsOf,
                        read,
                        counted < 0 ? read - quarantined - setAside : counted,
                        quarantined,
                        setAside,
                        parts,
                        repeated,
                        String.join(",", totals),
                        reservations);
    }

    public static String total(String metric, String amount, String currency, String more) {
        return "{\"metric\":\"%s\",\"total\":%s%s}".formatted(metric, money(amount, currency), more);
    }

    private static String cellOf(String dimension, String key, String amount) {
        return "{\"dimension\":\"%s\",\"key\":\"%s\",\"amount\":\"%s\"}".formatted(dimension, key, amount);
    }

    private static String breakdown(List<String> cells) {
        return cells.isEmpty() ? "" : ",\"breakdown\":[" + String.join(",", cells) + "]";
    }

    private static String money(String amount, String currency) {
        return "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency);
    }
}
