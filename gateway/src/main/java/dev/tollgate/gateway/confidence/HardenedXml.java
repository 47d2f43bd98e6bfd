package dev.tollgate.gateway.confidence;

import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from strangers: no DTD is loaded, no entity is expanded, nothing is fetched, everything has a limit.
 *
 * <p>A {@code DOCTYPE} that only names an external DTD, as JaCoCo writes it, is taken out before the parser sees it
 * ({@link Prolog}). One with declarations of its own is refused: it has no use in a report, and is how entity bombs are
 * built. So is every entity but the five that XML itself declares.
 */
final class HardenedXml {
    static final int MAX_DEPTH = 64;
    static final int MAX_ELEMENTS = 2_000_000;
    static final int MAX_ATTRIBUTES = 64;
    static final int MAX_NAME = 500;

    private HardenedXml() {}

    /** What a reader of one format sees. */
    interface Elements {
        void start(Element element) throws UnreadableReport;

        /** @param element which ended: its name and its place, and no attributes */
        void end(Element element) throws UnreadableReport;
    }

    static void read(byte[] xml, Elements elements) throws UnreadableReport {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(Prolog.withoutDoctype(xml));
            readAll(reader, elements);
        } catch (XMLStreamException e) {
            var place = Optional.ofNullable(e.getLocation());
            throw new UnreadableReport(
                    "is not well-formed XML",
                    place.map(at -> at.getLineNumber()).orElse(0),
                    place.map(at -> at.getColumnNumber()).orElse(0));
        }
    }

    private static void readAll(XMLStreamReader reader, Elements elements) throws XMLStreamException, UnreadableReport {
        int depth = 0;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    limit(reader, ++depth > MAX_DEPTH, "is nested deeper than " + MAX_DEPTH);
                    limit(reader, ++count > MAX_ELEMENTS, "has more than " + MAX_ELEMENTS + " elements");
                    limit(
                            reader,
                            reader.getAttributeCount() > MAX_ATTRIBUTES,
                            "has an element with more than " + MAX_ATTRIBUTES + " attributes");
                    elements.start(new Element(reader));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    elements.end(new Element(reader));
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> limit(reader, true, "uses an entity");
                case XMLStreamConstants.DTD ->
                    limit(reader, true, "has a DOCTYPE in a place or an encoding where it cannot be checked");
                default -> {
                    // Text, comments and instructions say nothing that a report is read for.
                }
            }
        }
    }

    private static void limit(XMLStreamReader reader, boolean broken, String reason) throws UnreadableReport {
        if (broken) {
            throw new UnreadableReport(
                    reason,
                    reader.getLocation().getLineNumber(),
                    reader.getLocation().getColumnNumber());
        }
    }
}
