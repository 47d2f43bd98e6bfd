package dev.tollgate.ingest.export;

import java.time.LocalDate;

/**
 * One cell of the total cube; its sums are {@link CellSums}. Texts are as the bill has them, empty where it has none.
 *
 * @param day of the start of the charge, in the provider's billing zone
 */
public record Cell(
        String account, String subAccount, String service, LocalDate day, String chargeCategory, String currency) {}
