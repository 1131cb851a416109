-- What the command line, the live table and the board read of the journal and its projections.

-- name: rulebook(hash)$
-- The rules with this hash, as JSON.
SELECT body::text FROM rulebooks WHERE hash = :hash;

-- name: calendar(hash)$
-- The calendar with this hash, as JSON.
SELECT body::text FROM calendars WHERE hash = :hash;

-- name: entries(case_ref, first, last)
-- A case's entries between two sequences, both included, in order.
SELECT case_ref, sequence, recorded_at, happened_at, kind, actor, command, event::text AS event, previous_hash, hash
FROM journal
WHERE case_ref = :case_ref AND sequence BETWEEN :first AND :last
ORDER BY sequence;

-- name: written(case_ref)$
-- How far a case's journal should go, by its row.
SELECT written FROM cases WHERE case_ref = :case_ref;

-- name: last_sequence(case_ref)$
-- How far a case's journal goes.
SELECT max(sequence) FROM journal WHERE case_ref = :case_ref;

-- name: case_view(case_ref)$
-- The case as it stood when its row was last written, as JSON. Limits that were over by then are not kept with it.
SELECT CASE
    WHEN c.view -> 'positions' IS NULL THEN c.view
    ELSE (c.view - 'positions') || jsonb_build_object('limits', (
        SELECT coalesce(jsonb_agg(coalesce(s.shown, jsonb_build_object(
            'key', l.key, 'title', l.title, 'due', l.due, 'anchor', l.anchor, 'stopped_at', l.stopped_at,
            'breached', l.breached, 'source', l.source, 'unconfirmed', l.unconfirmed,
            'state', l.state || CASE
                WHEN (l.state = 'met' AND l.stopped_at >= l.due) OR (l.state = 'ended' AND l.breached) THEN ' late'
                ELSE ''
            END
        )) ORDER BY l.position), '[]')
        FROM limits AS l
        LEFT JOIN (
            SELECT cast(p.position AS integer) AS position, k.shown
            FROM jsonb_array_elements_text(c.view -> 'positions') WITH ORDINALITY AS p (position, number)
            INNER JOIN jsonb_array_elements(c.view -> 'limits') WITH ORDINALITY AS k (shown, number) USING (number)
        ) AS s USING (position)
        WHERE l.case_ref = c.case_ref
    ))
END::text
FROM cases AS c
WHERE c.case_ref = :case_ref;

-- name: open_cases(team)
-- The references of every case that is not closed, of one team or of all.
SELECT case_ref FROM cases
WHERE stage <> 'closed' AND (cast(:team AS text) IS NULL OR team = :team)
ORDER BY case_ref;

-- name: case_rows(team, worker, family, state, most, skip)
-- Cases as they stand now: the longest late first, then the next due. A state of null means every one but closed.
SELECT
    case_ref, family, team, worker, stage, state, version, written, adopted, received_at, closed_at, closed_reason,
    next_step, breaches, refusals, missing_details, undelivered, late_limits, late_since, late_title, next_due, next_title,
    updated_at
FROM case_standing
WHERE
    (cast(:team AS text) IS NULL OR team = :team)
    AND (cast(:worker AS text) IS NULL OR worker = :worker)
    AND (cast(:family AS text) IS NULL OR family = :family)
    AND CASE WHEN cast(:state AS text) IS NULL THEN stage <> 'closed' ELSE state = :state END
ORDER BY late_since NULLS LAST, next_due NULLS LAST, case_ref
LIMIT :most OFFSET :skip;

-- name: open_alerts(team)
-- Alerts whose work is not done, the highest rung and the oldest first, of one team or of all.
SELECT
    a.case_ref, c.team, c.worker, a.alert, a.title, a.rung, a.raised_at, a.state, a.acknowledged_by, a.action,
    a.quiet_until, a.not_delivered
FROM alerts AS a
INNER JOIN cases AS c ON c.case_ref = a.case_ref
WHERE a.state <> 'resolved' AND (cast(:team AS text) IS NULL OR c.team = :team)
ORDER BY a.rung DESC, a.raised_at, a.case_ref, a.alert;

-- name: cases_of_family(family)
-- The references of a family's cases.
SELECT case_ref FROM cases WHERE family = :family ORDER BY received_at, case_ref;

-- name: case_count()$
-- How many cases there have been.
SELECT count(*) FROM cases;

-- name: all_cases()
-- The references of every case that there has been.
SELECT case_ref FROM cases ORDER BY case_ref;

-- name: all_written()
-- The references of every case that there has been, and how far the journal of each should go.
SELECT case_ref, written FROM cases ORDER BY case_ref;

-- name: entries_of(case_refs)
-- Every entry of some cases: case by case, in order.
SELECT case_ref, sequence, recorded_at, happened_at, kind, actor, command, event::text AS event, previous_hash, hash
FROM journal
WHERE case_ref = ANY(cast(:case_refs AS text []))
ORDER BY case_ref, sequence;
