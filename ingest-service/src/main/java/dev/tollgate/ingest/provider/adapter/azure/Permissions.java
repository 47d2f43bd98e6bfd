package dev.tollgate.ingest.provider.adapter.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which rights to change something a list of permissions gives ("Understand Azure role definitions": what a role allows is
 * its actions without its notActions, and the roles add up).
 */
final class Permissions {
    /**
     * Actions by their name, reads by what they do: asking for costs, and making keys that allow nothing that the identity
     * itself may not.
     */
    private static final Set<String> READS = Set.of(
            "microsoft.costmanagement/query/action",
            "microsoft.storage/storageaccounts/blobservices/generateuserdelegationkey/action");

    private Permissions() {}

    /** @param permissions pages of "Permissions - List" */
    static List<String> changing(List<JsonNode> permissions, String asked) {
        Set<String> changing = new TreeSet<>();
        for (JsonNode page : permissions) {
            if (!page.path("value").isArray()) {
                throw AzureError.bad(asked, "has another shape than documented");
            }
            for (JsonNode role : page.path("value")) {
                changing.addAll(changing(texts(role, "actions", asked), texts(role, "notActions", asked)));
                changing.addAll(changing(texts(role, "dataActions", asked), texts(role, "notDataActions", asked)));
            }
        }
        return List.copyOf(changing);
    }

    private static List<String> changing(List<String> actions, List<String> except) {
        List<Pattern> excepted = except.stream().map(Permissions::glob).toList();
        return actions.stream()
                .filter(action -> !isRead(action.toLowerCase(Locale.ROOT)))
                .filter(action -> excepted.stream()
                        .noneMatch(pattern -> pattern.matcher(action).matches()))
                .toList();
    }

    private static boolean isRead(String action) {
        return action.endsWith("/read") || READS.contains(action);
    }

    /** One pattern takes in another when it fits its text, asterisks and all. */
    private static Pattern glob(String action) {
        return Pattern.compile("\\Q" + action.replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
    }

    private static List<String> texts(JsonNode role, String field, String asked) {
        JsonNode list = role.path(field);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list) {
            if (!text.isTextual() || !text.textValue().matches("[\\w.*/$ -]{1,300}")) {
                throw AzureError.bad(asked, "has another shape than documented");
            }
            texts.add(text.textValue());
        }
        if (!list.isArray()) {
            throw AzureError.bad(asked, "has another shape than documented");
        }
        return texts;
    }
}
