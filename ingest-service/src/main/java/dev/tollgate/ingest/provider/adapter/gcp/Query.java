package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tollgate.kernel.adapter.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question in GoogleSQL. Only table names stand in its text; whatever else varies is a parameter.
 *
 * @param asked what it asks, in words, for explanations
 */
record Query(String asked, String sql, List<Parameter> parameters) {
    /** How long an answer may wait for the query's end; a query that takes longer is asked about again. */
    static final int WAIT_MILLIS = 10_000;

    /** After which BigQuery itself stops the query. */
    private static final int QUERY_TIMEOUT_MILLIS = 600_000;

    Query {
        parameters = List.copyOf(parameters);
    }

    /** @param type of GoogleSQL, such as {@code STRING} */
    record Parameter(String name, String type, String value) {
        private Map<String, Object> json() {
            return Map.of(
                    "name", name,
                    "parameterType", Map.of("type", type),
                    "parameterValue", Map.of("value", value));
        }
    }

    /** The {@code QueryRequest} of {@code jobs.query}. */
    byte[] request(GcpSettings settings, String requestId) {
        Map<String, Object> request = common(settings);
        request.put("maxResults", settings.pageSize());
        request.put("timeoutMs", WAIT_MILLIS);
        request.put("jobTimeoutMs", String.valueOf(QUERY_TIMEOUT_MILLIS));
        request.put("formatOptions", Map.of("useInt64Timestamp", true));
        // With it a request that is sent twice, for its answer was lost, is one query.
        request.put("requestId", requestId);
        return bytes(request);
    }

    /** Whether it could be run; costs nothing and reads nothing. */
    byte[] dryRun(GcpSettings settings) {
        Map<String, Object> request = common(settings);
        request.put("dryRun", true);
        return bytes(request);
    }

    private Map<String, Object> common(GcpSettings settings) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("query", sql);
        request.put("useLegacySql", false);
        request.put("parameterMode", "NAMED");
        request.put("queryParameters", parameters.stream().map(Parameter::json).toList());
        request.put("maximumBytesBilled", String.valueOf(settings.maximumBytesBilled()));
        settings.location().ifPresent(location -> request.put("location", location));
        return request;
    }

    private static byte[] bytes(Map<String, Object> request) {
        try {
            return Json.mapper().writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text are JSON", e);
        }
    }
}
