-- Runs before the code that needs it: it only adds.
-- What was recorded after the newest checkpoint is found without reading the whole journal.
-- depends: 0011_checkpoints

CREATE INDEX journal_by_time ON journal USING brin (recorded_at);
