package dev.tollgate.ingest.provider.adapter.gcp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.Landing;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.kernel.adapter.time.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cloud Billing's export tables: the charges of one of them, and what another one adds up to. */
final class BigQueryBilling implements BillingProvider {
    private static final int TRIES = 3;
    private static final String EXTENT = "the query for the extent of the export";

    private final GcpConfig config;
    private final Outbound outbound;
    private final Credentials credentials;
    private final Machine machine;

    BigQueryBilling(GcpConfig config, Outbound outbound, Credentials credentials, Machine machine) {
        this.config = config;
        this.outbound = outbound;
        this.credentials = credentials;
        this.machine = machine;
    }

    @Override
    public ProviderId id() {
        return ProviderId.GCP;
    }

    @Override
    public List<FieldError> missing() {
        return GcpSettings.missing(config);
    }

    @Override
    public void copyExport(BillingPeriod month, Landing landing) {
        GcpSettings settings = GcpSettings.of(config);
        Session session = session();
        InvoiceMonth invoice = new InvoiceMonth(month);
        for (int tried = 1; tried <= TRIES; tried++) {
            Extent extent = extent(run(invoice.extent(settings.export()), session, settings))
                    .orElseThrow(() -> new ExportRefused(
                            FailureReason.NO_EXPORT, settings.export() + " has no row of the invoice month"));
            Query query = invoice.rows(settings.export(), extent.asOf());
            QueryRun rows = run(query, session, settings);
            if (rows.totalRows() == extent.rows()) {
                landing.write("gcp-billing-export-" + month + ".ndjson", extent.asOf(), out -> write(query, rows, out));
                return;
            }
        }
        throw Answers.bad(EXTENT, "was contradicted by the rows, " + TRIES + " times");
    }

    @Override
    public StatedMonth statement(BillingPeriod month) {
        GcpSettings settings = GcpSettings.of(config);
        QueryRun run = run(new InvoiceMonth(month).totals(settings.totals()), session(), settings);
        return StatedDays.of(run).month(settings.totals());
    }

    @Override
    public IdentityCheck check() {
        GcpSettings settings = GcpSettings.of(config);
        Session session = session();
        List<String> found = new ArrayList<>();
        String identity = session.identity();
        found.add("a token was granted to " + identity);
        InvoiceMonth thisMonth = new InvoiceMonth(
                new BillingPeriod(YearMonth.from(machine.clock().instant().atZone(id().billingZone()))));
        for (Query query : List.of(thisMonth.extent(settings.export()), thisMonth.totals(settings.totals()))) {
            session.post(
                    query.asked(),
                    settings.resolve("projects/" + settings.project() + "/queries"),
                    query.dryRun(settings));
            found.add(query.asked() + " may be run by " + settings.project());
        }
        List<TableRights> rights = List.of(
                TableRights.of(settings.export(), session, settings),
                TableRights.of(settings.totals(), session, settings));
        rights.forEach(each -> found.add(each.found()));
        return new IdentityCheck(identity, TableRights.of(rights), found);
    }

    private Session session() {
        return new Session(outbound, credentials, machine.clock());
    }

    private QueryRun run(Query query, Session session, GcpSettings settings) {
        return QueryRun.of(
                query, session, settings, machine.identifiers().next().toString());
    }

    private record Extent(long rows, Instant asOf) {}

    private static Optional<Extent> extent(QueryRun run) {
        List<JsonNode> answer = new ArrayList<>();
        try {
            run.forEach(answer::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode cells =
                answer.size() == 1 ? answer.getFirst().path("f") : Json.mapper().missingNode();
        String rows = cells.path(0).path("v").asText("");
        if (!rows.matches("[0-9]{1,18}")) {
            throw Answers.bad(EXTENT, "is no number of rows");
        }
        return rows.equals("0")
                ? Optional.empty()
                : Optional.of(new Extent(
                        Long.parseLong(rows),
                        Epoch.instant(cells.path(1).path("v").asText(""))
                                .orElseThrow(() -> Answers.bad(EXTENT, "has no export time"))));
    }

    private static void write(Query query, QueryRun rows, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            json.setRootValueSeparator(null);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            RowJson writer = new RowJson(query.asked(), json);
            rows.forEach(row -> {
                writer.write(rows.columns(), row);
                json.writeRaw('\n');
            });
        }
    }
}
