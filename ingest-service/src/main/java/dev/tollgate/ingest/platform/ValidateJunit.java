package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.conformance.ConformanceReport;
import dev.tollgate.ingest.conformance.Limits;
import dev.tollgate.ingest.conformance.RuleResult;
import dev.tollgate.ingest.conformance.Severity;
import dev.tollgate.ingest.export.ExportRefused;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML: a test for each rule and one for the reading of the file. A rule of a severity whose limit is
 * exceeded fails; one that is broken within the limit, or that nothing put to the test, is skipped with the reason; what
 * is unproven is an error, so that no CI takes it for good.
 */
final class ValidateJunit {
    private static final String READING = "every row could be judged";
    private static final String CLASS_NAME = "focus";

    /** @param element empty for a test that passed */
    private record Case(String name, String element, String type, String message) {}

    private ValidateJunit() {}

    static String of(String file, ConformanceReport report, Limits limits) {
        List<Case> cases = new java.util.ArrayList<>();
        cases.add(
                report.ragged() == 0
                        ? new Case(READING, "", "", "")
                        : new Case(
                                READING,
                                "error",
                                "RAGGED",
                                report.ragged() + " rows have another width than the header, first on "
                                        + ValidateTable.places(report.raggedLines(), "line")));
        report.results().forEach(result -> cases.add(of(result, report, limits)));
        return suite(file + " as FOCUS " + report.version(), cases);
    }

    static String unreadable(String file, ExportRefused refused) {
        return suite(file, List.of(new Case(READING, "error", refused.reason().name(), refused.explanation())));
    }

    private static Case of(RuleResult result, ConformanceReport report, Limits limits) {
        Severity severity = result.rule().severity();
        String name = result.rule().id();
        String type = severity.word();
        return switch (result.outcome()) {
            case PASSED -> new Case(name, "", "", "");
            case NOT_EXERCISED -> new Case(name, "skipped", "not exercised", result.note());
            case UNPROVEN -> new Case(name, "error", "unproven", result.note());
            case FAILED ->
                report.isExceeded(severity, limits)
                        ? new Case(name, "failure", type, broken(result))
                        : new Case(name, "skipped", type, "within the limit: " + broken(result));
        };
    }

    private static String broken(RuleResult result) {
        String at = ValidateTable.places(result.places(), result.isAboutHeader() ? "column" : "line");
        return "broken " + result.failed() + " of " + result.judged() + (at.isEmpty() ? "" : ", first at " + at) + ": "
                + result.rule().text();
    }

    private static String suite(String name, List<Case> cases) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", name);
            xml.writeAttribute("tests", Integer.toString(cases.size()));
            xml.writeAttribute("failures", count(cases, "failure"));
            xml.writeAttribute("errors", count(cases, "error"));
            xml.writeAttribute("skipped", count(cases, "skipped"));
            for (Case each : cases) {
                write(each, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static String count(List<Case> cases, String element) {
        return Long.toString(
                cases.stream().filter(each -> each.element().equals(element)).count());
    }

    private static void write(Case each, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", CLASS_NAME);
        xml.writeAttribute("name", each.name());
        if (!each.element().isEmpty()) {
            xml.writeStartElement(each.element());
            xml.writeAttribute("type", each.type());
            xml.writeAttribute("message", each.message());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
