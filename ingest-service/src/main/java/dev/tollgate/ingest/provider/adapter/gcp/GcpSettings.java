package dev.tollgate.ingest.provider.adapter.gcp;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.Problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configuration, checked as a whole before anybody is called (A4). */
record GcpSettings(
        String project,
        TableName export,
        TableName totals,
        Optional<String> location,
        URI endpoint,
        int pageSize,
        long maximumBytesBilled) {
    private static final String PREFIX = "TOLLGATE_LIVE_GCP_";
    private static final String NOT_SET = "is not set";
    private static final int MAX_PAGE_SIZE = 10_000;

    /** @throws ExportRefused as not configured, naming all that is wrong */
    static GcpSettings of(GcpConfig config) {
        Refusals.requireConfigured(missing(config));
        return new GcpSettings(
                config.project().orElseThrow().strip(),
                table(config.exportTable()).orElseThrow(),
                table(config.totalsTable()).orElseThrow(),
                given(config.location()),
                endpoint(config.endpoint()).orElseThrow(),
                config.pageSize(),
                config.maximumBytesBilled());
    }

    static List<FieldError> missing(GcpConfig config) {
        List<FieldError> missing = new ArrayList<>();
        Optional<String> project = given(config.project());
        if (project.isEmpty()) {
            missing.add(error("PROJECT", NOT_SET));
        } else if (!project.get().matches(TableName.PROJECT)) {
            missing.add(error("PROJECT", "is no project id"));
        }
        requireTable("EXPORT_TABLE", config.exportTable(), missing);
        requireTable("TOTALS_TABLE", config.totalsTable(), missing);
        if (table(config.exportTable())
                .filter(export ->
                        table(config.totalsTable()).filter(export::isSameAs).isPresent())
                .isPresent()) {
            missing.add(error("TOTALS_TABLE", "is the export's own table, which proves nothing about itself"));
        }
        if (given(config.location())
                .filter(text -> !text.matches("[A-Za-z0-9-]{2,40}"))
                .isPresent()) {
            missing.add(error("LOCATION", "is no location of BigQuery"));
        }
        if (endpoint(config.endpoint()).isEmpty()) {
            missing.add(error("ENDPOINT", "is no address of a host without a path"));
        }
        if (config.pageSize() < 1 || config.pageSize() > MAX_PAGE_SIZE) {
            missing.add(error("PAGE_SIZE", "is not between 1 and " + MAX_PAGE_SIZE));
        }
        if (config.maximumBytesBilled() < 1) {
            missing.add(error("MAXIMUM_BYTES_BILLED", "is not above zero"));
        }
        return List.copyOf(missing);
    }

    URI resolve(String path) {
        return endpoint.resolve("/bigquery/v2/" + path);
    }

    private static void requireTable(String name, Optional<String> value, List<FieldError> missing) {
        if (given(value).isEmpty()) {
            missing.add(error(name, NOT_SET));
        } else if (table(value).isEmpty()) {
            missing.add(error(name, "is not written project.dataset.table"));
        }
    }

    private static Optional<TableName> table(Optional<String> value) {
        return given(value).flatMap(TableName::of);
    }

    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<URI> endpoint(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A value may be a secret in the wrong place: the variable is named, never what it holds. */
    private static FieldError error(String name, String message) {
        return new FieldError(PREFIX + name, message);
    }
}
