-- Usage events, each once. The key is the constraint that counts them once; it is ordered as the senders' ids are, so
-- that ids that grow with time touch few pages, however many events there are.
CREATE TABLE usage_event (
    tenant       text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    product      text NOT NULL,
    meter        text NOT NULL,
    subscription text,
    quantity     numeric NOT NULL CHECK (abs(quantity) < 1e30 AND scale(quantity) <= 40),
    occurred_at  timestamptz NOT NULL,
    timing       text NOT NULL CHECK (timing IN ('on-time', 'late', 'backfill')),
    accepted_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant, source, id)
);

-- What each batch of accepted events added to an hour. Never updated: the sum up to a moment is what was known then.
CREATE TABLE usage_addition (
    tenant      text COLLATE "C" NOT NULL,
    product     text COLLATE "C" NOT NULL,
    meter       text COLLATE "C" NOT NULL,
    hour        timestamptz NOT NULL,
    accepted_at timestamptz NOT NULL,
    timing      text NOT NULL CHECK (timing IN ('on-time', 'late', 'backfill')),
    quantity    numeric NOT NULL,
    events      bigint NOT NULL CHECK (events > 0)
);
CREATE INDEX usage_addition_hour ON usage_addition (tenant, product, meter, hour, accepted_at);

-- Events whose identity was stored before with other content: seen, kept, never counted.
CREATE TABLE usage_conflict (
    tenant         text COLLATE "C" NOT NULL,
    source         text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL,
    content_digest text NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
    ordinal        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    product        text NOT NULL,
    meter          text NOT NULL,
    subscription   text,
    quantity       numeric NOT NULL CHECK (abs(quantity) < 1e30 AND scale(quantity) <= 40),
    occurred_at    timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant, source, id, content_digest),
    FOREIGN KEY (tenant, source, id) REFERENCES usage_event
);
CREATE INDEX usage_conflict_newest ON usage_conflict (tenant, ordinal);
