-- Each statement may find its work done, as in V1.
-- The run history is read page by page, the newest first. H2 reads an index in its own direction only.

CREATE INDEX IF NOT EXISTS run_newest ON run (started_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS run_newest_of_mapping ON run (mapping, started_at DESC, id DESC);
DROP INDEX IF EXISTS run_latest;
