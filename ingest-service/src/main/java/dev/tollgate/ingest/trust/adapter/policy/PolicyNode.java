package dev.tollgate.ingest.trust.adapter.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.trust.PolicyRefused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of a policy's file, which knows where it stands and what of it was asked for. */
final class PolicyNode {
    private static final int MOST = 1_000;
    private static final int LONGEST_TEXT = 1_000;

    private final String file;
    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    PolicyNode(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw refused("is no object");
        }
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> refused(name, "is missing"));
    }

    Optional<String> optionalText(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).map(value -> text(name, value));
    }

    /** One of a few words. */
    String word(String name, List<String> words) {
        String word = text(name);
        if (!words.contains(word)) {
            throw refused(name, "is none of " + words);
        }
        return word;
    }

    /** An empty list where there is none. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        elements(name).forEach(element -> texts.add(text(name + "/" + texts.size(), element)));
        return List.copyOf(texts);
    }

    Optional<PolicyNode> optionalObject(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).map(value -> new PolicyNode(file, place + "/" + name, value));
    }

    PolicyNode object(String name) {
        return optionalObject(name).orElseThrow(() -> refused(name, "is missing"));
    }

    List<PolicyNode> objects(String name) {
        List<PolicyNode> objects = new ArrayList<>();
        elements(name)
                .forEach(element ->
                        objects.add(new PolicyNode(file, place + "/" + name + "/" + objects.size(), element)));
        return List.copyOf(objects);
    }

    Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields(name).forEach((key, value) -> texts.put(key, text(name + "/" + key, value)));
        return Map.copyOf(texts);
    }

    Map<String, List<String>> listsByName(String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        optionalObject(name).ifPresent(inner -> fields(name).keySet().forEach(key -> lists.put(key, inner.texts(key))));
        return Map.copyOf(lists);
    }

    /** Between a second and a day, in whole seconds. */
    Duration duration(String name, Duration otherwise) {
        Optional<String> text = optionalText(name);
        try {
            Duration duration = text.map(Duration::parse).orElse(otherwise);
            boolean fits = duration.toSeconds() >= 1 && duration.toDays() < 1 && duration.getNano() == 0;
            if (fits) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw refused(name, "is no duration such as PT300S");
        }
        throw refused(name, "is not whole seconds between PT1S and PT23H59M59S");
    }

    Optional<Instant> instant(String name) {
        try {
            return optionalText(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw refused(name, "is no instant such as 2026-11-22T00:00:00Z");
        }
    }

    Optional<Integer> optionalStatus(String name) {
        asked.add(name);
        Optional<JsonNode> value = Optional.ofNullable(node.get(name));
        if (value.isPresent()
                && !(value.get().isInt()
                        && List.of(401, 403).contains(value.get().intValue()))) {
            throw refused(name, "is neither 401 nor 403");
        }
        return value.map(JsonNode::intValue);
    }

    /** Before anything is asked for, so that a misspelt field is named as such and not as the one that is missing then. */
    void only(String... known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                throw refused("has the unknown field " + shown(name) + "; known there are " + String.join(", ", known));
            }
        });
    }

    /** After everything was asked for: what is left is a mistake, and would otherwise be a check that nobody makes. */
    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw refused("has the unknown field " + shown(name));
            }
        });
    }

    PolicyRefused refused(String wrong) {
        return new PolicyRefused(file, place, wrong);
    }

    PolicyRefused refused(String name, String wrong) {
        return new PolicyRefused(file, place + "/" + name, wrong);
    }

    private Iterable<JsonNode> elements(String name) {
        asked.add(name);
        JsonNode list = node.get(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST) {
            throw refused(name, "is no list of at most " + MOST);
        }
        return list;
    }

    private Map<String, JsonNode> fields(String name) {
        asked.add(name);
        JsonNode object = node.get(name);
        if (object == null) {
            return Map.of();
        }
        if (!object.isObject() || object.size() > MOST) {
            throw refused(name, "is no object of at most " + MOST + " fields");
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
            throw refused(name, "is no text of at most " + LONGEST_TEXT + " characters");
        }
        return value.textValue();
    }

    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,40}") ? name : "that has a strange name";
    }
}
