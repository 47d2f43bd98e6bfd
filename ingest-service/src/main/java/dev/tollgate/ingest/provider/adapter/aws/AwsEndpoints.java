package dev.tollgate.ingest.provider.adapter.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Where each service is asked, always said outright: the SDK would otherwise take addresses from the environment and from
 * files in the home directory.
 */
record AwsEndpoints(Endpoint s3, Endpoint costExplorer, Endpoint sts, Endpoint iam) {
    /** @param signing the region that a request is signed for, which is not where it is sent for services without regions */
    record Endpoint(URI uri, Region signing, boolean configured) {}

    /** "AWS service endpoints" of the AWS General Reference: Cost Explorer and IAM have one place in each partition. */
    static AwsEndpoints of(String region, AwsConfig.Endpoints configured) {
        boolean china = region.startsWith("cn-");
        boolean government = region.startsWith("us-gov-");
        String below = china ? ".amazonaws.com.cn" : ".amazonaws.com";
        String costs = china ? "cn-northwest-1" : "us-east-1";
        String identities = china ? "cn-north-1" : government ? "us-gov-west-1" : "us-east-1";
        String iam = china ? "iam.cn-north-1" : government ? "iam.us-gov" : "iam";
        return new AwsEndpoints(
                of(configured.s3(), "s3." + region + below, region),
                of(configured.costExplorer(), "ce." + costs + below, costs),
                of(configured.sts(), "sts." + region + below, region),
                of(configured.iam(), iam + below, identities));
    }

    private static Endpoint of(Optional<String> configured, String host, String signing) {
        Optional<URI> own = configured.filter(text -> !text.isBlank()).map(text -> URI.create(text.strip()));
        return new Endpoint(own.orElseGet(() -> URI.create("https://" + host)), Region.of(signing), own.isPresent());
    }
}
