package dev.tollgate.reconcile.platform.json;

import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.total.Limits;
import dev.tollgate.reconcile.total.Limits.ProviderLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code billing-live-smoke.config.json} (B5), refused with the path of the first wrong key. */
final class LimitsJson {
    private static final Set<String> KEYS =
            Set.of("$schema", "version", "maxReportAgeHours", "maxSkewHours", "maxQuarantinedRows", "providers");
    private static final Set<String> PROVIDER_KEYS = Set.of(
            "varianceThresholdPct",
            "varianceThresholdAbsolute",
            "required",
            "fixtureBaseline",
            "timeoutSeconds",
            "passEnvironment",
            "settlingHours");
    private static final Set<String> BASELINE_KEYS = Set.of("providerTotal", "canonicalTotal", "currency");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final long VERSION = 1;
    private static final long DEFAULT_SKEW_HOURS = 48;
    private static final long DEFAULT_SETTLING_HOURS = 72;
    private static final long MAX_HOURS = 24L * 366;
    private static final long MAX_TIMEOUT_SECONDS = 3_600;
    private static final int MAX_PCT_DECIMALS = 8;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LimitsJson() {}

    static Limits read(String text) {
        Place whole = Place.whole(text).knowing(KEYS);
        whole.maybe("$schema").ifPresent(Place::text);
        Place version = whole.at("version");
        version.mustBe(version.count() == VERSION, "must be " + VERSION + ", the only version there is");
        Place providers = whole.at("providers")
                .knowing(ProviderId.tierOne().stream().map(ProviderId::id).collect(Collectors.toSet()));
        Map<ProviderId, ProviderLimits> limits = new EnumMap<>(ProviderId.class);
        for (ProviderId provider : ProviderId.tierOne()) {
            limits.put(provider, provider(providers.at(provider.id())));
        }
        providers.mustBe(
                limits.values().stream().anyMatch(ProviderLimits::required),
                "must have at least one that is required: where nothing is, nothing is proven");
        return new Limits(
                text,
                VERSION,
                hours(whole.at("maxReportAgeHours")),
                whole.maybe("maxSkewHours").map(LimitsJson::hours).orElse(Duration.ofHours(DEFAULT_SKEW_HOURS)),
                whole.maybe("maxQuarantinedRows").map(Place::count).orElse(0L),
                limits);
    }

    /** {@code fixtureBaseline}, {@code timeoutSeconds} and {@code passEnvironment} are the smoke's; checked all the same. */
    private static ProviderLimits provider(Place place) {
        place.knowing(PROVIDER_KEYS);
        place.maybe("fixtureBaseline").ifPresent(LimitsJson::checkBaseline);
        place.maybe("timeoutSeconds")
                .ifPresent(timeout -> timeout.mustBe(
                        timeout.count() >= 1 && timeout.count() <= MAX_TIMEOUT_SECONDS,
                        "must be from 1 to " + MAX_TIMEOUT_SECONDS));
        place.maybe("passEnvironment").ifPresent(names -> names.items()
                .forEach(name ->
                        name.mustBe(VARIABLE.matcher(name.text()).matches(), "is no name of an environment variable")));
        return new ProviderLimits(
                pct(place.at("varianceThresholdPct")),
                place.maybe("varianceThresholdAbsolute")
                        .map(LimitsJson::notNegative)
                        .orElse(BigDecimal.ZERO),
                place.maybe("required").map(Place::flag).orElse(true),
                place.maybe("settlingHours").map(LimitsJson::hours).orElse(Duration.ofHours(DEFAULT_SETTLING_HOURS)));
    }

    private static BigDecimal pct(Place place) {
        BigDecimal pct = notNegative(place);
        place.mustBe(pct.compareTo(HUNDRED) <= 0, "must be at most 100");
        place.mustBe(pct.scale() <= MAX_PCT_DECIMALS, "must have at most " + MAX_PCT_DECIMALS + " decimals");
        return pct;
    }

    private static BigDecimal notNegative(Place place) {
        BigDecimal value = place.decimal();
        place.mustBe(value.signum() >= 0, "must not be negative");
        return value;
    }

    private static Duration hours(Place place) {
        long hours = place.count();
        place.mustBe(hours <= MAX_HOURS, "must be at most " + MAX_HOURS + " hours");
        return Duration.ofHours(hours);
    }

    private static void checkBaseline(Place place) {
        place.knowing(BASELINE_KEYS);
        place.at("providerTotal").decimal();
        place.at("canonicalTotal").decimal();
        place.at("currency").currency();
    }
}
