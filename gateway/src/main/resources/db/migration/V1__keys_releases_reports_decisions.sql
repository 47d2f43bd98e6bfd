-- A secret is 256 random bits, so that its plain SHA-256 cannot be searched; only that digest is kept.
CREATE TABLE api_key (
    id            text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{12}$'),
    name          text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    role          text NOT NULL CHECK (role IN ('pipeline', 'operator', 'admin')),
    secret_sha256 text NOT NULL CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
    created_at    timestamptz NOT NULL,
    revoked_at    timestamptz
);

-- One version is one commit: that the same release counts once is this constraint, not a check before the insert.
CREATE TABLE release (
    id             uuid PRIMARY KEY,
    name           text NOT NULL,
    version        text NOT NULL,
    commit_id      text NOT NULL CHECK (commit_id ~ '^[0-9a-f]{40}$'),
    branch         text NOT NULL,
    billing_period text NOT NULL CHECK (billing_period ~ '^[0-9]{4}-[0-9]{2}$'),
    created_at     timestamptz NOT NULL,
    UNIQUE (name, version)
);

CREATE TABLE junit_report (
    id             uuid PRIMARY KEY,
    release_id     uuid NOT NULL REFERENCES release,
    sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    suite_override text NOT NULL,
    received_at    timestamptz NOT NULL,
    UNIQUE (release_id, sha256, suite_override)
);

CREATE TABLE suite_result (
    report_id     uuid NOT NULL REFERENCES junit_report,
    name          text NOT NULL,
    tests         integer NOT NULL CHECK (tests >= 0),
    stated_tests  integer NOT NULL CHECK (stated_tests >= 0),
    failures      integer NOT NULL CHECK (failures >= 0),
    errors        integer NOT NULL CHECK (errors >= 0),
    skipped       integer NOT NULL CHECK (skipped >= 0),
    first_failing text NOT NULL,
    PRIMARY KEY (report_id, name)
);

CREATE TABLE coverage_report (
    id          uuid PRIMARY KEY,
    release_id  uuid NOT NULL REFERENCES release,
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    format      text NOT NULL CHECK (format IN ('jacoco', 'cobertura')),
    received_at timestamptz NOT NULL,
    UNIQUE (release_id, sha256)
);

CREATE TABLE module_coverage (
    report_id      uuid NOT NULL REFERENCES coverage_report,
    path           text NOT NULL,
    line_covered   integer NOT NULL,
    line_total     integer NOT NULL,
    branch_covered integer NOT NULL,
    branch_total   integer NOT NULL,
    PRIMARY KEY (report_id, path),
    CHECK (line_covered BETWEEN 0 AND line_total),
    CHECK (branch_covered BETWEEN 0 AND branch_total)
);

-- The record is text, never jsonb: its bytes are what the digest proves.
CREATE TABLE decision (
    id            uuid PRIMARY KEY,
    release_id    uuid NOT NULL REFERENCES release,
    tier          text NOT NULL,
    policy        text NOT NULL,
    policy_digest text NOT NULL CHECK (policy_digest ~ '^[0-9a-f]{64}$'),
    verdict       text NOT NULL CHECK (verdict IN ('GO', 'NO_GO', 'UNKNOWN')),
    decided_at    timestamptz NOT NULL,
    asked_by      text NOT NULL,
    asked_role    text NOT NULL,
    digest        text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    record        text NOT NULL
);
CREATE INDEX decision_of_release ON decision (release_id, tier, id DESC);
