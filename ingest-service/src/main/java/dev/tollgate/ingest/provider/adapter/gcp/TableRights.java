package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import dev.tollgate.kernel.adapter.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an identity may do with a table, by {@code tables.testIamPermissions}. BigQuery's reference says of it that it is
 * no authorization check, and that it knows no right to a table that does not exist: whether the identity can read is
 * shown by a dry run besides.
 */
record TableRights(Rights rights, String found) {
    private static final String READ = "bigquery.tables.getData";
    private static final List<String> WRITE = List.of(
            "bigquery.tables.update",
            "bigquery.tables.updateData",
            "bigquery.tables.delete",
            "bigquery.tables.setIamPolicy");
    private static final String ASKED = "tables.testIamPermissions";

    static TableRights of(TableName table, Session session, GcpSettings settings) {
        JsonNode answer;
        try {
            answer = session.post(ASKED, settings.resolve(table.path() + ":testIamPermissions"), request());
        } catch (ExportRefused e) {
            if (e.reason() != FailureReason.CREDENTIAL_REFUSED) {
                throw e;
            }
            return new TableRights(Rights.NOT_TOLD, table + ": may not ask for its own permissions");
        }
        List<String> held = held(answer);
        List<String> writes = held.stream().filter(WRITE::contains).toList();
        if (!writes.isEmpty()) {
            return new TableRights(Rights.CAN_WRITE, table + ": " + String.join(", ", writes));
        }
        return held.contains(READ)
                ? new TableRights(Rights.READ_ONLY, table + ": " + READ + ", and none of " + String.join(", ", WRITE))
                : new TableRights(Rights.NOT_TOLD, table + ": BigQuery names no permission");
    }

    /** What may be written anywhere may not be used; what was not told of one is not told of all. */
    static Rights of(List<TableRights> tables) {
        List<Rights> each = tables.stream().map(TableRights::rights).toList();
        if (each.contains(Rights.CAN_WRITE)) {
            return Rights.CAN_WRITE;
        }
        return each.contains(Rights.NOT_TOLD) ? Rights.NOT_TOLD : Rights.READ_ONLY;
    }

    private static List<String> held(JsonNode answer) {
        JsonNode permissions = answer.path("permissions");
        if (!permissions.isMissingNode() && !permissions.isArray()) {
            throw Answers.bad(ASKED, "is no list of permissions");
        }
        List<String> held = new ArrayList<>();
        permissions.forEach(permission -> held.add(permission.asText("")));
        return held;
    }

    private static byte[] request() {
        List<String> asked = new ArrayList<>(WRITE);
        asked.add(READ);
        try {
            return Json.mapper().writeValueAsBytes(Map.of("permissions", asked));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of text is JSON", e);
        }
    }
}
