-- Payment webhooks that were believed, or wait for it: every delivery with other content is a row, never updated.
CREATE TABLE billing_webhooks (
    ordinal        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider       text COLLATE "C" NOT NULL,
    event_id       text COLLATE "C" NOT NULL,
    object_id      text COLLATE "C",
    event_type     text,
    content_digest text COLLATE "C" NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
    received_at    timestamptz NOT NULL,
    source         inet NOT NULL,
    headers        jsonb NOT NULL,
    body           bytea NOT NULL,
    checks         jsonb NOT NULL,
    verdict        text NOT NULL CHECK (verdict IN ('trusted', 'pending')),
    -- One that waits to be fetched again and one that is believed are two proofs of the same content: both are kept.
    UNIQUE (provider, event_id, content_digest, verdict)
);
CREATE INDEX billing_webhooks_newest ON billing_webhooks (provider, ordinal);
-- Nobody looks for rows by these, and to gather statistics of them takes a processor from those who store.
ALTER TABLE billing_webhooks
    ALTER headers SET STATISTICS 0, ALTER body SET STATISTICS 0, ALTER checks SET STATISTICS 0;

-- Which delivery of an event counts. The key is what counts it once; what was believed later than another is a conflict.
CREATE TABLE billing_webhook_counted (
    provider   text COLLATE "C" NOT NULL,
    event_id   text COLLATE "C" NOT NULL,
    ordinal    bigint NOT NULL UNIQUE REFERENCES billing_webhooks,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);

-- What came under an id that counts already. Its content is another one, unless the two were proven in different ways.
CREATE TABLE billing_webhook_conflict (
    ordinal  bigint PRIMARY KEY REFERENCES billing_webhooks,
    provider text COLLATE "C" NOT NULL
);
CREATE INDEX billing_webhook_conflict_newest ON billing_webhook_conflict (provider, ordinal);

-- The same event with the same content, delivered again.
CREATE TABLE billing_webhook_repeat (
    ordinal     bigint NOT NULL REFERENCES billing_webhooks,
    received_at timestamptz NOT NULL
);
CREATE INDEX billing_webhook_repeat_ordinal ON billing_webhook_repeat (ordinal);

-- What waits for its object to be fetched again; the one of an object with the lowest ordinal goes first.
CREATE TABLE billing_webhook_waiting (
    ordinal        bigint PRIMARY KEY REFERENCES billing_webhooks,
    provider       text COLLATE "C" NOT NULL,
    object_id      text COLLATE "C" NOT NULL,
    next_try_at    timestamptz NOT NULL,
    -- How often it was taken, and how often the API contradicted it: only the latter may deny it.
    tries          integer NOT NULL DEFAULT 0,
    against        integer NOT NULL DEFAULT 0,
    claimed_until  timestamptz,
    last_failure   text,
    -- As things are: nobody waits for it, and it goes last.
    is_undecidable boolean NOT NULL DEFAULT false
);
CREATE INDEX billing_webhook_waiting_object ON billing_webhook_waiting (provider, object_id, ordinal)
    WHERE NOT is_undecidable;
CREATE INDEX billing_webhook_waiting_next ON billing_webhook_waiting (provider, is_undecidable, next_try_at, ordinal);
CREATE INDEX billing_webhook_waiting_least
    ON billing_webhook_waiting (provider, is_undecidable, tries, next_try_at, ordinal);

-- What the provider's API said of an object. It wins over what the webhook claimed; where they differ, that is kept.
-- Text to the letter: jsonb knows no \u0000 and fewer numbers than JSON, and what it refuses could never be settled.
CREATE TABLE billing_webhook_refetched (
    ordinal     bigint PRIMARY KEY REFERENCES billing_webhooks,
    fetched_at  timestamptz NOT NULL,
    tries       integer NOT NULL CHECK (tries > 0),
    believed    boolean NOT NULL,
    object      json,
    differences json NOT NULL
);

CREATE INDEX billing_webhook_refetched_at ON billing_webhook_refetched (fetched_at);
CREATE INDEX billing_webhook_denied ON billing_webhook_refetched (ordinal) WHERE NOT believed;

-- How many deliveries ended how, by the minute, for health; several lanes, so that writers do not wait for each other.
CREATE TABLE billing_webhook_tally (
    provider   text COLLATE "C" NOT NULL,
    minute     timestamptz NOT NULL,
    outcome    text NOT NULL CHECK (outcome IN ('counted', 'waiting', 'repeated', 'conflict', 'untrusted',
                                                -- Not taken, and why.
                                                'too-large', 'too-slow', 'cut-off', 'too-much-in-hand',
                                                'secret-unavailable', 'not-confirmed')),
    lane       smallint NOT NULL,
    deliveries bigint NOT NULL,
    PRIMARY KEY (minute, provider, outcome, lane)
);

-- What was not believed: a ring for each provider, so that no sender can fill the disk. Reserves no id.
CREATE TABLE untrusted_webhook (
    provider    text COLLATE "C" NOT NULL,
    slot        integer NOT NULL CHECK (slot >= 0),
    number      bigint NOT NULL,
    received_at timestamptz NOT NULL,
    source      inet NOT NULL,
    headers     jsonb NOT NULL,
    body        bytea NOT NULL,
    body_bytes  integer NOT NULL,
    checks      jsonb NOT NULL,
    PRIMARY KEY (provider, slot)
);
CREATE INDEX untrusted_webhook_newest ON untrusted_webhook (provider, number);
CREATE INDEX untrusted_webhook_received ON untrusted_webhook (received_at);
CREATE SEQUENCE untrusted_webhook_number;
