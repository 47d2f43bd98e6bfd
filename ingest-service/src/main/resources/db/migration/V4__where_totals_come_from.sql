-- What a total is of: the kind of bill, and its columns. Before this there was one kind, whose columns are the metrics.
ALTER TABLE billing_export ADD COLUMN format text NOT NULL DEFAULT 'focus';
ALTER TABLE billing_export ALTER COLUMN format DROP DEFAULT;

ALTER TABLE run_part ADD COLUMN format text NOT NULL DEFAULT 'focus';
ALTER TABLE run_part ALTER COLUMN format DROP DEFAULT;

ALTER TABLE export_total ADD COLUMN source text;
UPDATE export_total SET source = metric;
ALTER TABLE export_total ALTER COLUMN source SET NOT NULL;

-- Columns that a part stores in binary floating point. Before this only text was read, which is exact.
ALTER TABLE ingest_run ADD COLUMN metrics_inexact text NOT NULL DEFAULT '';
