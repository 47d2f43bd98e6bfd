package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.BackfillScope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which events a backfill is about (G5). */
final class BackfillScopeParameters {
    private static final int DATE_LENGTH = "2026-11-21".length();

    @Option(names = "--org", required = true, paramLabel = "TENANT", description = "Whose events: data.tenant.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String org;

    @Option(
            names = "--subscription",
            required = true,
            paramLabel = "ID",
            description = "Of which subscription: data.subscription.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String subscription;

    @Option(
            names = "--start",
            required = true,
            paramLabel = "TIME",
            description = "From when on: RFC 3339, or a date, which begins at 00:00 UTC.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String start;

    @Option(names = "--end", required = true, paramLabel = "TIME", description = "Until before when, likewise.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private String end;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in.
    private CommandSpec spec;

    /** @throws ParameterException saying which option is wrong, and how */
    BackfillScope scope() {
        Instant from = time("--start", start);
        Instant until = time("--end", end);
        try {
            return new BackfillScope(org, subscription, from, until);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Instant time(String option, String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(option + " is a date (2026-11-21, in UTC) or a time with an offset (2026-11-21T09:00:00Z)");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
