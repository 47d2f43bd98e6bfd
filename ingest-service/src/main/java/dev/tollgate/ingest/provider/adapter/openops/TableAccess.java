package dev.tollgate.ingest.provider.adapter.openops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.provider.IdentityCheck;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the database token works and reaches the table, by {@code check_database_token} and
 * {@code list_database_table_fields} of Baserow's API. What else the token may do Baserow tells nobody who has only the
 * token. The workflow is not started: that is for the total.
 */
record TableAccess(Answers answers, OpenOpsSettings settings) {
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    IdentityCheck check() {
        List<String> found = new ArrayList<>();
        JsonNode token = ask("the check of the database token", "tokens/check/");
        if (!"OK".equals(token.path("token").textValue())) {
            throw Answers.bad("the check of the database token", "does not say that it is one");
        }
        found.add("the database token is valid");
        Set<String> lacking = new TreeSet<>(List.of(settings.periodField(), "BilledCost", "BillingCurrency"));
        settings.modifiedField().ifPresent(lacking::add);
        JsonNode fields = ask("the fields of the table", "fields/table/" + settings.tableId() + "/");
        if (!fields.isArray()) {
            throw Answers.bad("the fields of the table", "is no list");
        }
        fields.forEach(field -> lacking.remove(field.path("name").asText("")));
        found.add("table " + settings.tableId() + " can be read, with " + fields.size() + " fields");
        if (!lacking.isEmpty()) {
            throw Answers.bad("the fields of the table", "lacks " + String.join(", ", lacking));
        }
        found.add("Baserow does not tell whether the token can write; give it the right to read only");
        return new IdentityCheck(
                "a database token for table " + settings.tableId(), IdentityCheck.Rights.NOT_TOLD, found);
    }

    private JsonNode ask(String asked, String path) {
        URI uri = URI.create(settings.tables() + "/api/database/" + path);
        return answers.json(
                asked,
                credential -> Call.get(
                        uri,
                        Map.of("Authorization", "Token " + Answers.secret(credential, "tablesToken")),
                        MAX_ANSWER_BYTES));
    }
}
