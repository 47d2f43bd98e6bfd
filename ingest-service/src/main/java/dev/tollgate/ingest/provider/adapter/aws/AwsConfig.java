package dev.tollgate.ingest.provider.adapter.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where an account's bills are, and which of its figures it is asked for. None of it is a secret. */
@ConfigMapping(prefix = "tollgate.live.aws")
public interface AwsConfig {
    /** {@code TOLLGATE_LIVE_AWS_BUCKET}: the bucket that AWS delivers into. Without it AWS is not read live. */
    Optional<String> bucket();

    /**
     * {@code TOLLGATE_LIVE_AWS_PREFIX}: the path in the bucket up to and with the report's or the export's name, such as
     * {@code billing/focus}. Nothing outside of it is listed or read. Without it AWS is not read live.
     */
    Optional<String> prefix();

    /** {@code TOLLGATE_LIVE_AWS_REGION}: where the bucket is, such as {@code eu-central-1}. Never guessed. */
    Optional<String> region();

    /**
     * {@code TOLLGATE_LIVE_AWS_BUCKET_OWNER}: the account that the bucket must belong to; S3 refuses another's, so that a
     * bucket of the same name, made by somebody else after ours was deleted, is not read. Not checked unless set.
     */
    Optional<String> bucketOwner();

    /**
     * {@code TOLLGATE_LIVE_AWS_METRIC}: the figure of Cost Explorer that is the provider's total. {@code UnblendedCost}
     * and {@code NetUnblendedCost} are compared with the export's {@code BilledCost}, {@code AmortizedCost} and
     * {@code NetAmortizedCost} with its {@code EffectiveCost}. {@code UnblendedCost}.
     */
    @WithDefault("UnblendedCost")
    String metric();

    /**
     * {@code TOLLGATE_LIVE_AWS_BY_DAY}: whether Cost Explorer is asked a second time, for each day of the month, so that a
     * drift can be found within it. Each request is charged by AWS. On.
     */
    @WithDefault("true")
    boolean byDay();

    /** {@code TOLLGATE_LIVE_AWS_PAGE_KEYS}: how many objects S3 is asked for at a time, at most 1000. 1000. */
    @WithDefault("1000")
    int pageKeys();

    /** Other addresses than AWS's public ones. */
    Endpoints endpoint();

    /** For private endpoints of a network, and for emulators. Each must be among the hosts that may be called. */
    interface Endpoints {
        /**
         * {@code TOLLGATE_LIVE_AWS_ENDPOINT_S3}: with it the bucket stands in the path, not in the host's name. The
         * region's public one unless set.
         */
        Optional<String> s3();

        /** {@code TOLLGATE_LIVE_AWS_ENDPOINT_COST_EXPLORER}. The public one unless set. */
        Optional<String> costExplorer();

        /** {@code TOLLGATE_LIVE_AWS_ENDPOINT_STS}. The region's public one unless set. */
        Optional<String> sts();

        /** {@code TOLLGATE_LIVE_AWS_ENDPOINT_IAM}. The public one unless set. */
        Optional<String> iam();
    }
}
