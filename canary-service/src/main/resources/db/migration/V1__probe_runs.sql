-- Runs of probes. A row is born RUNNING and becomes FINISHED once; its result is inserted beside it, for ever.
CREATE TABLE probe_run (
    id              uuid        PRIMARY KEY,
    probe           text        NOT NULL CHECK (length(probe) BETWEEN 1 AND 100),
    mode            text        NOT NULL CHECK (mode IN ('mock', 'staging')),
    commit_id       text        CHECK (commit_id ~ '^[0-9a-f]{40}$'),
    amount          numeric     NOT NULL CHECK (abs(amount) < 1e30 AND scale(amount) <= 40),
    currency        char(3)     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    cap             numeric     CHECK (abs(cap) < 1e30 AND scale(cap) <= 40),
    cap_currency    char(3)     CHECK (cap_currency ~ '^[A-Z]{3}$'),
    wanted          numeric     CHECK (abs(wanted) < 1e30 AND scale(wanted) <= 40),
    wanted_currency char(3)     CHECK (wanted_currency ~ '^[A-Z]{3}$'),
    state           text        NOT NULL CHECK (state IN ('RUNNING', 'FINISHED')),
    started_at      timestamptz NOT NULL,
    -- Whoever runs it renews this; a run that is past it was interrupted and may be taken over.
    lease_until     timestamptz NOT NULL,
    request_key     text        UNIQUE CHECK (length(request_key) BETWEEN 1 AND 200),
    request_digest  text        CHECK (request_digest ~ '^[0-9a-f]{64}$'),
    CHECK ((cap IS NULL) = (cap_currency IS NULL)),
    CHECK ((wanted IS NULL) = (wanted_currency IS NULL)),
    CHECK ((request_key IS NULL) = (request_digest IS NULL))
);

-- The claim: over all replicas, one run of a probe at a time.
CREATE UNIQUE INDEX one_run_of_a_probe_at_a_time ON probe_run (probe) WHERE state = 'RUNNING';
CREATE INDEX probe_run_newest ON probe_run (started_at DESC, id DESC);
CREATE INDEX probe_run_of_commit ON probe_run (commit_id, started_at DESC, id DESC);

CREATE TABLE probe_result (
    run_id            uuid        PRIMARY KEY REFERENCES probe_run,
    finished_at       timestamptz NOT NULL,
    verdict           text        NOT NULL CHECK (verdict IN ('PASS', 'FAIL', 'UNPROVEN')),
    reason            text        CHECK ((reason IS NULL) = (verdict = 'PASS')),
    record            text        NOT NULL,
    digest            char(64)    NOT NULL,
    run_record        text        NOT NULL,
    run_record_digest char(64)    NOT NULL,
    CHECK (digest = encode(sha256(convert_to(record, 'UTF8')), 'hex')),
    CHECK (run_record_digest = encode(sha256(convert_to(run_record, 'UTF8')), 'hex'))
);

-- What a flow of a run may have left at its target; the row goes when its clean-up is proven.
CREATE TABLE footprint (
    run_id       uuid    NOT NULL REFERENCES probe_run,
    flow         text    NOT NULL,
    amount       numeric NOT NULL,
    currency     char(3) NOT NULL,
    method       text    NOT NULL,
    instance     text,
    wallet_asked boolean NOT NULL,
    wallet       text,
    top_up_asked boolean NOT NULL,
    top_up       text,
    PRIMARY KEY (run_id, flow)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is finished does not change';
END
$$;

CREATE TRIGGER a_result_never_changes BEFORE UPDATE OR DELETE ON probe_result
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER a_finished_run_never_changes BEFORE UPDATE OR DELETE ON probe_run
    FOR EACH ROW WHEN (OLD.state = 'FINISHED') EXECUTE FUNCTION refuse_change();
