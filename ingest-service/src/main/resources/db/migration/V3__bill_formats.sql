-- Which kind of bill the rows were read from; before this there was one.
ALTER TABLE run_set_aside ADD COLUMN format text NOT NULL DEFAULT 'focus';
