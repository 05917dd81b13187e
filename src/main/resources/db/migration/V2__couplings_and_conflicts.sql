-- Each statement may find its work done, as in V1.

ALTER TABLE run ADD COLUMN IF NOT EXISTS deleted BIGINT DEFAULT 0 NOT NULL;

-- The reference that a waiting record waits for: it is tried again when that is coupled.
ALTER TABLE record_error ADD COLUMN IF NOT EXISTS waits_mapping VARCHAR;
ALTER TABLE record_error ADD COLUMN IF NOT EXISTS waits_value VARCHAR;

-- How far a full synchronisation has read a side; the row goes when it is through.
CREATE TABLE IF NOT EXISTS full_bookmark (
  mapping      VARCHAR NOT NULL,
  side         VARCHAR NOT NULL,
  read_through TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT full_bookmark_side PRIMARY KEY (mapping, side)
);

-- What people decided about conflicts once and for all. Empty names stand for every field.
CREATE TABLE IF NOT EXISTS decision (
  mapping    VARCHAR NOT NULL,
  erp_field  VARCHAR NOT NULL,
  crm_field  VARCHAR NOT NULL,
  winner     VARCHAR NOT NULL,
  decided_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT decision_field PRIMARY KEY (mapping, erp_field, crm_field)
);

-- Records that a run left alone on purpose, and why.
CREATE TABLE IF NOT EXISTS ignored_record (
  run       UUID    NOT NULL,
  side      VARCHAR NOT NULL,
  record_id VARCHAR NOT NULL,
  mapping   VARCHAR NOT NULL,
  code      VARCHAR NOT NULL,
  detail    TEXT    NOT NULL,
  CONSTRAINT ignored_record_record PRIMARY KEY (run, side, record_id)
);
CREATE INDEX IF NOT EXISTS ignored_record_latest ON ignored_record (record_id, mapping);

-- The revision of a mapping that this store has worked with, and which records it chose from.
CREATE TABLE IF NOT EXISTS mapping_state (
  mapping   VARCHAR NOT NULL,
  revision  VARCHAR NOT NULL,
  erp_scope VARCHAR NOT NULL,
  crm_scope VARCHAR NOT NULL,
  CONSTRAINT mapping_state_mapping PRIMARY KEY (mapping)
);
