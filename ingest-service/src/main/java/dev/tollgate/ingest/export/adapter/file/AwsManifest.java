package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.BillingPeriod;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code <report>-Manifest.json}, which AWS writes when all parts are there. Legacy reports name their parts in
 * {@code reportKeys} and their month in {@code billingPeriod}; Data Exports (CUR 2.0, FOCUS) name theirs in
 * {@code dataFiles}, whose paths have the month in them.
 *
 * @param compression {@code GZIP}, {@code ZIP} or {@code Parquet}
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record AwsManifest(
        Optional<String> compression,
        Optional<Period> billingPeriod,
        Optional<List<String>> reportKeys,
        Optional<List<String>> dataFiles) {
    private static final Pattern MONTH_OF_DATE = Pattern.compile("(\\d{4})-?(\\d{2})-?01(?:T.*)?");
    private static final Pattern MONTH_OF_KEY = Pattern.compile(
            "(?:^|/)(?:billing_period=(\\d{4}-\\d{2})|(\\d{4})(\\d{2})01-\\d{8})(?=/)", Pattern.CASE_INSENSITIVE);

    static AwsManifest read(ManifestText text, BillingPeriod period) {
        AwsManifest manifest = text.as(AwsManifest.class);
        if (text.entries(manifest.reportKeys()).size()
                        + text.entries(manifest.dataFiles()).size()
                == 0) {
            throw text.refused("names no part");
        }
        List<String> months = manifest.months();
        if (months.isEmpty()) {
            throw text.refused("does not say of which month it is");
        }
        if (!months.stream().allMatch(period.toString()::equals)) {
            throw text.refused("is of another month than the run");
        }
        if (manifest.compression().filter("ZIP"::equalsIgnoreCase).isPresent()) {
            throw new ExportRefused(
                    FailureReason.UNKNOWN_FORMAT, text.name() + " names ZIP files; GZIP and Parquet are read");
        }
        return manifest;
    }

    /** Where each part lies in the bucket, without the bucket's scheme. */
    List<String> keys() {
        return Stream.concat(reportKeys.orElse(List.of()).stream(), dataFiles.orElse(List.of()).stream())
                .map(key -> key.startsWith("s3://") ? key.substring("s3://".length()) : key)
                .toList();
    }

    /** Everything that is said of the month; a date that is no month's first is of no month that we know. */
    private List<String> months() {
        List<String> months = new ArrayList<>();
        billingPeriod.flatMap(Period::start).ifPresent(start -> {
            Matcher date = MONTH_OF_DATE.matcher(start);
            months.add(date.matches() ? date.group(1) + "-" + date.group(2) : "none");
        });
        for (String key : keys()) {
            Matcher month = MONTH_OF_KEY.matcher(key);
            while (month.find()) {
                months.add(month.group(1) != null ? month.group(1) : month.group(2) + "-" + month.group(3));
            }
        }
        return months;
    }

    /** @param start {@code 20230601T000000.000Z} */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Period(Optional<String> start) {}
}
