package dev.tollgate.bench.bill;

/** Services as a bill names them; a few of the names need quotes. */
final class Services {
    private static final String[] NAMES = {
        "Amazon Elastic Compute Cloud",
        "Amazon Simple Storage Service",
        "AWS Lambda",
        "Amazon DynamoDB",
        "Amazon Relational Database Service",
        "Amazon Simple Queue Service",
        "AmazonCloudWatch",
        "Elastic Load Balancing",
        "AWS Key Management Service",
        "Amazon Virtual Private Cloud",
        "Amazon Kinesis",
        "AWS Glue",
        "Amazon Athena",
        "Amazon Redshift",
        "Amazon ElastiCache",
        "AWS Config",
        "AWS CloudTrail",
        "Amazon Route 53",
        "AWS Step Functions",
        "Amazon API Gateway",
        "\"Amazon Elastic Container Service, Fargate\"",
        "Amazon Managed Streaming for Kafka"
    };

    private Services() {}

    static Column column(String name) {
        return Column.oneOf(name, NAMES);
    }
}
