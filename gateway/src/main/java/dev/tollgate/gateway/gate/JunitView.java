package dev.tollgate.gateway.gate;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A decision as JUnit XML, for any CI's test view: a passed check is a passed test, a failed one a failure, an unproven
 * one an error, so that no CI takes what is unproven for good. A check that does not block is never red; when it did not
 * pass it is shown as skipped, with its reason. The policy's notice is in the suite's name, so that no view can hide that
 * a decision is a demonstration.
 */
public final class JunitView {
    private JunitView() {}

    public static String of(Decision decision) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(decision.judgement(), xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static void write(Judgement judgement, XMLStreamWriter xml) throws XMLStreamException {
        List<Check> checks = judgement.checks();
        Optional<String> notice = judgement.notice().map(JunitView::printable);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute(
                "name",
                "gate " + judgement.tier()
                        + notice.map(told -> " (" + told + ")").orElse(""));
        xml.writeAttribute("timestamp", judgement.decidedAt().toString());
        boolean nothing = checks.stream().noneMatch(check -> check.priority().blocks());
        xml.writeAttribute("tests", Integer.toString(checks.size() + (nothing ? 1 : 0)));
        xml.writeAttribute("failures", Long.toString(count(checks, Check.Result.FAIL)));
        xml.writeAttribute("errors", Long.toString(count(checks, Check.Result.UNPROVEN) + (nothing ? 1 : 0)));
        xml.writeAttribute(
                "skipped",
                Long.toString(checks.stream()
                        .filter(check -> check.reason().isPresent() && !check.blocks())
                        .count()));
        xml.writeStartElement("properties");
        property(xml, "policy", judgement.policy());
        if (notice.isPresent()) {
            property(xml, "notice", notice.get());
        }
        xml.writeEndElement();
        for (Check check : checks) {
            write(judgement, check, xml);
        }
        if (nothing) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "gate." + judgement.tier());
            xml.writeAttribute("name", "something is required");
            told(xml, "error", Reason.NOTHING_REQUIRED.name(), "the tier requires nothing, and nothing is not good");
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", value);
    }

    private static long count(List<Check> checks, Check.Result result) {
        return checks.stream()
                .filter(check -> check.blocks() && check.result() == result)
                .count();
    }

    private static void write(Judgement judgement, Check check, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "gate." + judgement.tier());
        xml.writeAttribute("name", check.id());
        if (check.reason().isPresent()) {
            String element = !check.blocks() ? "skipped" : check.result() == Check.Result.FAIL ? "failure" : "error";
            told(xml, element, check.reason().get(), check.detail());
        }
        xml.writeEndElement();
    }

    private static void told(XMLStreamWriter xml, String element, String reason, String detail)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", reason);
        xml.writeAttribute("message", reason + ": " + printable(detail));
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c < ' ' || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
