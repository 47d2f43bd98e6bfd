package dev.tollgate.ingest.usage.adapter.cloudevents;

import java.util.List;

/** What may stand at the top of an event. */
enum Attribute {
    SPECVERSION("specversion"),
    ID("id"),
    SOURCE("source"),
    TYPE("type"),
    TIME("time"),
    DATACONTENTTYPE("datacontenttype"),
    DATASCHEMA("dataschema"),
    SUBJECT("subject"),
    DATA("data"),
    DATA_BASE64("data_base64"),
    /** Any other name. */
    EXTENSION("");

    /** In this order they are missed. */
    static final List<Attribute> REQUIRED = List.of(SPECVERSION, ID, SOURCE, TYPE, TIME);

    private final String text;

    Attribute(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Attribute of(String name) {
        return switch (name) {
            case "specversion" -> SPECVERSION;
            case "id" -> ID;
            case "source" -> SOURCE;
            case "type" -> TYPE;
            case "time" -> TIME;
            case "datacontenttype" -> DATACONTENTTYPE;
            case "dataschema" -> DATASCHEMA;
            case "subject" -> SUBJECT;
            case "data" -> DATA;
            case "data_base64" -> DATA_BASE64;
            default -> EXTENSION;
        };
    }
}
