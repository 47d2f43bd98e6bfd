package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.reconcile.platform.json.JsonDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A month of four providers whose totals agree, as the ingest service would tell it. */
public final class Bills {
    public static final String SHIPPED_LIMITS = read(Path.of("src/main/resources/billing-live-smoke.config.json"));

    public String period = "2026-09";
    public String mode = "deterministic";
    public String answeredMode = "deterministic";
    public String now = "2026-10-06T08:00:00Z";
    public String limits = SHIPPED_LIMITS;
    private final Map<ProviderId, Bill> byProvider = new EnumMap<>(ProviderId.class);

    public Bills() {
        ProviderId.tierOne().forEach(provider -> byProvider.put(provider, new Bill(provider.id())));
    }

    public Bill of(ProviderId provider) {
        return byProvider.get(provider);
    }

    public Bill aws() {
        return of(ProviderId.AWS);
    }

    public Bills limits(String from, String to) {
        if (!limits.contains(from)) {
            throw new AssertionError("the limits do not hold " + from);
        }
        limits = limits.replace(from, to);
        return this;
    }

    public String providerTotals() {
        return "{\"billingPeriod\":\"%s\",\"mode\":\"%s\",\"statements\":[%s]}"
                .formatted(period, answeredMode, join(bill -> bill.stated ? bill.statement() : null));
    }

    public String canonicalTotals() {
        return "{\"billingPeriod\":\"%s\",\"mode\":\"%s\",\"exports\":[%s],\"incomplete\":[%s]}"
                .formatted(
                        period,
                        answeredMode,
                        join(bill -> bill.exported ? bill.export() : null),
                        join(bill -> bill.incomplete));
    }

    public Inputs inputs() {
        return inputs(new Fetched.Body(providerTotals()), new Fetched.Body(canonicalTotals()));
    }

    public Inputs inputs(Fetched stated, Fetched held) {
        return new Inputs(
                BillingPeriod.of(period), Mode.of(mode).orElseThrow(), Instant.parse(now), limits, stated, held);
    }

    public Judgement judge() {
        return judge(inputs());
    }

    public static Judgement judge(Inputs inputs) {
        return new Judging(new JsonDocuments()).judge(inputs).judgement();
    }

    public ProviderJudgement judge(ProviderId provider) {
        return of(judge(), provider);
    }

    public static ProviderJudgement of(Judgement judgement, ProviderId provider) {
        return judgement.providers().stream()
                .filter(judged -> judged.provider() == provider)
                .findFirst()
                .orElseThrow();
    }

    /** The verdict and, where there is one, the reason: {@code UNPROVEN(STALE)}. */
    public static String words(Finding finding) {
        return switch (finding) {
            case Finding.Matched _ -> "MATCHED";
            case Finding.Drifted drifted -> "DRIFTED(" + drifted.reason() + ")";
            case Finding.Unproven unproven -> "UNPROVEN(" + unproven.reason() + ")";
        };
    }

    private String join(java.util.function.Function<Bill, String> text) {
        List<String> all = new ArrayList<>();
        byProvider.values().forEach(bill -> {
            String one = text.apply(bill);
            if (one != null) {
                all.add(one);
            }
        });
        return String.join(",", all);
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
