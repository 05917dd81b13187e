-- Each statement may find its work done, as in V1.

-- How much of a side a run reads: modified, full or named.
ALTER TABLE run ADD COLUMN IF NOT EXISTS extent VARCHAR DEFAULT 'modified' NOT NULL;

CREATE TABLE IF NOT EXISTS full_sync_line (
  mapping          VARCHAR NOT NULL,
  recommendation   VARCHAR NOT NULL,
  status           VARCHAR NOT NULL,
  mode             VARCHAR,
  allow_duplicates BOOLEAN NOT NULL,
  erp              BIGINT  NOT NULL,
  crm              BIGINT  NOT NULL,
  coupled          BIGINT  NOT NULL,
  side             VARCHAR,
  reviewed_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  started_at       TIMESTAMP(6) WITH TIME ZONE,
  finished_at      TIMESTAMP(6) WITH TIME ZONE,
  code             VARCHAR,
  detail           TEXT,
  CONSTRAINT full_sync_line_mapping PRIMARY KEY (mapping)
);
