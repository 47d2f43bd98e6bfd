package dev.tollgate.gateway.confidence;

import dev.tollgate.gateway.confidence.CoverageReport.Format;
import java.util.ArrayList;
import java.util.List;

/** Reads JaCoCo and Cobertura XML (C3), told apart by the root element. */
public final class CoverageXml implements HardenedXml.Elements {
    private final List<CoverageReading> reading = new ArrayList<>(1);

    private CoverageXml() {}

    /** One format's reader, which collects modules while it sees elements. */
    interface CoverageReading extends HardenedXml.Elements {
        Format format();

        List<ModuleCoverage> modules() throws UnreadableReport;

        /** How many files were seen so far. */
        int size();
    }

    public static CoverageReport read(byte[] xml) throws UnreadableReport {
        CoverageXml root = new CoverageXml();
        HardenedXml.read(xml, root);
        CoverageReading format = root.reading.getFirst();
        List<ModuleCoverage> modules = format.modules();
        if (modules.isEmpty()) {
            throw new UnreadableReport("covers no source file", 0, 0);
        }
        return new CoverageReport(format.format(), modules);
    }

    @Override
    public void start(Element element) throws UnreadableReport {
        if (reading.isEmpty()) {
            reading.add(
                    switch (element.name()) {
                        case "report" -> new JacocoReading();
                        case "coverage" -> new CoberturaReading();
                        default -> throw element.wrong("is neither JaCoCo's <report> nor Cobertura's <coverage>");
                    });
        }
        reading.getFirst().start(element);
        if (reading.getFirst().size() > CoverageReport.MAX_MODULES) {
            throw element.wrong("covers more than " + CoverageReport.MAX_MODULES + " files");
        }
    }

    @Override
    public void end(Element element) throws UnreadableReport {
        reading.getFirst().end(element);
    }
}
