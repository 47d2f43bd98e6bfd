package dev.tollgate.bench.bill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The bills that are generated, and what the other side has to know of them to add them up. */
enum Bill {
    FOCUS(
            FocusBill.columns(),
            Map.of(
                    "BilledCost", "BilledCost",
                    "EffectiveCost", "EffectiveCost",
                    "ListCost", "ListCost",
                    "ContractedCost", "ContractedCost"),
            List.of("BillingAccountId", "SubAccountId", "ServiceName", "ChargeCategory"),
            "ChargePeriodStart"),
    CUR(
            CurBill.columns(),
            Map.of("BilledCost", "lineItem/UnblendedCost"),
            List.of("bill/PayerAccountId", "lineItem/UsageAccountId", "product/ProductName", "lineItem/LineItemType"),
            "lineItem/UsageStartDate");

    private final List<Column> columns;
    private final Map<String, String> amounts;
    private final List<String> groups;
    private final String day;

    Bill(List<Column> columns, Map<String, String> amounts, List<String> groups, String day) {
        this.columns = columns;
        this.amounts = amounts;
        this.groups = groups;
        this.day = day;
    }

    Path csv(Path folder, long rows) throws IOException {
        return BillFile.write(folder, name().toLowerCase(java.util.Locale.ROOT), columns, rows);
    }

    List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** The columns that are added up, by the cost metric that they are. */
    Map<String, String> amounts() {
        return amounts;
    }

    /** The columns by whose texts the sums are told apart, besides the day. */
    List<String> groups() {
        return groups;
    }

    /** The column whose first ten characters are the day of the charge. */
    String day() {
        return day;
    }
}
