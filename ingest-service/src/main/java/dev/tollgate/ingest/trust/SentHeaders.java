package dev.tollgate.ingest.trust;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The headers of a delivery, by their names in lower case; each value in its place. They may hold secrets. */
public record SentHeaders(Map<String, List<String>> values) {
    public SentHeaders {
        Map<String, List<String>> lowerCase = new TreeMap<>();
        values.forEach((name, all) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(all)));
        values = Map.copyOf(lowerCase);
    }

    /** Empty when there is none. One that came twice has two: what that means is for whoever asks to say. */
    public List<String> all(String name) {
        return Objects.requireNonNullElse(values.get(name.toLowerCase(Locale.ROOT)), List.of());
    }

    @Override
    public String toString() {
        return "SentHeaders" + values.keySet();
    }
}
