-- Facts are inserted and never changed: a correction is a new reconciliation that names the old one.
-- Amounts are unconstrained numeric, since a declared scale would round without a word. A limit is a percentage of an
-- amount and can have more decimals than one.

CREATE SEQUENCE reconciliation_position;

CREATE TABLE reconciliation (
    id             uuid PRIMARY KEY,
    position       bigint      NOT NULL UNIQUE,
    billing_period text        NOT NULL CHECK (billing_period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    mode           text        NOT NULL CHECK (mode IN ('deterministic', 'live')),
    judged_at      timestamptz NOT NULL,
    -- At most one reconciliation follows another, so that there is one history and no fork.
    previous       uuid UNIQUE REFERENCES reconciliation (id),
    verdict        text        NOT NULL CHECK (verdict IN ('MATCHED', 'DRIFTED', 'UNPROVEN')),
    limits_digest  text        NOT NULL CHECK (limits_digest ~ '^[0-9a-f]{64}$'),
    digest         text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    -- Text and not jsonb, which would reorder and rewrite it: its bytes are what the digest is of.
    judgement      text        NOT NULL
);

CREATE INDEX reconciliation_by_period ON reconciliation (billing_period, mode, position DESC);

-- One history has one beginning.
CREATE UNIQUE INDEX reconciliation_first ON reconciliation (billing_period, mode) WHERE previous IS NULL;

CREATE TABLE reconciliation_inputs (
    reconciliation_id uuid PRIMARY KEY REFERENCES reconciliation (id),
    inputs            text NOT NULL
);

CREATE TABLE provider_judgement (
    reconciliation_id uuid    NOT NULL REFERENCES reconciliation (id),
    provider          text    NOT NULL CHECK (provider IN ('openops', 'aws', 'azure', 'gcp')),
    required          boolean NOT NULL,
    verdict           text    NOT NULL CHECK (verdict IN ('MATCHED', 'DRIFTED', 'UNPROVEN')),
    reason            text,
    metric            text,
    currency          char(3) CHECK (currency ~ '^[A-Z]{3}$'),
    canonical_total   numeric CHECK (abs(canonical_total) < 1e30 AND scale(canonical_total) <= 40),
    provider_total    numeric CHECK (abs(provider_total) < 1e30 AND scale(provider_total) <= 40),
    drift             numeric CHECK (scale(drift) <= 40),
    allowed           numeric CHECK (allowed >= 0),
    canonical_as_of   timestamptz,
    provider_as_of    timestamptz,
    PRIMARY KEY (reconciliation_id, provider),
    CHECK ((verdict = 'MATCHED') = (reason IS NULL)),
    CHECK (drift IS NULL OR drift = canonical_total - provider_total),
    CHECK (verdict <> 'MATCHED' OR (drift IS NOT NULL AND abs(drift) <= allowed))
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'a stored reconciliation is never changed';
END
$$;

CREATE TRIGGER reconciliation_is_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliation_inputs_are_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_inputs
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER provider_judgement_is_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON provider_judgement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
