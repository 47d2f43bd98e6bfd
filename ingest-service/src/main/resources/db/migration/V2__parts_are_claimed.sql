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
