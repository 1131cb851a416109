-- Signed statements about the journal, and what they are held against.

-- name: lock_checkpoints()^
-- One maker at a time, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended('checkpoints', 0));

-- name: unsigned_since()$
-- When the first entry after the newest statement was recorded; null where there is none.
SELECT min(j.recorded_at) FROM journal AS j
WHERE j.recorded_at > coalesce((SELECT max(made_at) FROM checkpoints), '-infinity');

-- name: last_checkpoint()^
-- The newest statement.
SELECT number, statement, signature FROM checkpoints ORDER BY number DESC LIMIT 1;

-- name: grown_since()
-- The end of each case's journal that has grown since the last statement about it, by reference.
SELECT j.case_ref, j.sequence, j.hash
FROM cases AS c
INNER JOIN journal AS j ON j.case_ref = c.case_ref AND j.sequence = c.written
WHERE c.written > coalesce(
    (SELECT max(h.sequence) FROM checkpoint_heads AS h WHERE h.case_ref = c.case_ref), 0
)
ORDER BY j.case_ref COLLATE "C";

-- name: add_checkpoint(number, statement, signature, made_at)!
INSERT INTO checkpoints (number, statement, signature, made_at) VALUES (:number, :statement, :signature, :made_at);

-- name: add_checkpoint_heads(number, heads)!
INSERT INTO checkpoint_heads (case_ref, checkpoint, sequence, hash)
SELECT h.case_ref, :number, h.sequence, h.hash
FROM jsonb_to_recordset(cast(:heads AS jsonb)) AS h (case_ref text, sequence integer, hash text);

-- name: checkpoints()
-- Every statement, the oldest first.
SELECT number, statement, signature FROM checkpoints ORDER BY number;

-- name: heads_of(number)
-- What one statement is about, beside the hash that the journal has there now (null where the entry is gone), and
-- whether the case was erased and all its entries were taken out.
SELECT
    h.case_ref, h.sequence, h.hash, j.hash AS found,
    j.hash IS NULL
    AND NOT EXISTS (SELECT FROM journal AS left_over WHERE left_over.case_ref = h.case_ref)
    AND EXISTS (
        SELECT FROM case_keys AS k WHERE k.case_ref = h.case_ref AND k.destroyed_at IS NOT NULL
    ) AS erased
FROM checkpoint_heads AS h
LEFT JOIN journal AS j ON j.case_ref = h.case_ref AND j.sequence = h.sequence
WHERE h.checkpoint = :number
ORDER BY h.case_ref COLLATE "C";

-- name: erased_cases()
-- The cases of which a statement tells, and that were erased and taken out of the journal: when, by whom and why.
SELECT DISTINCT ON (k.case_ref) k.case_ref, k.destroyed_at AS at, k.destroyed_by AS person, k.reason
FROM case_keys AS k
WHERE
    k.destroyed_at IS NOT NULL
    AND EXISTS (SELECT FROM checkpoint_heads AS h WHERE h.case_ref = k.case_ref)
    AND NOT EXISTS (SELECT FROM journal AS j WHERE j.case_ref = k.case_ref)
ORDER BY k.case_ref, k.destroyed_at;
