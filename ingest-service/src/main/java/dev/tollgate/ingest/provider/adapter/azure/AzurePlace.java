package dev.tollgate.ingest.provider.adapter.azure;

import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The configuration, once all of it is there and has its form: what becomes part of an address holds nothing that would
 * lead the address elsewhere.
 *
 * @param directory without a slash at either end
 * @param scope without a slash at either end
 */
record AzurePlace(
        String storageEndpoint,
        String container,
        String directory,
        String scope,
        String metric,
        String authority,
        String management) {
    static final String CONTAINER = "TOLLGATE_LIVE_AZURE_CONTAINER";
    static final String SCOPE = "TOLLGATE_LIVE_AZURE_SCOPE";

    private static final String ACTUAL = "ActualCost";
    private static final String AMORTIZED = "AmortizedCost";
    private static final Pattern ACCOUNT_PATH = Pattern.compile("(?:/[a-z0-9]{3,24})?");
    private static final Pattern CONTAINER_NAME = Pattern.compile("(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    private static final Pattern DIRECTORY_STEP = Pattern.compile("[\\w ()~=@+,-][\\w .()~=@+,-]{0,254}");
    private static final Pattern SCOPE_TEXT = Pattern.compile(
            "(?:subscriptions|providers/Microsoft\\.Billing/billingAccounts|providers/Microsoft\\.Management/managementGroups)"
                    + "(?:/[A-Za-z0-9_(][\\w.:()-]{0,254}){1,8}");

    static AzurePlace of(AzureConfig config) {
        Refusals.requireConfigured(missing(config));
        return new AzurePlace(
                config.storageEndpoint().orElseThrow(),
                config.container().orElseThrow(),
                config.directory().orElseThrow(),
                withoutSlash(config.scope().orElseThrow()),
                config.metric(),
                config.authority(),
                config.managementEndpoint());
    }

    static List<FieldError> missing(AzureConfig config) {
        List<FieldError> missing = new ArrayList<>();
        require(missing, "TOLLGATE_LIVE_AZURE_STORAGE_ENDPOINT", config.storageEndpoint(), AzurePlace::isStorage);
        require(missing, CONTAINER, config.container(), CONTAINER_NAME.asMatchPredicate());
        require(missing, "TOLLGATE_LIVE_AZURE_DIRECTORY", config.directory(), AzurePlace::isDirectory);
        require(missing, SCOPE, config.scope().map(AzurePlace::withoutSlash), SCOPE_TEXT.asMatchPredicate());
        require(missing, "TOLLGATE_LIVE_AZURE_METRIC", Optional.of(config.metric()), AzurePlace::isMetric);
        require(missing, "TOLLGATE_LIVE_AZURE_AUTHORITY", Optional.of(config.authority()), AzurePlace::isEndpoint);
        require(
                missing,
                "TOLLGATE_LIVE_AZURE_MANAGEMENT_ENDPOINT",
                Optional.of(config.managementEndpoint()),
                AzurePlace::isEndpoint);
        return List.copyOf(missing);
    }

    CostMetric costMetric() {
        return metric.equals(ACTUAL) ? CostMetric.BILLED_COST : CostMetric.EFFECTIVE_COST;
    }

    /** Only there does Azure document the list of a caller's permissions. */
    boolean isOfSubscription() {
        return scope.startsWith("subscriptions/");
    }

    /** The value is never repeated: it may be a secret that was put into the wrong variable. */
    private static void require(
            List<FieldError> missing, String variable, Optional<String> value, Predicate<String> form) {
        Optional<String> given = value.filter(text -> !text.isBlank());
        if (given.isEmpty()) {
            missing.add(new FieldError(variable, "is not set"));
        } else if (!form.test(given.orElseThrow())) {
            missing.add(new FieldError(variable, "has not the form that it is documented with"));
        }
    }

    private static boolean isMetric(String text) {
        return text.equals(ACTUAL) || text.equals(AMORTIZED);
    }

    private static boolean isDirectory(String text) {
        return text.length() <= 900 && List.of(text.split("/", -1)).stream().allMatch(AzurePlace::isStep);
    }

    private static boolean isStep(String step) {
        return DIRECTORY_STEP.matcher(step).matches();
    }

    private static boolean isStorage(String text) {
        return isUri(text, ACCOUNT_PATH);
    }

    private static boolean isEndpoint(String text) {
        return isUri(text, Pattern.compile(""));
    }

    /** Whether it may be called without TLS is for the list of allowed hosts to say. */
    private static boolean isUri(String text, Pattern path) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && path.matcher(String.valueOf(uri.getRawPath())).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String withoutSlash(String scope) {
        return scope.startsWith("/") ? scope.substring(1) : scope;
    }
}
