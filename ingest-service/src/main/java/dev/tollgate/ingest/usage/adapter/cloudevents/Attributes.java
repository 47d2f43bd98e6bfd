package dev.tollgate.ingest.usage.adapter.cloudevents;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event's context attributes, as they come. One that is null is one that is not there: CloudEvents' JSON format,
 * section 2.2.
 */
final class Attributes {
    private static final int MAX_CHARS = 200;
    private static final String TYPE = "dev.tollgate.usage.v1";

    private final Mistakes mistakes;
    private final UriReferences uris;
    private final Set<Attribute> met = EnumSet.noneOf(Attribute.class);
    private final Set<Attribute> given = EnumSet.noneOf(Attribute.class);
    private @Nullable Set<String> extensions;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable Instant time;

    Attributes(Mistakes mistakes, UriReferences uris) {
        this.mistakes = mistakes;
        this.uris = uris;
    }

    /** Of two with one name, neither is believed. */
    boolean isFirst(String name) {
        Attribute attribute = Attribute.of(name);
        boolean first = attribute == Attribute.EXTENSION ? extensions().add(name) : met.add(attribute);
        if (!first) {
            mistakes.addNamed(EventReader.EVENT, name, Mistakes.TWICE);
            id = attribute == Attribute.ID ? null : id;
            source = attribute == Attribute.SOURCE ? null : source;
        }
        return first;
    }

    /** The value that the parser stands on. */
    void value(String name, JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case VALUE_NULL -> {
                // As if it were not there.
            }
            case VALUE_STRING -> text(name, json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> scalar(name);
            default -> {
                json.skipChildren();
                other(name);
            }
        }
    }

    /** A header without its prefix, still encoded. What the content and its type are, other headers say. */
    void header(String header, String encoded) {
        String name = header.toLowerCase(Locale.ROOT);
        if (!isFirst(name)) {
            return;
        }
        switch (Attribute.of(name)) {
            case DATACONTENTTYPE -> mistakes.add(name, "is the Content-Type in binary mode, not a header of its own");
            case DATA, DATA_BASE64 -> mistakes.add(name, "is the body in binary mode, not a header");
            case SPECVERSION, ID, SOURCE, TYPE, TIME, DATASCHEMA, SUBJECT, EXTENSION -> {
                Optional<String> value = HeaderValue.decoded(encoded);
                if (value.isPresent()) {
                    text(name, value.get());
                } else {
                    given.add(Attribute.of(name));
                    mistakes.addNamed(EventReader.EVENT, name, "is not percent-encoded UTF-8 in printable ASCII");
                }
            }
        }
    }

    /** When there are no more of them. */
    void finish() {
        for (Attribute each : Attribute.REQUIRED) {
            if (!given.contains(each)) {
                mistakes.add(each.text(), Mistakes.MISSING);
            }
        }
    }

    String id() {
        return Objects.requireNonNull(id);
    }

    String source() {
        return Objects.requireNonNull(source);
    }

    Instant time() {
        return Objects.requireNonNull(time);
    }

    Optional<String> readableId() {
        return Optional.ofNullable(id);
    }

    Optional<String> readableSource() {
        return Optional.ofNullable(source);
    }

    private void text(String name, String value) {
        Attribute attribute = Attribute.of(name);
        given.add(attribute);
        if (!Characters.isText(value)) {
            mistakes.addNamed(EventReader.EVENT, name, "has a control character or another that CloudEvents forbids");
            return;
        }
        switch (attribute) {
            case SPECVERSION -> require(value.equals("1.0"), name, "is not \"1.0\"");
            case ID -> id = require(Characters.hasLength(value, MAX_CHARS), name, tooLong()) ? value : null;
            case SOURCE -> source(value);
            case TYPE -> require(value.equals(TYPE), name, "is not \"" + TYPE + "\"");
            case TIME -> time(value);
            case DATACONTENTTYPE -> require(MediaTypes.isJson(value), name, "is not application/json");
            case DATASCHEMA -> require(!value.isEmpty() && uris.isValid(value), name, UriReferences.WRONG);
            case SUBJECT -> require(!value.isEmpty(), name, "is empty");
            case DATA -> throw new AssertionError("data is no attribute");
            case DATA_BASE64 -> mistakes.add(name, "is not taken: data is a JSON object");
            case EXTENSION -> requireExtension(name);
        }
    }

    private void source(String value) {
        if (require(Characters.hasLength(value, MAX_CHARS), Attribute.SOURCE.text(), tooLong())
                && require(uris.isValid(value), Attribute.SOURCE.text(), UriReferences.WRONG)) {
            source = value;
        }
    }

    private void time(String value) {
        Optional<Instant> read = Rfc3339.instant(value);
        time = read.orElse(null);
        require(read.isPresent(), Attribute.TIME.text(), read.isPresent() ? "" : Rfc3339.wrong(value));
    }

    private void scalar(String name) {
        if (Attribute.of(name) == Attribute.EXTENSION) {
            requireExtension(name);
        } else {
            other(name);
        }
    }

    private void other(String name) {
        Attribute attribute = Attribute.of(name);
        given.add(attribute);
        if (attribute == Attribute.EXTENSION) {
            mistakes.addNamed(EventReader.EVENT, name, "is not a string, a number, true or false");
        } else if (attribute == Attribute.DATA_BASE64) {
            mistakes.add(name, "is not taken: data is a JSON object");
        } else {
            mistakes.add(name, Mistakes.NOT_TEXT);
        }
    }

    private void requireExtension(String name) {
        if (!Characters.isAttributeName(name)) {
            mistakes.addNamed(
                    EventReader.EVENT,
                    name,
                    "is no attribute, as its name is not 1 to 64 lower-case letters and digits");
        }
    }

    private boolean require(boolean fulfilled, String name, String message) {
        if (!fulfilled) {
            mistakes.add(name, message);
        }
        return fulfilled;
    }

    private Set<String> extensions() {
        if (extensions == null) {
            extensions = new HashSet<>();
        }
        return extensions;
    }

    private static String tooLong() {
        return "is not 1 to " + MAX_CHARS + " characters long";
    }
}
