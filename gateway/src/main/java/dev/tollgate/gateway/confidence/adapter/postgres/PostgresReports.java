package dev.tollgate.gateway.confidence.adapter.postgres;

import dev.tollgate.gateway.confidence.CoverageReport;
import dev.tollgate.gateway.confidence.ModuleCoverage;
import dev.tollgate.gateway.confidence.Reports;
import dev.tollgate.gateway.confidence.SuiteResult;
import dev.tollgate.kernel.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Set-based SQL, because one report may hold thousands of rows. */
@ApplicationScoped
class PostgresReports implements Reports {
    private static final String ADD_JUNIT =
            "INSERT INTO junit_report (id, release_id, sha256, suite_override, received_at)"
                    + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    private static final String ADD_SUITES = "INSERT INTO suite_result"
            + " (report_id, name, tests, stated_tests, failures, errors, skipped, first_failing) SELECT $1, s.* FROM"
            + " unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[]) s";
    private static final String ADD_COVERAGE = "INSERT INTO coverage_report (id, release_id, sha256, format,"
            + " received_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    private static final String ADD_MODULES = "INSERT INTO module_coverage"
            + " (report_id, path, line_covered, line_total, branch_covered, branch_total) SELECT $1, m.* FROM"
            + " unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[]) m";
    private static final String DELIVER_JUNIT = "INSERT INTO report_delivery (id, junit_report_id, delivered_at)"
            + " SELECT $1::uuid, r.id, $5::timestamptz FROM junit_report r"
            + " WHERE r.release_id = $2 AND r.sha256 = $3 AND r.suite_override = $4";
    private static final String DELIVER_COVERAGE = "INSERT INTO report_delivery (id, coverage_report_id, delivered_at)"
            + " SELECT $1::uuid, r.id, $5::timestamptz FROM coverage_report r"
            + " WHERE r.release_id = $2 AND r.sha256 = $3 AND r.format = $4";
    private static final String SUITES = "SELECT * FROM (SELECT s.*, r.sha256, r.received_at, row_number() OVER"
            + " (PARTITION BY s.name ORDER BY d.last DESC) AS age FROM junit_report r JOIN suite_result s"
            + " ON s.report_id = r.id CROSS JOIN LATERAL (SELECT id AS last FROM report_delivery"
            + " WHERE junit_report_id = r.id ORDER BY id DESC LIMIT 1) d"
            + " WHERE r.release_id = $1 AND s.name = ANY($2)) x"
            + " WHERE age <= 100 ORDER BY name, age";
    private static final String MODULES = "SELECT m.*, r.sha256, r.received_at FROM coverage_report r"
            + " JOIN module_coverage m ON m.report_id = r.id CROSS JOIN LATERAL (SELECT id AS last"
            + " FROM report_delivery WHERE coverage_report_id = r.id ORDER BY id DESC LIMIT 1) d WHERE r.release_id = $1 AND EXISTS (SELECT FROM"
            + " unnest($2::text[]) AS u(suffix) WHERE m.path = u.suffix OR right(m.path, length(u.suffix) + 1)"
            + " = '/' || u.suffix) ORDER BY d.last DESC, m.path LIMIT 10000";

    private final Pool pool;

    PostgresReports(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> addJunit(Received report, Optional<String> suite, List<SuiteResult> suites) {
        Tuple header = header(report, suite.orElse(""));
        Tuple rows = Tuple.of(
                        report.id(),
                        texts(suites, SuiteResult::name),
                        counts(suites, SuiteResult::tests),
                        counts(suites, SuiteResult::statedTests),
                        counts(suites, SuiteResult::failures),
                        counts(suites, SuiteResult::errors))
                .addArrayOfInteger(counts(suites, SuiteResult::skipped))
                .addArrayOfString(texts(suites, result -> String.join("\n", result.firstFailing())));
        return once(ADD_JUNIT, header, ADD_SUITES, rows, DELIVER_JUNIT);
    }

    @Override
    public Uni<Boolean> addCoverage(Received report, CoverageReport coverage) {
        List<ModuleCoverage> modules = coverage.modules();
        Tuple rows = Tuple.of(
                report.id(),
                texts(modules, ModuleCoverage::path),
                counts(modules, ModuleCoverage::lineCovered),
                counts(modules, ModuleCoverage::lineTotal),
                counts(modules, ModuleCoverage::branchCovered),
                counts(modules, ModuleCoverage::branchTotal));
        return once(ADD_COVERAGE, header(report, coverage.format().id()), ADD_MODULES, rows, DELIVER_COVERAGE);
    }

    @Override
    public Uni<List<ReceivedSuite>> suites(UUID releaseId, List<String> names) {
        return pool.preparedQuery(SUITES)
                .execute(Tuple.of(releaseId, names.toArray(String[]::new)))
                .map(rows -> list(rows, PostgresReports::suite));
    }

    @Override
    public Uni<List<ReceivedModule>> modules(UUID releaseId, List<String> suffixes) {
        return pool.preparedQuery(MODULES)
                .execute(Tuple.of(releaseId, suffixes.toArray(String[]::new)))
                .map(rows -> list(rows, PostgresReports::module));
    }

    /**
     * The unique constraint decides whether the rows are added, so two uploads at the same moment count once. Each of
     * them is a delivery, so that what came last is what is judged.
     */
    private Uni<Boolean> once(String addReport, Tuple header, String addRows, Tuple rows, String deliver) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(addReport)
                .execute(header)
                .chain(added ->
                        added.rowCount() == 0 ? Uni.createFrom().item(false) : addRows(connection, addRows, rows))
                .call(_ -> connection.preparedQuery(deliver).execute(header)));
    }

    private static Uni<Boolean> addRows(SqlConnection connection, String sql, Tuple rows) {
        return connection.preparedQuery(sql).execute(rows).replaceWith(true);
    }

    private static Tuple header(Received report, String fourth) {
        return Tuple.of(
                report.id(),
                report.releaseId(),
                report.digest().hex(),
                fourth,
                OffsetDateTime.ofInstant(report.receivedAt(), ZoneOffset.UTC));
    }

    private static ReceivedSuite suite(Row row) {
        String failing = row.getString("first_failing");
        SuiteResult result = new SuiteResult(
                row.getString("name"),
                row.getInteger("tests"),
                row.getInteger("stated_tests"),
                row.getInteger("failures"),
                row.getInteger("errors"),
                row.getInteger("skipped"),
                failing.isEmpty() ? List.of() : failing.lines().toList());
        return new ReceivedSuite(result, new Sha256(row.getString("sha256")), receivedAt(row));
    }

    private static ReceivedModule module(Row row) {
        ModuleCoverage coverage = new ModuleCoverage(
                row.getString("path"),
                row.getInteger("line_covered"),
                row.getInteger("line_total"),
                row.getInteger("branch_covered"),
                row.getInteger("branch_total"));
        return new ReceivedModule(coverage, new Sha256(row.getString("sha256")), receivedAt(row));
    }

    private static Instant receivedAt(Row row) {
        return row.getOffsetDateTime("received_at").toInstant();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return List.copyOf(all);
    }

    private static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static <T> Integer[] counts(List<T> items, ToIntFunction<T> count) {
        return items.stream().map(count::applyAsInt).toArray(Integer[]::new);
    }
}
