package dev.tollgate.gateway.confidence.adapter.rest;

import dev.tollgate.gateway.confidence.CoverageReport;
import dev.tollgate.gateway.confidence.ModuleCoverage;
import dev.tollgate.gateway.confidence.Reporting.Reported;
import dev.tollgate.kernel.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(name = "CoverageReport", description = "What was read from a coverage report.")
record CoverageReportResponse(
        @Schema(description = "The digest under which the bytes are kept as evidence.", type = SchemaType.STRING)
        Sha256 sha256,

        @Schema(description = "jacoco or cobertura.") String format,

        @Schema(description = "How many source files it covers.")
        int moduleCount,

        @Schema(description = "The first 200 of them; all are counted.")
        List<Module> modules,

        @Schema(description = "Whether these bytes were reported before; they count once.")
        boolean repeated) {
    private static final int MAX_SHOWN = 200;

    @RegisterForReflection
    @Schema(name = "ModuleCoverage", description = "One source file.")
    record Module(
            @Schema(description = "As the report names it.") String path,
            @Schema(description = "Lines that tests reach.") int lineCovered,
            @Schema(description = "All lines.") int lineTotal,

            @Schema(description = "Branches that tests reach.")
            int branchCovered,

            @Schema(description = "All branches.") int branchTotal) {
        static Module of(ModuleCoverage module) {
            return new Module(
                    module.path(),
                    module.lineCovered(),
                    module.lineTotal(),
                    module.branchCovered(),
                    module.branchTotal());
        }
    }

    static CoverageReportResponse of(Reported reported, CoverageReport report) {
        return new CoverageReportResponse(
                reported.digest(),
                report.format().id(),
                report.modules().size(),
                report.modules().stream().limit(MAX_SHOWN).map(Module::of).toList(),
                reported.repeated());
    }
}
