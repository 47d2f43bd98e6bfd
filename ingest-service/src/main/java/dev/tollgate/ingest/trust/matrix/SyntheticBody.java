package dev.tollgate.ingest.trust.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A body that says of itself that it is a test, with an id, a type and an object where the policy looks for them.
 *
 * @param fields texts and objects, by their names
 */
record SyntheticBody(Map<String, Object> fields) {
    /** What whoever finds one in a log or table can look for. */
    static final String MARK = "tollgate_test";

    private static final String HEADER = "header:";

    /** @param id unique, for the event and its object */
    static SyntheticBody of(TrustPolicy policy, String id, boolean namesItsObject) {
        SyntheticBody body = new SyntheticBody(new LinkedHashMap<>());
        body.fields.put(MARK, "this is a synthetic event of a trust matrix");
        body.put("/livemode", "false");
        policy.event().id().stream().filter(place -> !place.startsWith(HEADER)).forEach(place -> body.put(place, id));
        policy.event().type().ifPresent(place -> body.put(place, type(policy)));
        policy.event().object().ifPresent(place -> body.put(place, id));
        if (!namesItsObject) {
            policy.event().object().ifPresent(body::remove);
        }
        return body;
    }

    byte[] bytes() {
        return text(fields, "", "").getBytes(UTF_8);
    }

    /** The same JSON as another writer writes it. */
    byte[] reserialised() {
        return text(fields, " ", "\n").getBytes(UTF_8);
    }

    /** One that can be fetched again, where that is asked for. */
    private static String type(TrustPolicy policy) {
        Optional<RefetchRule> refetch = policy.refetch();
        return refetch.flatMap(
                        rule -> new TreeSet<>(rule.statuses().keySet()).stream().findFirst())
                .or(() -> refetch.flatMap(rule ->
                        new TreeMap<>(rule.urls()).keySet().stream().findFirst().map(kind -> kind + ".test")))
                .orElse("tollgate.test");
    }

    private void put(String pointer, String value) {
        String[] names = pointer.substring(1).split("/", -1);
        Map<String, Object> at = fields;
        for (int i = 0; i < names.length - 1; i++) {
            at = inner(at, unescaped(names[i]));
        }
        at.put(unescaped(names[names.length - 1]), value);
    }

    private void remove(String pointer) {
        String[] names = pointer.substring(1).split("/", -1);
        Map<String, Object> at = fields;
        for (int i = 0; i < names.length - 1; i++) {
            at = inner(at, unescaped(names[i]));
        }
        at.remove(unescaped(names[names.length - 1]));
    }

    @SuppressWarnings("unchecked") // Nothing but texts and such maps is ever put in.
    private static Map<String, Object> inner(Map<String, Object> at, String name) {
        Object inner = at.get(name);
        if (!(inner instanceof Map)) {
            inner = new LinkedHashMap<String, Object>();
            at.put(name, inner);
        }
        return (Map<String, Object>) inner;
    }

    private static String text(Object value, String space, String line) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.forEach((name, inner) -> text.append(text.length() > 1 ? "," : "")
                    .append(line)
                    .append(quoted(String.valueOf(name)))
                    .append(':')
                    .append(space)
                    .append(text(inner, space, line)));
            return text.append(line).append('}').toString();
        }
        return quoted(String.valueOf(value));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}
