-- Facts are inserted and never updated; only a run moves, from QUEUED over RUNNING to its end.
-- Money is unconstrained numeric: a declared scale would round without a word. The checks refuse instead.

CREATE TABLE provider_statement (
    id             uuid PRIMARY KEY,
    provider       text        NOT NULL CHECK (provider IN ('openops', 'aws', 'azure', 'gcp')),
    billing_period char(7)     NOT NULL CHECK (billing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    mode           text        NOT NULL CHECK (mode IN ('deterministic', 'live')),
    digest         char(64)    NOT NULL,
    metric         text        NOT NULL CHECK (metric IN ('BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost')),
    currency       char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    total          numeric     NOT NULL CHECK (abs(total) < 1e30 AND scale(total) <= 40),
    as_of          timestamptz NOT NULL,
    source         text        NOT NULL,
    UNIQUE (provider, billing_period, mode, digest)
);

CREATE TABLE statement_cell (
    statement_id uuid    NOT NULL REFERENCES provider_statement,
    ordinal      int     NOT NULL,
    dimension    text    NOT NULL CHECK (dimension IN ('service', 'account', 'day', 'chargeCategory')),
    key          text    NOT NULL,
    amount       numeric NOT NULL CHECK (abs(amount) < 1e30 AND scale(amount) <= 40),
    PRIMARY KEY (statement_id, ordinal)
);

-- An export is a set of distinct parts; the same set is the same export, however often it is delivered.
CREATE TABLE billing_export (
    id             uuid PRIMARY KEY,
    provider       text        NOT NULL CHECK (provider IN ('openops', 'aws', 'azure', 'gcp')),
    billing_period char(7)     NOT NULL CHECK (billing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    mode           text        NOT NULL CHECK (mode IN ('deterministic', 'live')),
    content_digest char(64)    NOT NULL,
    stored_at      timestamptz NOT NULL,
    UNIQUE (provider, billing_period, mode, content_digest)
);

CREATE TABLE export_part (
    export_id   uuid     NOT NULL REFERENCES billing_export,
    sha256      char(64) NOT NULL,
    file_sha256 char(64) NOT NULL,
    name        text     NOT NULL,
    rows        bigint   NOT NULL,
    PRIMARY KEY (export_id, sha256)
);

CREATE TABLE export_total (
    export_id uuid    NOT NULL REFERENCES billing_export,
    currency  char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    metric    text    NOT NULL CHECK (metric IN ('BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost')),
    amount    numeric NOT NULL CHECK (abs(amount) < 1e30 AND scale(amount) <= 40),
    rows      bigint  NOT NULL CHECK (rows > 0),
    PRIMARY KEY (export_id, currency, metric)
);

-- Keyed by ordinal, since the texts may be longer than an index entry.
CREATE TABLE cube_cell (
    export_id       uuid    NOT NULL REFERENCES billing_export,
    ordinal         int     NOT NULL,
    account         text    NOT NULL,
    sub_account     text    NOT NULL,
    service         text    NOT NULL,
    day             date    NOT NULL,
    charge_category text    NOT NULL,
    currency        char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    metric          text    NOT NULL CHECK (metric IN ('BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost')),
    amount          numeric NOT NULL CHECK (abs(amount) < 1e30 AND scale(amount) <= 40),
    rows            bigint  NOT NULL CHECK (rows > 0),
    PRIMARY KEY (export_id, ordinal)
);

CREATE TABLE ingest_run (
    id                 uuid PRIMARY KEY,
    ordinal            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    provider           text        NOT NULL CHECK (provider IN ('openops', 'aws', 'azure', 'gcp')),
    billing_period     char(7)     NOT NULL CHECK (billing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    mode               text        NOT NULL CHECK (mode IN ('deterministic', 'live')),
    drop_path          text        NOT NULL,
    state              text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED')),
    reason             text,
    explanation        text        NOT NULL DEFAULT '',
    requested_at       timestamptz NOT NULL,
    started_at         timestamptz,
    finished_at        timestamptz,
    attempt            uuid,
    attempts           int         NOT NULL DEFAULT 0,
    lease_until        timestamptz,
    export_id          uuid REFERENCES billing_export,
    repeats_export     boolean     NOT NULL DEFAULT false,
    supersedes_export  uuid REFERENCES billing_export,
    statement_id       uuid REFERENCES provider_statement,
    as_of              timestamptz,
    rows_read          bigint      NOT NULL DEFAULT 0,
    rows_counted       bigint      NOT NULL DEFAULT 0,
    rows_quarantined   bigint      NOT NULL DEFAULT 0,
    rows_set_aside     bigint      NOT NULL DEFAULT 0,
    parts_counted      int         NOT NULL DEFAULT 0,
    parts_repeated     int         NOT NULL DEFAULT 0,
    metrics_incomplete text        NOT NULL DEFAULT '',
    CHECK ((state = 'FAILED') = (reason IS NOT NULL)),
    CHECK ((state = 'COMPLETED') = (export_id IS NOT NULL)),
    CHECK (state <> 'COMPLETED' OR rows_read = rows_counted + rows_quarantined + rows_set_aside)
);

CREATE INDEX ingest_run_newest ON ingest_run (billing_period, mode, provider, ordinal DESC);
CREATE INDEX ingest_run_waiting ON ingest_run (ordinal) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE run_part (
    run_id      uuid     NOT NULL REFERENCES ingest_run,
    ordinal     int      NOT NULL,
    name        text     NOT NULL,
    outcome     text     NOT NULL CHECK (outcome IN ('COUNTED', 'REPEATED')),
    sha256      char(64) NOT NULL,
    file_sha256 char(64) NOT NULL,
    rows        bigint   NOT NULL,
    quarantined bigint   NOT NULL,
    repeats     text     NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, ordinal)
);

CREATE TABLE run_set_aside (
    run_id         uuid    NOT NULL REFERENCES ingest_run,
    ordinal        int     NOT NULL,
    provider_name  text    NOT NULL,
    provider       text    NOT NULL DEFAULT '',
    billing_period char(7) NOT NULL,
    currency       char(3) NOT NULL,
    metric         text    NOT NULL CHECK (metric IN ('BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost')),
    amount         numeric NOT NULL CHECK (abs(amount) < 1e30 AND scale(amount) <= 40),
    rows           bigint  NOT NULL CHECK (rows > 0),
    PRIMARY KEY (run_id, ordinal)
);

-- Where a row lies and what is wrong with it; never its text, which may hold anything.
CREATE TABLE run_quarantine (
    run_id      uuid   NOT NULL REFERENCES ingest_run,
    ordinal     int    NOT NULL,
    part        text   NOT NULL,
    line        bigint NOT NULL CHECK (line > 0),
    column_name text   NOT NULL,
    reason      text   NOT NULL,
    PRIMARY KEY (run_id, ordinal)
);
