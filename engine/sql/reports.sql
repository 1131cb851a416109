-- What reports count: facts of the journal, and the open cases with the last look at each.

-- name: facts(kind, kinds, since, until)
-- Entries of some kinds, of every case in which one kind happened in a period (from since until before until, or open).
SELECT
    r.case_ref, r.sequence, r.happened_at, r.recorded_at, r.actor, r.team, r.rules, j.calendar, r.event::text AS event
FROM reported AS r
INNER JOIN journal AS j ON j.case_ref = r.case_ref AND j.sequence = r.sequence
WHERE
    r.kind = ANY(cast(:kinds AS text []))
    AND r.case_ref IN (
        SELECT case_ref FROM reported
        WHERE
            kind = :kind
            AND (cast(:since AS timestamptz) IS NULL OR happened_at >= :since)
            AND (cast(:until AS timestamptz) IS NULL OR happened_at < :until)
    )
ORDER BY r.case_ref, r.sequence;

-- name: looks(kinds, team)
-- Every case that is not closed, of one team or of all, with the last entry of some kinds.
SELECT
    c.case_ref, c.team, c.worker, c.stage, c.adopted, opened.happened_at AS opened_at,
    look.happened_at AS looked_at, look.actor AS looked_by, look.kind AS look
FROM cases AS c
INNER JOIN journal AS opened ON opened.case_ref = c.case_ref AND opened.sequence = 1
LEFT JOIN LATERAL (
    SELECT j.happened_at, j.actor, j.kind
    FROM reported AS j
    WHERE j.case_ref = c.case_ref AND j.kind = ANY(cast(:kinds AS text []))
    ORDER BY j.happened_at DESC, j.sequence DESC
    LIMIT 1
) AS look ON true
WHERE c.stage <> 'closed' AND (cast(:team AS text) IS NULL OR c.team = :team)
ORDER BY c.case_ref;
