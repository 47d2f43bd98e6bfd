package dev.tollgate.ingest.export;

import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;

/** Charges of another provider or month than the run's: summed exactly, told apart, and in no canonical total. */
public record SetAside(BillGroup group, CostMetric metric, Money total, long rows) {}
