package dev.tollgate.bench.bill;

import java.util.ArrayList;
import java.util.List;

/** A legacy AWS Cost and Usage Report for September 2026: 130 columns, most of them empty in any one row. */
final class CurBill {
    private static final int COLUMNS = 130;

    private static final String[] PRODUCT = {
        "availability",
        "availabilityZone",
        "clockSpeed",
        "contentType",
        "currentGeneration",
        "databaseEngine",
        "dedicatedEbsThroughput",
        "deploymentOption",
        "description",
        "directorySize",
        "durability",
        "ebsOptimized",
        "ecu",
        "endpointType",
        "engineCode",
        "enhancedNetworkingSupported",
        "fromLocation",
        "fromLocationType",
        "group",
        "groupDescription",
        "includedServices",
        "instanceFamily",
        "instanceType",
        "intelAvxAvailable",
        "licenseModel",
        "location",
        "locationType",
        "maxIopsBurstPerformance",
        "maxIopsvolume",
        "maxThroughputvolume",
        "maxVolumeSize",
        "memory",
        "memoryGib",
        "minVolumeSize",
        "networkPerformance",
        "normalizationSizeFactor",
        "operatingSystem",
        "operation",
        "origin",
        "physicalCores",
        "physicalProcessor",
        "preInstalledSw",
        "processorArchitecture",
        "processorFeatures",
        "productFamily",
        "protocol",
        "provisioned",
        "queueType",
        "recipient",
        "region",
        "requestType",
        "routingTarget",
        "routingType",
        "servicecode",
        "servicename",
        "sku",
        "softwareType",
        "storage",
        "storageClass",
        "storageMedia",
        "subscriptionType",
        "tenancy",
        "toLocation",
        "toLocationType",
        "transferType",
        "usagetype",
        "vcpu",
        "version",
        "volumeType"
    };

    private CurBill() {}

