-- What the watcher writes: its heartbeat, and what it leaves for operators.

-- name: begin_sweep(run)$
-- Say that a sweep has begun; a repeated attempt of it goes on in the same row. Gives the time.
INSERT INTO sweeps (run) VALUES (:run) ON CONFLICT (run) DO UPDATE SET outcome = 'running' RETURNING now();

-- name: end_sweep(run, cases, found, nudged, outcome)!
-- Say how a sweep ended.
INSERT INTO sweeps (run, finished_at, cases, found, nudged, outcome)
VALUES (:run, now(), :cases, :found, :nudged, :outcome)
ON CONFLICT (run) DO UPDATE SET
    finished_at = excluded.finished_at, cases = excluded.cases, found = excluded.found, nudged = excluded.nudged,
    outcome = excluded.outcome;

-- name: forget_old_sweeps(before)!
-- Keep the heartbeat for as long as somebody may ask.
DELETE FROM sweeps WHERE started_at < :before;

-- name: raise_findings(findings)
-- Put what was found into the queue: what is open already is only seen again, and what an operator has cleared since it
-- came about stays cleared. Gives the ids of those that are new.
INSERT INTO operator_queue (kind, about, case_ref, code, detail)
SELECT DISTINCT ON (f.kind, f.about) f.kind, f.about, f.case_ref, f.code, f.detail
FROM jsonb_to_recordset(cast(:findings AS jsonb)) AS f (
    kind text, about text, case_ref text, code text, detail text, since timestamptz
)
WHERE NOT EXISTS (
    SELECT FROM operator_queue AS q
    WHERE q.kind = f.kind AND q.about = f.about AND q.cleared_by <> 'sweep' AND q.cleared_at >= f.since
)
ON CONFLICT (kind, about) WHERE cleared_at IS NULL DO UPDATE SET
    seen_at = now(), code = excluded.code, detail = excluded.detail
RETURNING id, xmax = 0 AS new;

-- name: clear_gone(kinds, before)!
-- Clear what a sweep did not find again. What the journal refuses, it says itself, every minute or so while it does.
UPDATE operator_queue SET cleared_at = now(), cleared_by = 'sweep', reason = 'It has gone.'
WHERE
    cleared_at IS NULL
    AND kind = ANY(cast(:kinds AS text []))
    AND seen_at < cast(:before AS timestamptz) - CASE WHEN code = 'refused' THEN interval '5 minutes' ELSE '0' END;

-- name: clear_reached(kind)!
-- Clear alerts that had reached nobody, once somebody has taken them on or their work is done.
UPDATE operator_queue AS q SET cleared_at = now(), cleared_by = 'sweep', reason = 'Somebody has it, or it is done.'
FROM cases AS c
LEFT JOIN alerts AS a ON a.case_ref = c.case_ref AND a.state <> 'unacknowledged'
WHERE
    q.cleared_at IS NULL
    AND q.kind = :kind
    AND c.case_ref = q.case_ref
    AND (c.stage = 'closed' OR q.about = a.case_ref || '/' || a.alert);

-- name: to_tell_operators(again_before)
-- What operators have not been told of, or so long ago that they are told again.
SELECT id, kind, about, code, detail, raised_at, told_at IS NULL AS new
FROM operator_queue
WHERE cleared_at IS NULL AND (told_at IS NULL OR told_at < :again_before)
ORDER BY kind, about;

-- name: operators_told(ids)!
-- Note that operators have been told.
UPDATE operator_queue SET told_at = now() WHERE id = ANY(cast(:ids AS bigint []));
