package dev.tollgate.bench.bill;

import java.util.List;

/** A FOCUS bill of AWS for September 2026 with the 44 columns that its exporter writes. */
final class FocusBill {
    private static final String TAGS =
            "\"{\"\"application\"\": \"\"BrightLens\"\", \"\"environment\"\": \"\"dev\"\", \"\"business_unit\"\": \"\"Vienna\"\"}\"";

    private FocusBill() {}

    static List<Column> columns() {
        return List.of(
                Column.oneOf("AvailabilityZone", "us-east-1a", "us-east-1b", "us-west-2c", ""),
                Column.amount("BilledCost"),
                Column.always("BillingAccountId", "123456789012"),
                Column.always("BillingAccountName", "SunBird"),
                Column.always("BillingCurrency", "USD"),
                Column.always("BillingPeriodEnd", "2026-10-01T00:00:00Z"),
                Column.always("BillingPeriodStart", "2026-09-01T00:00:00Z"),
                Column.oneOf("ChargeCategory", "Usage", "Usage", "Usage", "Purchase", "Tax"),
                Column.empty("ChargeClass"),
                Column.oneOf(
                        "ChargeDescription",
                        "$0.40 per million standard requests in Tier1 in US West (Oregon)",
                        "\"$0.008 per used Application load balancer capacity unit-hour (or partial hour), prorated\"",
                        "$0.096 per On Demand Linux m5.large Instance Hour"),
                Column.always("ChargeFrequency", "Usage-Based"),
                Column.of("ChargePeriodEnd", (out, dice) -> Days.append(out, dice.row(), "T23:00:00Z")),
                Column.of("ChargePeriodStart", (out, dice) -> Days.append(out, dice.row(), "T22:00:00Z")),
                Column.empty("CommitmentDiscountCategory"),
                Column.empty("CommitmentDiscountId"),
                Column.empty("CommitmentDiscountName"),
                Column.empty("CommitmentDiscountStatus"),
                Column.empty("CommitmentDiscountType"),
                Column.amount("ConsumedQuantity"),
                Column.oneOf("ConsumedUnit", "Requests", "LCU-Hours", "Hrs"),
                Column.amount("ContractedCost"),
                Column.amount("ContractedUnitPrice"),
                Column.amount("EffectiveCost"),
                Column.always("InvoiceIssuerName", "\"Amazon Web Services, Inc.\""),
                Column.amount("ListCost"),
                Column.amount("ListUnitPrice"),
                Column.always("PricingCategory", "Standard"),
                Column.amount("PricingQuantity"),
                Column.oneOf("PricingUnit", "Requests", "LCU-Hours", "Hrs"),
                Column.always("ProviderName", "AWS"),
                Column.always("PublisherName", "\"Amazon Web Services, Inc.\""),
                Column.oneOf("RegionId", "us-east-1", "us-west-2", "eu-central-1"),
                Column.oneOf("RegionName", "US East (N. Virginia)", "US West (Oregon)", "EU (Frankfurt)"),
                Column.unique("ResourceId", "arn:aws:elasticloadbalancing:us-west-2:586597448978:loadbalancer/app/"),
                Column.empty("ResourceName"),
                Column.oneOf("ResourceType", "loadbalancer", "instance", "queue"),
                Column.oneOf("ServiceCategory", "Compute", "Networking", "Integration", "Storage"),
                Column.of("Id", (out, dice) -> out.append(dice.row())),
                Services.column("ServiceName"),
                Column.numbered("SkuId", "2ETY8Y426S4237J", 400),
                Column.numbered("SkuPriceId", "2ETY8Y426S4237JU.JRTCKXETXF.6YS6EN2CT", 400),
                Column.numbered("SubAccountId", "43883916725", 10),
                Column.numbered("SubAccountName", "Zenith Eclipse ", 10),
                Column.oneOf("Tags", TAGS, TAGS, ""));
    }
}