    static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.addAll(identity());
        columns.addAll(lineItem());
        columns.addAll(pricing());
        columns.add(Services.column("product/ProductName"));
        for (String name : PRODUCT) {
            columns.add(product(name));
        }
        for (String name : List.of("EffectiveCost", "EndTime", "ReservationARN", "StartTime", "SubscriptionId")) {
            columns.add(Column.empty("reservation/" + name));
        }
        for (String name : List.of("SavingsPlanARN", "SavingsPlanEffectiveCost", "SavingsPlanRate", "UsedCommitment")) {
            columns.add(Column.empty("savingsPlan/" + name));
        }
        columns.add(Column.oneOf("resourceTags/user:app", "checkout", "search", ""));
        columns.add(Column.oneOf("resourceTags/user:environment", "dev", "production", ""));
        for (int i = columns.size(); i < COLUMNS; i++) {
            columns.add(Column.empty("resourceTags/user:team" + i));
        }
        return List.copyOf(columns);
    }

    private static List<Column> identity() {
        return List.of(
                Column.unique("identity/LineItemId", "37bbecbb6fd24f08b3ff7f87"),
                Column.of("identity/TimeInterval", (out, dice) -> {
                    Days.append(out, dice.row(), "T22:00:00Z/");
                    Days.append(out, dice.row(), "T23:00:00Z");
                }),
                Column.empty("bill/InvoiceId"),
                Column.always("bill/InvoicingEntity", "\"Amazon Web Services, Inc.\""),
                Column.always("bill/BillingEntity", "AWS"),
                Column.always("bill/BillType", "Anniversary"),
                Column.always("bill/PayerAccountId", "999999999999"),
                Column.always("bill/BillingPeriodStartDate", "2026-09-01T00:00:00Z"),
                Column.always("bill/BillingPeriodEndDate", "2026-10-01T00:00:00Z"));
    }

    private static List<Column> lineItem() {
        return List.of(
                Column.numbered("lineItem/UsageAccountId", "43883916725", 10),
                Column.oneOf("lineItem/LineItemType", "Usage", "Usage", "Usage", "Tax", "Credit"),
                Column.of("lineItem/UsageStartDate", (out, dice) -> Days.append(out, dice.row(), "T22:00:00Z")),
                Column.of("lineItem/UsageEndDate", (out, dice) -> Days.append(out, dice.row(), "T23:00:00Z")),
                Column.oneOf(
                        "lineItem/ProductCode", "AmazonEC2", "AmazonS3", "AWSLambda", "AmazonRDS", "AWSQueueService"),
                Column.oneOf("lineItem/UsageType", "BoxUsage:m5.large", "USW2-Requests-Tier1", "LCUUsage"),
                Column.oneOf("lineItem/Operation", "RunInstances", "PutObject", "Invoke"),
                Column.oneOf("lineItem/AvailabilityZone", "us-east-1a", "us-west-2c", ""),
                Column.unique("lineItem/ResourceId", "arn:aws:ec2:us-west-2:586597448978:instance/i-"),
                Column.amount("lineItem/UsageAmount"),
                Column.empty("lineItem/NormalizationFactor"),
                Column.empty("lineItem/NormalizedUsageAmount"),
                Column.always("lineItem/CurrencyCode", "USD"),
                Column.amount("lineItem/UnblendedRate"),
                Column.amount("lineItem/UnblendedCost"),
                Column.amount("lineItem/BlendedRate"),
                Column.amount("lineItem/BlendedCost"),
                Column.oneOf(
                        "lineItem/LineItemDescription",
                        "$0.096 per On Demand Linux m5.large Instance Hour",
                        "\"$0.008 per LCU-hour (or partial hour), prorated\""),
                Column.empty("lineItem/TaxType"),
                Column.always("lineItem/LegalEntity", "\"Amazon Web Services, Inc.\""));
    }

    private static List<Column> pricing() {
        return List.of(
                Column.empty("pricing/LeaseContractLength"),
                Column.empty("pricing/OfferingClass"),
                Column.empty("pricing/PurchaseOption"),
                Column.numbered("pricing/RateCode", "VEAJHRNKTJZQ.JRTCKXETXF.6YS6EN2CT", 400),
                Column.numbered("pricing/RateId", "48719", 400),
                Column.always("pricing/currency", "USD"),
                Column.amount("pricing/publicOnDemandCost"),
                Column.amount("pricing/publicOnDemandRate"),
                Column.always("pricing/term", "OnDemand"),
                Column.oneOf("pricing/unit", "Hrs", "Requests", "LCU-Hours"));
    }

    private static Column product(String name) {
        String column = "product/" + name;
        return switch (name) {
            case "instanceType" -> Column.oneOf(column, "m5.large", "t3.micro", "");
            case "instanceFamily" -> Column.oneOf(column, "General Purpose", "");
            case "location" -> Column.oneOf(column, "US East (N. Virginia)", "US West (Oregon)");
            case "locationType" -> Column.always(column, "AWS Region");
            case "memory" -> Column.oneOf(column, "8 GiB", "");
            case "operatingSystem" -> Column.oneOf(column, "Linux", "Windows", "");
            case "operation" -> Column.oneOf(column, "RunInstances", "PutObject", "Invoke");
            case "physicalProcessor" -> Column.oneOf(column, "Intel Xeon Family", "");
            case "productFamily" -> Column.oneOf(column, "Compute Instance", "Storage", "Serverless");
            case "region" -> Column.oneOf(column, "us-east-1", "us-west-2");
            case "servicecode" -> Column.oneOf(column, "AmazonEC2", "AmazonS3", "AWSLambda");
            case "servicename" -> Services.column(column);
            case "sku" -> Column.numbered(column, "VEAJHRNKTJ", 400);
            case "usagetype" -> Column.oneOf(column, "BoxUsage:m5.large", "USW2-Requests-Tier1", "LCUUsage");
            default -> Column.empty(column);
        };
    }
}
