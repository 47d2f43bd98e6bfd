-- Whether a statement is a file that somebody laid down, or what the provider's own interface answered.
ALTER TABLE provider_statement ADD COLUMN origin text NOT NULL DEFAULT 'FILE' CHECK (origin IN ('FILE', 'API'));

-- One live run for a provider's month at a time, over all replicas: more of them would only be throttled.
CREATE UNIQUE INDEX ingest_run_live_once ON ingest_run (provider, billing_period)
    WHERE mode = 'live' AND state IN ('QUEUED', 'RUNNING');

CREATE INDEX ingest_run_live_newest ON ingest_run (provider, ordinal DESC) WHERE mode = 'live';

-- When each provider is fetched next; whoever moves it on has the turn.
CREATE TABLE fetch_schedule (
    provider text PRIMARY KEY CHECK (provider IN ('openops', 'aws', 'azure', 'gcp')),
    next_at  timestamptz NOT NULL
);
