package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.ingest.export.Delivery;
import dev.tollgate.ingest.export.Delivery.Completeness;
import dev.tollgate.ingest.export.Delivery.ToldBy;
import dev.tollgate.ingest.export.Scope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the metadata of FOCUS 1.3 says of a month's recency and completeness, which goes before what a manifest says. It is
 * {@code focus-metadata.json}, with the collections {@code DatasetInstance} and {@code Recency}, or, as the examples of the
 * specification have it, {@code recency-<dataset instance>.json} with one recency object.
 */
record FocusMetadata(Optional<Instant> asOf, Optional<Boolean> complete) {
    static boolean isMetadata(String name) {
        return name.equals("focus-metadata.json") || (name.startsWith("recency-") && name.endsWith(".json"));
    }

    static Optional<FocusMetadata> find(MonthFolder folder, Scope scope) throws IOException {
        List<LyingFile> files = folder.metadata();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (files.size() > 1) {
            throw ManifestText.refused(files.getLast().name(), "lies beside other metadata of the same kind");
        }
        ManifestText text = ManifestText.of(files.getFirst());
        RecencyText recency = text.has("Recency") ? text.as(Collections.class).only(text) : text.as(RecencyText.class);
        return Optional.of(recency.of(scope, text));
    }

    Delivery over(Delivery told) {
        return new Delivery(
                asOf.orElse(told.asOf()),
                asOf.map(_ -> ToldBy.METADATA).orElse(told.asOfBy()),
                complete.map(whole -> whole ? Completeness.COMPLETE : Completeness.PARTIAL)
                        .orElse(told.completeness()),
                complete.map(_ -> ToldBy.METADATA).or(told::completenessBy),
                told.periodState());
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Collections(
            @JsonProperty("DatasetInstance") Optional<List<Instance>> instances,
            @JsonProperty("Recency") Optional<List<RecencyText>> recency) {
        /** Where several datasets are described, the charges are in the one that is of costs and usage. */
        RecencyText only(ManifestText text) {
            List<RecencyText> all = text.entries(recency);
            if (all.size() != 1) {
                List<Optional<String>> charges = text.entries(instances).stream()
                        .filter(instance -> instance.dataset()
                                .filter("CostAndUsage"::equals)
                                .isPresent())
                        .map(Instance::id)
                        .toList();
                all = all.stream()
                        .filter(one -> one.instance().isPresent() && charges.contains(one.instance()))
                        .toList();
            }
            if (all.size() != 1) {
                throw text.refused("does not have one Recency object of one CostAndUsage dataset");
            }
            return all.getFirst();
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instance(
            @JsonProperty("DatasetInstanceId") Optional<String> id,
            @JsonProperty("FocusDatasetId") Optional<String> dataset) {}
}
