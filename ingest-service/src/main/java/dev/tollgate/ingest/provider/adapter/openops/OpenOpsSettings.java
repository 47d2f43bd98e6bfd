package dev.tollgate.ingest.provider.adapter.openops;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.provider.Refusals;
import dev.tollgate.kernel.Problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The configuration, checked as a whole before anybody is called (A4).
 *
 * @param base without a slash at its end; so is {@code tables}
 */
record OpenOpsSettings(
        String base,
        String tables,
        String tableId,
        String periodField,
        Optional<String> modifiedField,
        int pageSize,
        String workflowId,
        String workflowHeader) {
    private static final String PREFIX = "TOLLGATE_LIVE_OPENOPS_";
    private static final String NOT_SET = "is not set";
    private static final int MAX_PAGE_SIZE = 200;

    /** A name that holds two underscores could end the name of a filter early. */
    private static final Pattern FIELD = Pattern.compile("(?!.*__)[^\\p{Cntrl}]{1,255}");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** Those that the HTTP client sets itself, or that would change what is sent. */
    private static final Set<String> OTHER_HEADERS =
            Set.of("accept", "connection", "content-length", "content-type", "expect", "host", "upgrade");

    /** @throws ExportRefused as not configured, naming all that is wrong */
    static OpenOpsSettings of(OpenOpsConfig config) {
        Refusals.requireConfigured(missing(config));
        String base = given(config.baseUrl()).flatMap(OpenOpsSettings::address).orElseThrow();
        return new OpenOpsSettings(
                base,
                given(config.tablesUrl()).flatMap(OpenOpsSettings::address).orElse(base),
                given(config.tableId()).orElseThrow(),
                config.periodField().strip(),
                given(config.modifiedField()),
                config.pageSize(),
                given(config.workflowId()).orElseThrow(),
                config.workflowHeader().strip());
    }

    static List<FieldError> missing(OpenOpsConfig config) {
        List<FieldError> missing = new ArrayList<>();
        Optional<String> base = given(config.baseUrl());
        if (base.isEmpty()) {
            missing.add(error("BASE_URL", NOT_SET));
        } else if (address(base.get()).isEmpty()) {
            missing.add(error("BASE_URL", "is no address of a host"));
        }
        if (given(config.tablesUrl()).filter(url -> address(url).isEmpty()).isPresent()) {
            missing.add(error("TABLES_URL", "is no address of a host"));
        }
        require("TABLE_ID", config.tableId(), "[1-9][0-9]{0,17}", "is no number of a table", missing);
        require("WORKFLOW_ID", config.workflowId(), "[A-Za-z0-9_-]{1,64}", "is no id of a workflow", missing);
        if (!FIELD.matcher(config.periodField().strip()).matches()) {
            missing.add(error("PERIOD_FIELD", "is no name of a field"));
        }
        if (given(config.modifiedField())
                .filter(name -> !FIELD.matcher(name).matches() || name.indexOf(',') >= 0)
                .isPresent()) {
            missing.add(error("MODIFIED_FIELD", "is no name of a field"));
        }
        if (config.pageSize() < 1 || config.pageSize() > MAX_PAGE_SIZE) {
            missing.add(error("PAGE_SIZE", "is not between 1 and " + MAX_PAGE_SIZE));
        }
        String header = config.workflowHeader().strip();
        if (!HEADER.matcher(header).matches() || OTHER_HEADERS.contains(header.toLowerCase(Locale.ROOT))) {
            missing.add(error("WORKFLOW_HEADER", "is no name of a header that could carry a secret"));
        }
        return List.copyOf(missing);
    }

    private static void require(
            String name, Optional<String> value, String shape, String wrong, List<FieldError> missing) {
        if (given(value).isEmpty()) {
            missing.add(error(name, NOT_SET));
        } else if (given(value).filter(text -> text.matches(shape)).isEmpty()) {
            missing.add(error(name, wrong));
        }
    }

    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<String> address(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
            return plain ? Optional.of(text.replaceAll("/+$", "")) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A value may be a secret in the wrong place: the variable is named, never what it holds. */
    private static FieldError error(String name, String message) {
        return new FieldError(PREFIX + name, message);
    }
}
