package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.Problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is configured, checked.
 *
 * @param prefix without a {@code /} at its end; one at its beginning is part of the keys of reports without a prefix
 */
record AwsSettings(
        String bucket,
        String prefix,
        Optional<String> bucketOwner,
        CostFigure figure,
        boolean byDay,
        int pageKeys,
        AwsEndpoints endpoints) {
    static final String BUCKET = "TOLLGATE_LIVE_AWS_BUCKET";
    static final String PREFIX = "TOLLGATE_LIVE_AWS_PREFIX";
    static final String REGION = "TOLLGATE_LIVE_AWS_REGION";

    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2,}(?:-[a-z]+)+-\\d{1,2}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final int MOST_KEYS = 1000;

    /** @throws ExportRefused {@code NOT_CONFIGURED}, naming everything */
    static AwsSettings of(AwsConfig config) {
        Refusals.requireConfigured(missing(config));
        String region = given(config.region()).orElseThrow();
        return new AwsSettings(
                given(config.bucket()).orElseThrow(),
                given(config.prefix()).map(AwsSettings::withoutLastSlash).orElseThrow(),
                given(config.bucketOwner()),
                CostFigure.of(config.metric()).orElseThrow(),
                config.byDay(),
                config.pageKeys(),
                AwsEndpoints.of(region, config.endpoint()));
    }

    /** A value that is wrong is named by its variable and never repeated: somebody may have put a key there. */
    static List<FieldError> missing(AwsConfig config) {
        List<FieldError> missing = new ArrayList<>();
        require(missing, BUCKET, given(config.bucket()), BUCKET_NAME, "is no bucket's name");
        if (given(config.prefix()).map(AwsSettings::withoutLastSlash).orElse("").isEmpty()) {
            missing.add(new FieldError(PREFIX, "is not set"));
        }
        require(missing, REGION, given(config.region()), REGION_NAME, "is no region's name");
        given(config.bucketOwner())
                .ifPresent(owner -> require(
                        missing,
                        "TOLLGATE_LIVE_AWS_BUCKET_OWNER",
                        Optional.of(owner),
                        ACCOUNT,
                        "is no account id of 12 digits"));
        if (CostFigure.of(config.metric()).isEmpty()) {
            missing.add(new FieldError(
                    "TOLLGATE_LIVE_AWS_METRIC",
                    "is none of UnblendedCost, NetUnblendedCost, AmortizedCost, NetAmortizedCost"));
        }
        if (config.pageKeys() < 1 || config.pageKeys() > MOST_KEYS) {
            missing.add(new FieldError("TOLLGATE_LIVE_AWS_PAGE_KEYS", "is not between 1 and " + MOST_KEYS));
        }
        requireAddress(missing, "S3", config.endpoint().s3());
        requireAddress(missing, "COST_EXPLORER", config.endpoint().costExplorer());
        requireAddress(missing, "STS", config.endpoint().sts());
        requireAddress(missing, "IAM", config.endpoint().iam());
        return List.copyOf(missing);
    }

    private static void require(
            List<FieldError> missing, String variable, Optional<String> value, Pattern shape, String otherwise) {
        if (value.isEmpty()) {
            missing.add(new FieldError(variable, "is not set"));
        } else if (!shape.matcher(value.get()).matches()) {
            missing.add(new FieldError(variable, otherwise));
        }
    }

    private static void requireAddress(List<FieldError> missing, String service, Optional<String> address) {
        if (given(address).filter(text -> !isAddress(text)).isPresent()) {
            missing.add(new FieldError("TOLLGATE_LIVE_AWS_ENDPOINT_" + service, "is no http or https address"));
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String withoutLastSlash(String text) {
        return text.endsWith("/") ? withoutLastSlash(text.substring(0, text.length() - 1)) : text;
    }
}
