package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tollgate.kernel.BillingPeriod;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * {@code manifest.json}, or {@code _manifest.json} of older exports, as Azure Cost Management lays it beside the parts of
 * one run of an export. Its older shape has nothing but the blobs.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record AzureManifest(Optional<ExportConfig> exportConfig, Optional<RunInfo> runInfo, Optional<List<Blob>> blobs) {
    static AzureManifest read(ManifestText text) {
        AzureManifest manifest = text.as(AzureManifest.class);
        if (text.entries(manifest.blobs()).isEmpty()) {
            throw text.refused("names no part");
        }
        manifest.requireTime(text);
        return manifest;
    }

    boolean isAmortized() {
        return exportConfig
                .flatMap(ExportConfig::type)
                .filter("AmortizedCost"::equalsIgnoreCase)
                .isPresent();
    }

    /** When the run was submitted, which is up to when Azure had counted. */
    Optional<Instant> submitted() {
        return runInfo.flatMap(RunInfo::submittedTime).map(Instant::parse);
    }

    boolean isOf(BillingPeriod period) {
        Optional<String> start = runInfo.flatMap(RunInfo::startDate);
        return start.isEmpty() || start.get().startsWith(period + "-01");
    }

    private void requireTime(ManifestText text) {
        try {
            submitted();
        } catch (DateTimeParseException e) {
            throw text.refused("states a submittedTime that is no time");
        }
    }

    /**
     * @param type {@code ActualCost}, {@code AmortizedCost}, {@code FocusCost}, or of what else there are exports
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExportConfig(Optional<String> resourceId, Optional<String> exportName, Optional<String> type) {}

    /** @param startDate {@code 2024-01-01T00:00:00}, without a zone */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RunInfo(Optional<String> submittedTime, Optional<String> startDate) {}

    /**
     * @param blobName the part's path in its container
     * @param byteCount of the part as it lies
     * @param dataRowCount without the header
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Blob(Optional<String> blobName, Optional<Long> byteCount, Optional<Long> dataRowCount) {
        String name() {
            String path = blobName.orElse("");
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
