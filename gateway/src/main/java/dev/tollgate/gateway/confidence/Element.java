package dev.tollgate.gateway.confidence;

import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** An element while it is read; valid until the next. */
record Element(XMLStreamReader reader) {
    /** No report that fits through the door can show more of anything; whoever states more is not telling the truth. */
    static final int MAX_COUNT = 2_000_000;

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    String name() {
        return reader.getLocalName();
    }

    /** Absent, or at most as long as a name may be. */
    Optional<String> attribute(String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name))
                .map(value -> value.length() > HardenedXml.MAX_NAME ? value.substring(0, HardenedXml.MAX_NAME) : value);
    }

    String needed(String name) throws UnreadableReport {
        Optional<String> value = attribute(name).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            throw wrong("<" + name() + "> needs " + name);
        }
        return value.get();
    }

    int neededCount(String name) throws UnreadableReport {
        return count(needed(name), name);
    }

    /** 0 where the attribute is absent: what is not stated is counted from what is shown. */
    int count(String name) throws UnreadableReport {
        Optional<String> value = attribute(name);
        return value.isEmpty() ? 0 : count(value.get(), name);
    }

    private int count(String text, String name) throws UnreadableReport {
        if (!COUNT.matcher(text).matches()) {
            throw wrong("<" + name() + "> has a " + name + " that is no count");
        }
        int count = Integer.parseInt(text);
        if (count > MAX_COUNT) {
            throw wrong("<" + name() + "> has a " + name + " of more than " + MAX_COUNT);
        }
        return count;
    }

    /** A sum of counts, which is held to the same limit as each of them. */
    int bounded(long sum) throws UnreadableReport {
        if (sum > MAX_COUNT) {
            throw wrong("<" + name() + "> adds up to more than " + MAX_COUNT);
        }
        return Math.toIntExact(sum);
    }

    UnreadableReport wrong(String reason) {
        return new UnreadableReport(
                reason,
                reader.getLocation().getLineNumber(),
                reader.getLocation().getColumnNumber());
    }
}
