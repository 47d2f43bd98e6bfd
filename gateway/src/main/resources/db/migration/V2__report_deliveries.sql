-- The same bytes are one report however often they come, and the one that came last is judged: each coming is a row.
CREATE TABLE report_delivery (
    id                 uuid PRIMARY KEY,
    junit_report_id    uuid REFERENCES junit_report,
    coverage_report_id uuid REFERENCES coverage_report,
    delivered_at       timestamptz NOT NULL,
    CHECK (num_nonnulls(junit_report_id, coverage_report_id) = 1)
);
CREATE INDEX delivery_of_junit ON report_delivery (junit_report_id, id DESC) WHERE junit_report_id IS NOT NULL;
CREATE INDEX delivery_of_coverage ON report_delivery (coverage_report_id, id DESC) WHERE coverage_report_id IS NOT NULL;

INSERT INTO report_delivery (id, junit_report_id, delivered_at) SELECT id, id, received_at FROM junit_report;
INSERT INTO report_delivery (id, coverage_report_id, delivered_at) SELECT id, id, received_at FROM coverage_report;
