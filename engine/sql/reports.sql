-- What reports count: facts of the journal, and the open cases with the last look at each.

-- name: facts(kind, kinds, since, until)
-- Entries of some kinds, of every case in which one kind happened in a period (from since until before until, or open).
-- A limit that has passed counts as breached from that second on, also while its case has not recorded it yet.
WITH passed AS (
    SELECT
        l.case_ref, l.key, l.due, c.team,
        c.written + row_number() OVER (PARTITION BY l.case_ref ORDER BY l.due, l.position) AS sequence,
        (
            SELECT count(*) FROM limits AS run
            WHERE run.case_ref = l.case_ref AND run.key = l.key AND run.position <= l.position
        ) AS episode
    FROM limits AS l
    INNER JOIN cases AS c ON c.case_ref = l.case_ref
    WHERE
        'LimitBreached' = ANY(cast(:kinds AS text []))
        AND l.state = 'running' AND NOT l.breached AND l.due <= now() AND c.stage <> 'closed'
),

chosen AS (
    SELECT case_ref FROM reported
    WHERE
        kind = :kind
        AND (cast(:since AS timestamptz) IS NULL OR happened_at >= :since)
        AND (cast(:until AS timestamptz) IS NULL OR happened_at < :until)
    UNION
    SELECT case_ref FROM passed
    WHERE
        :kind = 'LimitBreached'
        AND (cast(:since AS timestamptz) IS NULL OR due >= :since)
        AND (cast(:until AS timestamptz) IS NULL OR due < :until)
)

SELECT
    r.case_ref, r.sequence, r.happened_at, r.recorded_at, r.actor, r.team, r.rules, j.calendar, r.event::text AS event
FROM reported AS r
INNER JOIN journal AS j ON j.case_ref = r.case_ref AND j.sequence = r.sequence
WHERE
    r.kind = ANY(cast(:kinds AS text []))
    AND r.case_ref IN (SELECT case_ref FROM chosen)
UNION ALL
SELECT
    p.case_ref, p.sequence, p.due, now(), 'engine', p.team, latest.rules, latest.calendar,
    json_build_object(
        'kind', 'LimitBreached', 'clock', p.key, 'episode', p.episode, 'due', p.due, 'adopted', false
    )::text
FROM passed AS p
CROSS JOIN LATERAL (
    SELECT rules, calendar FROM journal AS j WHERE j.case_ref = p.case_ref ORDER BY j.sequence DESC LIMIT 1
) AS latest
WHERE p.case_ref IN (SELECT case_ref FROM chosen)
ORDER BY case_ref, sequence;

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
