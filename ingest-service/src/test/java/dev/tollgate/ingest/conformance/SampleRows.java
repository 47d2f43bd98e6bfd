package dev.tollgate.ingest.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows that break no rule, one for each thing that FOCUS tells apart; written by hand. */
final class SampleRows {
    private static final Map<String, String> USAGE = Map.ofEntries(
            Map.entry("AvailabilityZone", "zone-1"),
            Map.entry("BilledCost", "10"),
            Map.entry("BillingAccountId", "account-1"),
            Map.entry("BillingAccountName", "Account One"),
            Map.entry("BillingAccountType", "Account"),
            Map.entry("BillingCurrency", "USD"),
            Map.entry("BillingPeriodEnd", "2026-10-01T00:00:00Z"),
            Map.entry("BillingPeriodStart", "2026-09-01T00:00:00Z"),
            Map.entry("ChargeCategory", "Usage"),
            Map.entry("ChargeDescription", "An hour of a machine"),
            Map.entry("ChargeFrequency", "Usage-Based"),
            Map.entry("ChargePeriodEnd", "2026-09-03T01:00:00Z"),
            Map.entry("ChargePeriodStart", "2026-09-03T00:00:00Z"),
            Map.entry("ConsumedQuantity", "5"),
            Map.entry("ConsumedUnit", "Hours"),
            Map.entry("ContractedCost", "10"),
            Map.entry("ContractedUnitPrice", "2"),
            Map.entry("EffectiveCost", "10"),
            Map.entry("HostProviderName", "Cloud"),
            Map.entry("InvoiceId", "invoice-1"),
            Map.entry("InvoiceIssuerName", "Cloud"),
            Map.entry("ListCost", "15"),
            Map.entry("ListUnitPrice", "3"),
            Map.entry("PricingCategory", "Standard"),
            Map.entry("PricingCurrency", "USD"),
            Map.entry("PricingCurrencyContractedUnitPrice", "2"),
            Map.entry("PricingCurrencyEffectiveCost", "10"),
            Map.entry("PricingCurrencyListUnitPrice", "3"),
            Map.entry("PricingQuantity", "5"),
            Map.entry("PricingUnit", "Hours"),
            Map.entry("ProviderName", "Cloud"),
            Map.entry("PublisherName", "Cloud"),
            Map.entry("RegionId", "region-1"),
            Map.entry("RegionName", "Region One"),
            Map.entry("ResourceId", "resource-1"),
            Map.entry("ResourceName", "Resource One"),
            Map.entry("ResourceType", "Virtual Machine"),
            Map.entry("ServiceCategory", "Compute"),
            Map.entry("ServiceName", "Machines"),
            Map.entry("ServiceProviderName", "Cloud"),
            Map.entry("ServiceSubcategory", "Virtual Machines"),
            Map.entry("SkuId", "sku-1"),
            Map.entry("SkuMeter", "Hours"),
            Map.entry("SkuPriceDetails", "{\"CoreCount\": 2}"),
            Map.entry("SkuPriceId", "price-1"),
            Map.entry("SubAccountId", "sub-1"),
            Map.entry("SubAccountName", "Sub One"),
            Map.entry("SubAccountType", "Project"),
            Map.entry("Tags", "{\"team\": \"a\"}"));

    private static final Map<String, String> CONSUMES_NOTHING = Map.of("ConsumedQuantity", "", "ConsumedUnit", "");
    private static final Map<String, String> NO_PRICE = Map.of(
            "ContractedUnitPrice", "",
            "ListUnitPrice", "",
            "PricingCurrencyContractedUnitPrice", "",
            "PricingCurrencyListUnitPrice", "",
            "PricingCategory", "",
            "PricingQuantity", "",
            "PricingUnit", "");
    private static final Map<String, String> NO_SKU =
            Map.of("SkuId", "", "SkuMeter", "", "SkuPriceDetails", "", "SkuPriceId", "");
    private static final Map<String, String> COMMITMENT = Map.of(
            "CommitmentDiscountCategory", "Usage",
            "CommitmentDiscountId", "commitment-1",
            "CommitmentDiscountName", "Commitment One",
            "CommitmentDiscountQuantity", "5",
            "CommitmentDiscountType", "Reservation",
            "CommitmentDiscountUnit", "Hours");

    private SampleRows() {}

    /** The columns of a version, in alphabetical order, which leaves no custom column among them. */
    static List<String> header(FocusVersion version) {
        return Judging.BOOK.columns(version).stream().sorted().toList();
    }

    /** One row of each kind, by column; null is the empty text. */
    static List<Map<String, String>> all(FocusVersion version) {
        boolean first = version == FocusVersion.V1_0;
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row(version));
        rows.add(row(version, Map.of("ChargeClass", "Correction")));
        rows.add(row(version, Map.of("ChargeCategory", "Tax"), CONSUMES_NOTHING, NO_PRICE, NO_SKU));
        Map<String, String> costs = Map.of("ListCost", "10", "ContractedCost", "10");
        rows.add(row(version, Map.of("ChargeCategory", "Credit"), CONSUMES_NOTHING, NO_PRICE, NO_SKU, costs));
        rows.add(row(version, Map.of("ResourceId", "", "ResourceName", "", "ResourceType", "")));
        rows.add(row(version, Map.of("SubAccountId", "", "SubAccountName", "", "SubAccountType", "")));
        rows.add(row(version, Map.of("RegionId", "", "RegionName", "")));
        rows.add(row(version, Map.of("CapacityReservationId", "reservation-1", "CapacityReservationStatus", "Unused")));
        rows.add(row(
                version,
                COMMITMENT,
                Map.of("CommitmentDiscountStatus", "Used", "PricingCategory", "Committed", "BilledCost", "0")));
        rows.add(row(
                version,
                COMMITMENT,
                first ? Map.of() : CONSUMES_NOTHING,
                Map.of("CommitmentDiscountStatus", "Unused", "PricingCategory", "Committed"),
                Map.of("ResourceId", "commitment-1")));
        rows.add(row(
                version,
                COMMITMENT,
                CONSUMES_NOTHING,
                Map.of("ChargeCategory", "Purchase", "ChargeFrequency", "One-Time", "EffectiveCost", "0"),
                Map.of("ResourceId", "commitment-1", "PricingCategory", first ? "Committed" : "Standard")));
        return rows;
    }

    @SafeVarargs
    private static Map<String, String> row(FocusVersion version, Map<String, String>... changes) {
        Map<String, String> all = new HashMap<>(USAGE);
        for (Map<String, String> change : changes) {
            all.putAll(change);
        }
        Set<String> columns = Judging.BOOK.columns(version);
        Map<String, String> row = new TreeMap<>();
        columns.forEach(column -> row.put(column, all.getOrDefault(column, "")));
        return row;
    }
}
