-- The cases behind the board's figures, one line for each thing that was counted. Every query gives the same columns; which
-- of them mean what is said where the figure is. `total` is how many lines there are without :most and :skip.

-- name: cases_of_caseload(team, worker, most, skip)
-- Open cases of one worker, who holds one of the team's (then those of other teams as well); with a null worker those of
-- the team that nobody has been given.
SELECT
    c.case_ref, c.team, c.worker, c.stage, cast(null AS text) AS what, cast(null AS text) AS actor,
    c.received_at AS started_at, (SELECT min(l.due) FROM limits AS l WHERE l.case_ref = c.case_ref AND l.state = 'running') AS due,
    cast(null AS timestamptz) AS done_at, cast(null AS timestamptz) AS recorded_at, count(*) OVER () AS total
FROM cases AS c
WHERE
    c.stage <> 'closed'
    AND CASE
        WHEN cast(:worker AS text) IS NULL THEN c.worker IS NULL AND (cast(:team AS text) IS NULL OR c.team = :team)
        ELSE c.worker = :worker AND (
            cast(:team AS text) IS NULL
            OR EXISTS (SELECT FROM cases AS o WHERE o.worker = :worker AND o.team = :team AND o.stage <> 'closed')
        )
    END
ORDER BY due NULLS LAST, c.case_ref
LIMIT :most OFFSET :skip;

-- name: cases_of_timeliness(team, edition, since, until, name, outcome, most, skip)
-- Runs of limits that fell due in the period, of one name or of all, with one outcome, with late ones or with all.
SELECT
    l.case_ref, c.team, c.worker, c.stage, l.title || coalesce(': ' || l.about, '') AS what, cast(null AS text) AS actor,
    l.anchor AS started_at, l.due, l.stopped_at AS done_at, l.recorded_at, count(*) OVER () AS total
FROM (
    SELECT
        x.*, r.title, nullif(split_part(x.clock, ':', 2), '') AS about,
        CASE x.state WHEN 'met' THEN 'met' WHEN 'ended' THEN 'ended' ELSE 'open' END
        || CASE WHEN coalesce(x.stopped_at, now()) >= x.due THEN '_late' ELSE '' END AS outcome
    FROM counted_limits AS x
    INNER JOIN rule_clocks AS r ON r.id = x.rule
    WHERE
        x.due > :since AND x.due <= :until AND (cast(:team AS text) IS NULL OR x.team = :team)
        AND (cast(:edition AS text) IS NULL OR r.edition = :edition)
        AND (cast(:name AS text) IS NULL OR r.name = :name)
) AS l
INNER JOIN cases AS c ON c.case_ref = l.case_ref
WHERE
    cast(:outcome AS text) IS NULL OR l.outcome = :outcome
    OR (cast(:outcome AS text) = 'late' AND l.outcome IN ('met_late', 'open_late', 'ended_late'))
ORDER BY l.due, l.case_ref, l.clock
LIMIT :most OFFSET :skip;

-- name: cases_of_decisions(team, edition, since, until, threshold, outcome, most, skip)
-- Decisions on contacts, at one level or with one outcome where one is given.
SELECT
    d.case_ref, c.team, c.worker, c.stage, d.threshold || ', ' || replace(d.outcome, '_', ' ') AS what,
    cast(null AS text) AS actor, c.received_at AS started_at, cast(null AS timestamptz) AS due,
    d.decided_at AS done_at, cast(null AS timestamptz) AS recorded_at, count(*) OVER () AS total
FROM counted_decisions AS d
INNER JOIN cases AS c ON c.case_ref = d.case_ref
WHERE
    d.decided_at >= :since AND d.decided_at < :until AND (cast(:team AS text) IS NULL OR d.team = :team)
    AND (cast(:edition AS text) IS NULL OR d.edition = :edition)
    AND (cast(:threshold AS text) IS NULL OR d.threshold = :threshold)
    AND (cast(:outcome AS text) IS NULL OR d.outcome = :outcome)
ORDER BY d.decided_at, d.case_ref, d.sequence
LIMIT :most OFFSET :skip;

-- name: cases_of_agencies(team, edition, since, until, agency, outcome, most, skip)
-- What one agency or any was asked, with one outcome where one is given; late is one as well.
SELECT
    k.case_ref, c.team, c.worker, c.stage, k.agency || ', ' || k.state AS what, cast(null AS text) AS actor,
    k.asked_at AS started_at, k.passed AS due, k.answered_at AS done_at, cast(null AS timestamptz) AS recorded_at,
    count(*) OVER () AS total
FROM counted_checks AS k
INNER JOIN cases AS c ON c.case_ref = k.case_ref
WHERE
    k.asked_at >= :since AND k.asked_at < :until AND (cast(:team AS text) IS NULL OR k.team = :team)
    AND (cast(:edition AS text) IS NULL OR k.edition = :edition)
    AND (cast(:agency AS text) IS NULL OR k.agency = :agency)
    AND CASE cast(:outcome AS text)
        WHEN 'late' THEN k.passed IS NOT NULL AND (k.answered_at IS NULL OR k.answered_at >= k.passed)
        ELSE cast(:outcome AS text) IS NULL OR k.state = :outcome
    END
