package dev.tollgate.ingest.provider.adapter.aws;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * {@code SimulatePrincipalPolicyResponse} of the IAM API reference.
 *
 * @param decisions for each action {@code allowed}, {@code implicitDeny} or {@code explicitDeny}
 * @param next where it goes on
 */
record IamXml(Map<String, String> decisions, Optional<String> next) {
    IamXml {
        decisions = Map.copyOf(decisions);
    }

    /** Empty when it is no such answer, or says that it goes on and not where. */
    static Optional<IamXml> of(byte[] body) {
        try {
            Map<String, String> decisions = new HashMap<>();
            Map<String, String> last = new HashMap<>();
            for (XMLStreamReader xml = reader(body); xml.hasNext(); ) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "EvalActionName", "IsTruncated", "Marker" ->
                        last.put(xml.getLocalName(), xml.getElementText());
                    case "EvalDecision" -> decisions.put(last.getOrDefault("EvalActionName", ""), xml.getElementText());
                    default -> {}
                }
            }
            boolean truncated = "true".equals(last.get("IsTruncated"));
            Optional<String> marker = Optional.ofNullable(last.get("Marker")).filter(_ -> truncated);
            boolean told = "false".equals(last.get("IsTruncated")) || marker.isPresent();
            return told ? Optional.of(new IamXml(decisions, marker)) : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** The code of an {@code ErrorResponse}; empty when it has none. */
    static String errorCode(byte[] body) {
        try {
            for (XMLStreamReader xml = reader(body); xml.hasNext(); ) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Code")) {
                    return xml.getElementText();
                }
            }
            return "";
        } catch (XMLStreamException e) {
            return "";
        }
    }

    /** Nothing that a document declares is fetched or expanded. */
    private static XMLStreamReader reader(byte[] body) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(body));
    }
}
