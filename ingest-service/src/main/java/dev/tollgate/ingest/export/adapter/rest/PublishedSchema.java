package dev.tollgate.ingest.export.adapter.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The schemas that lie in the application; a name from outside never becomes a path. */
enum PublishedSchema {
    CHARGE("charge", "A row of a bill, normalised to FOCUS."),
    CANONICAL_TOTALS("canonical-totals", "What GET /v1/canonical-totals answers."),
    PROVIDER_TOTALS("provider-totals", "What GET /v1/provider-totals answers."),
    DROP_MANIFEST("drop-manifest", "manifest.json: which parts an export consists of."),
    DROP_STATEMENT("drop-statement", "statement.json: what the provider itself says.");

    private final String file;
    private final String subject;

    PublishedSchema(String subjectId, String subject) {
        this.file = subjectId + ".schema.json";
        this.subject = subject;
    }

    String file() {
        return file;
    }

    String subject() {
        return subject;
    }

    static Optional<PublishedSchema> of(String file) {
        return Arrays.stream(values()).filter(one -> one.file.equals(file)).findFirst();
    }

    byte[] read() throws IOException {
        try (InputStream in = PublishedSchema.class.getResourceAsStream("/schemas/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the application");
            }
            return in.readAllBytes();
        }
    }
}
