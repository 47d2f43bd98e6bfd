package dev.tollgate.ingest.export.adapter.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.ingest.export.Scope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/**
 * A recency object of FOCUS 1.3. A dataset over time, as charges are, says of each span whether it is complete and when it
 * was last updated; only the spans that touch the month count for it. Another kind says it of itself as a whole. When the
 * metadata itself was updated says nothing of the charges.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RecencyText(
        @JsonProperty("DatasetInstanceId") Optional<String> instance,
        @JsonProperty("DatasetInstanceComplete") Optional<Boolean> complete,
        @JsonProperty("DatasetInstanceLastUpdated") Optional<String> updated,
        @JsonProperty("TimeSectors") Optional<List<Sector>> sectors) {
    // The examples of the specification write a small z, and hours of one digit.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern(":mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffsetId()
            .toFormatter(java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    FocusMetadata of(Scope scope, ManifestText text) {
        try {
            ZoneId zone = scope.provider().billingZone();
            Instant from = scope.period().startsAt(zone);
            Instant to = scope.period().endsAt(zone);
            List<Sector> ofMonth = text.entries(sectors).stream()
                    .filter(sector -> time(sector.start()).isBefore(to)
                            && time(sector.end()).isAfter(from))
                    .toList();
            Optional<Instant> asOf = updated.map(RecencyText::time).or(() -> ofMonth.stream()
                    .flatMap(sector -> sector.updated().stream())
                    .map(RecencyText::time)
                    .max(Instant::compareTo));
            Optional<Boolean> whole = complete.isPresent() || ofMonth.isEmpty()
                    ? complete
                    : Optional.of(ofMonth.stream()
                            .allMatch(sector -> sector.complete().orElse(false)));
            return new FocusMetadata(asOf, whole);
        } catch (DateTimeParseException e) {
            throw text.refused("states a time that is none");
        }
    }

    private static Instant time(String text) {
        return TIME.parse(text, Instant::from);
    }

    private static Instant time(Optional<String> text) {
        return time(text.orElse(""));
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sector(
            @JsonProperty("TimeSectorStart") Optional<String> start,
            @JsonProperty("TimeSectorEnd") Optional<String> end,
            @JsonProperty("TimeSectorComplete") Optional<Boolean> complete,
            @JsonProperty("TimeSectorLastUpdated") Optional<String> updated) {}
}
