-- Mapping files are edited while the node runs: which revision was a run read by?

ALTER TABLE run ADD COLUMN IF NOT EXISTS mapping_revision VARCHAR;