ORDER BY k.asked_at, k.case_ref, k.sequence
LIMIT :most OFFSET :skip;

-- name: cases_of_oversight(team, edition, from_days, to_days, most, skip)
-- Open cases by the days since a manager last looked, both included; without days those that none has looked at.
SELECT
    o.case_ref, c.team, c.worker, c.stage, o.look AS what, o.looked_by AS actor, o.opened_at AS started_at,
    cast(null AS timestamptz) AS due, o.looked_at AS done_at, cast(null AS timestamptz) AS recorded_at,
    count(*) OVER () AS total
FROM counted_looks AS o
INNER JOIN cases AS c ON c.case_ref = o.case_ref
WHERE
    NOT o.closed AND (cast(:team AS text) IS NULL OR o.team = :team)
    AND (cast(:edition AS text) IS NULL OR o.edition = :edition)
    AND CASE
        WHEN cast(:from_days AS integer) IS NULL THEN o.looked_at IS NULL
        ELSE
            o.looked_at <= now() - make_interval(days => :from_days)
            AND (cast(:to_days AS integer) IS NULL OR o.looked_at > now() - make_interval(days => :to_days + 1))
    END
ORDER BY o.looked_at NULLS FIRST, o.opened_at, o.case_ref
LIMIT :most OFFSET :skip;

-- name: cases_of_last_day(team, edition, since, until, name, zone, most, skip)
-- Runs of a limit that were met on the last day that it allowed.
SELECT
    l.case_ref, c.team, c.worker, c.stage, r.title || coalesce(': ' || nullif(split_part(l.clock, ':', 2), ''), '') AS what,
    cast(null AS text) AS actor, l.anchor AS started_at, l.due, l.stopped_at AS done_at, l.recorded_at,
    count(*) OVER () AS total
FROM counted_limits AS l
INNER JOIN rule_clocks AS r ON r.id = l.rule
INNER JOIN cases AS c ON c.case_ref = l.case_ref
WHERE
    l.due > :since AND l.due <= :until AND l.state = 'met' AND l.stopped_at < l.due AND r.name = :name
    AND (cast(:team AS text) IS NULL OR l.team = :team) AND (cast(:edition AS text) IS NULL OR r.edition = :edition)
    AND l.stopped_at >= date_trunc('day', l.due - interval '1 microsecond', :zone)
ORDER BY l.due, l.case_ref, l.clock
LIMIT :most OFFSET :skip;

-- name: cases_of_moves(team, edition, since, until, actor, most, skip)
-- Limits that a corrected date made fall due later: the old due date, the new one, when it was corrected and by whom.
SELECT
    m.case_ref, c.team, c.worker, c.stage, replace(m.clock, '_', ' ') AS what, m.actor, m.was_due AS started_at, m.due,
    cast(null AS timestamptz) AS done_at, m.corrected_at AS recorded_at, count(*) OVER () AS total
FROM counted_moves AS m
INNER JOIN cases AS c ON c.case_ref = m.case_ref
WHERE
    m.corrected_at >= :since AND m.corrected_at < :until AND (cast(:team AS text) IS NULL OR m.team = :team)
    AND (cast(:edition AS text) IS NULL OR m.edition = :edition)
    AND (cast(:actor AS text) IS NULL OR m.actor = :actor)
ORDER BY m.corrected_at, m.case_ref, m.sequence
LIMIT :most OFFSET :skip;

-- name: cases_of_visits(team, edition, since, until, actor, outcome, late_after, zone, first, numbers, most, skip)
-- Visits: those recorded late, or with outcome 'after' those recorded after a limit with a time before it.
SELECT
    v.case_ref, c.team, c.worker, c.stage, rescued.titles AS what, v.actor, cast(null AS timestamptz) AS started_at,
    rescued.due, v.seen_at AS done_at, v.recorded_at, count(*) OVER () AS total
FROM counted_visits AS v
INNER JOIN cases AS c ON c.case_ref = v.case_ref
LEFT JOIN (
    SELECT l.case_ref, l.stopped_by, min(l.due) AS due, string_agg(DISTINCT r.title, ', ') AS titles
    FROM counted_limits AS l
    INNER JOIN rule_clocks AS r ON r.id = l.rule
    WHERE l.state = 'met' AND l.stopped_at < l.due AND l.recorded_at >= l.due
    GROUP BY l.case_ref, l.stopped_by
) AS rescued ON rescued.case_ref = v.case_ref AND rescued.stopped_by = v.sequence
WHERE
    v.seen_at >= :since AND v.seen_at < :until AND (cast(:team AS text) IS NULL OR v.team = :team)
    AND (cast(:edition AS text) IS NULL OR v.edition = :edition)
    AND (cast(:actor AS text) IS NULL OR v.actor = :actor)
    AND CASE cast(:outcome AS text)
        WHEN 'after' THEN rescued.case_ref IS NOT NULL
        WHEN
            'late' THEN (cast(:numbers AS integer []))[cast(v.recorded_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1]
            - (cast(:numbers AS integer []))[cast(v.seen_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1] > :late_after
        ELSE true
    END
ORDER BY v.seen_at, v.case_ref, v.sequence
LIMIT :most OFFSET :skip;
