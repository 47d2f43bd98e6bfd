-- The parts of an export that is being read, for whoever has a free hand. Working state: it goes away with the run's end.

-- Which files a run reads, as a digest; a process that sees others takes no part in it.
ALTER TABLE ingest_run ADD COLUMN plan char(64);

CREATE TABLE part_work (
    run_id             uuid   NOT NULL REFERENCES ingest_run,
    ordinal            int    NOT NULL,
    name               text   NOT NULL,
    state              text   NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'READ', 'REFUSED')),
    attempt            uuid,
    attempts           int    NOT NULL DEFAULT 0,
    lease_until        timestamptz,
    decompressed_bytes bigint NOT NULL DEFAULT 0,
    reason             text,
    explanation        text   NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, ordinal),
    CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);

CREATE INDEX part_work_refused ON part_work (run_id, ordinal) WHERE state = 'REFUSED';

-- What a part was found to hold, in the service's own form, cut into rows of a bounded size.
CREATE TABLE part_reading (
    run_id  uuid  NOT NULL,
    ordinal int   NOT NULL,
    chunk   int   NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (run_id, ordinal, chunk),
    FOREIGN KEY (run_id, ordinal) REFERENCES part_work ON DELETE CASCADE
);

-- What a delivery says of itself. Runs from before have no word of it; when the parts were written is the weaker claim.
ALTER TABLE ingest_run
    ADD COLUMN accepted        text NOT NULL DEFAULT '',
    ADD COLUMN as_of_by        text NOT NULL DEFAULT 'OBJECT' CHECK (as_of_by IN ('METADATA', 'MANIFEST', 'OBJECT')),
    ADD COLUMN completeness    text NOT NULL DEFAULT 'UNKNOWN' CHECK (completeness IN ('COMPLETE', 'PARTIAL', 'UNKNOWN')),
    ADD COLUMN completeness_by text CHECK (completeness_by IN ('METADATA', 'MANIFEST', 'OBJECT')),
    ADD COLUMN period_state    text NOT NULL DEFAULT 'UNKNOWN' CHECK (period_state IN ('OPEN', 'CLOSED', 'UNKNOWN')),
    -- What a run brought that a closed month did not take: stored to be told, and in no total.
    ADD COLUMN refused_export  uuid REFERENCES billing_export,
    ADD CHECK ((completeness = 'UNKNOWN') = (completeness_by IS NULL)),
    ADD CHECK ((refused_export IS NOT NULL) = (reason IS NOT DISTINCT FROM 'PERIOD_CLOSED'));

CREATE INDEX ingest_run_export ON ingest_run (export_id);

-- Totals that moved further between two deliveries than configured.
CREATE TABLE run_jump (
    run_id   uuid    NOT NULL REFERENCES ingest_run,
    metric   text    NOT NULL CHECK (metric IN ('BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost')),
    currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    before   numeric NOT NULL,
    after    numeric NOT NULL,
    days     int     NOT NULL CHECK (days > 0),
    PRIMARY KEY (run_id, metric, currency)
);
