-- What the board's figures count, and the cases behind each. A null team means every team, a null edition every edition.
-- The period is from :since until before :until (UTC instants). Dates and months are local ones of the zone :zone.
-- `:numbers` says for each day from :first on how many working days there have been, so that working days are counted
-- by taking one number from another.

-- name: worker_loads(team)
-- Each worker with open cases (in the team, where one is given): all that they hold, in that team, and how many are late.
WITH late AS (
    SELECT DISTINCT case_ref FROM limits WHERE state = 'running' AND due <= now()
)
SELECT
    c.worker, p.name,
    count(*) AS open,
    count(*) FILTER (WHERE cast(:team AS text) IS NULL OR c.team = :team) AS here,
    count(late.case_ref) AS late,
    array_agg(DISTINCT c.team) AS teams
FROM cases AS c
LEFT JOIN late ON late.case_ref = c.case_ref
LEFT JOIN people AS p ON p.id = c.worker
WHERE c.stage <> 'closed' AND c.worker IS NOT NULL
GROUP BY c.worker, p.name
HAVING cast(:team AS text) IS NULL OR bool_or(c.team = :team)
ORDER BY count(*) DESC, c.worker;

-- name: team_loads(team)
-- The open cases of each team: all, those with a limit that has passed, and those that nobody has been given.
WITH late AS (
    SELECT DISTINCT case_ref FROM limits WHERE state = 'running' AND due <= now()
)
SELECT
    c.team, count(*) AS open, count(late.case_ref) AS late, count(*) FILTER (WHERE c.worker IS NULL) AS unallocated
FROM cases AS c
LEFT JOIN late ON late.case_ref = c.case_ref
WHERE c.stage <> 'closed' AND (cast(:team AS text) IS NULL OR c.team = :team)
GROUP BY c.team
ORDER BY c.team;

-- name: counted_timeliness(team, edition, since, until, zone)
-- Limits by name and by the month in which they fell due, and what became of them. One due at midnight is of the day before.
SELECT
    r.name, max(r.title) AS title, counted.month,
    sum(counted.met) AS met, sum(counted.met_late) AS met_late, sum(counted.open) AS open,
    sum(counted.open_late) AS open_late, sum(counted.ended) AS ended, sum(counted.ended_late) AS ended_late
FROM (
    SELECT
        l.rule, cast(date_trunc('month', (l.due - interval '1 microsecond') AT TIME ZONE :zone) AS date) AS month,
        count(*) FILTER (WHERE l.state = 'met' AND l.stopped_at < l.due) AS met,
        count(*) FILTER (WHERE l.state = 'met' AND l.stopped_at >= l.due) AS met_late,
        count(*) FILTER (WHERE l.state = 'running' AND l.due > now()) AS open,
        count(*) FILTER (WHERE l.state = 'running' AND l.due <= now()) AS open_late,
        count(*) FILTER (WHERE l.state = 'ended' AND l.stopped_at < l.due) AS ended,
        count(*) FILTER (WHERE l.state = 'ended' AND l.stopped_at >= l.due) AS ended_late
    FROM counted_limits AS l
    WHERE l.due > :since AND l.due <= :until AND (cast(:team AS text) IS NULL OR l.team = :team)
    GROUP BY l.rule, month
) AS counted
INNER JOIN rule_clocks AS r ON r.id = counted.rule
WHERE cast(:edition AS text) IS NULL OR r.edition = :edition
GROUP BY r.name, counted.month
ORDER BY title, r.name, counted.month;

-- name: counted_decisions(edition, since, until)
-- Decisions on contacts by team, threshold level and outcome. Always of every team: one is compared with all of them.
SELECT team, threshold, outcome, count(*) AS decisions FROM counted_decisions
WHERE decided_at >= :since AND decided_at < :until AND (cast(:edition AS text) IS NULL OR edition = :edition)
GROUP BY team, threshold, outcome
ORDER BY team, threshold, outcome;

-- name: counted_agencies(team, edition, since, until, zone, first, numbers)
-- What agencies were asked, what came of it, and how many working days replies took.
SELECT
    agency, count(*) AS asked,
    count(*) FILTER (WHERE state = 'answered') AS answered,
    count(*) FILTER (WHERE state = 'waived') AS waived,
    count(*) FILTER (WHERE state = 'open') AS open,
    count(*) FILTER (WHERE state = 'open' AND passed IS NULL) AS not_due,
    count(*) FILTER (WHERE state = 'unanswered') AS unanswered,
    count(*) FILTER (WHERE passed IS NOT NULL AND (answered_at IS NULL OR answered_at >= passed)) AS late,
    count(*) FILTER (WHERE state = 'answered' AND (passed IS NULL OR answered_at < passed)) AS in_time,
    cast(percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS double precision) AS median_working_days
FROM (
    SELECT
        *,
        (cast(:numbers AS integer []))[cast(answered_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1]
        - (cast(:numbers AS integer []))[cast(asked_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1] AS took
    FROM counted_checks
    WHERE
        asked_at >= :since AND asked_at < :until
        AND (cast(:team AS text) IS NULL OR team = :team) AND (cast(:edition AS text) IS NULL OR edition = :edition)
) AS asked
GROUP BY agency
ORDER BY agency;

-- name: counted_oversight(team, edition)
-- Open cases by team and by the whole days of 24 hours since a manager last looked; null where none has.
SELECT
    team, CASE WHEN looked_at IS NOT NULL THEN extract(EPOCH FROM now() - looked_at)::integer / 86400 END AS days,
    count(*) AS cases
FROM counted_looks
WHERE NOT closed AND (cast(:team AS text) IS NULL OR team = :team) AND (cast(:edition AS text) IS NULL OR edition = :edition)
GROUP BY team, days
ORDER BY team, days;

-- name: counted_last_days(edition, since, until, zone, shortest)
-- Limits of so many days or more that were met in time, and how many of them on the last day that was allowed.
SELECT
    r.name, r.title, r.amount, r.unit, r.count_start_day, l.team, count(*) AS met,
    count(*) FILTER (WHERE l.stopped_at >= date_trunc('day', l.due - interval '1 microsecond', :zone)) AS on_the_last
FROM counted_limits AS l
INNER JOIN rule_clocks AS r ON r.id = l.rule
WHERE
    l.due > :since AND l.due <= :until AND l.state = 'met' AND l.stopped_at < l.due
    AND (cast(:edition AS text) IS NULL OR r.edition = :edition)
    AND r.unit IN ('working days', 'calendar days') AND r.amount >= :shortest
GROUP BY r.id, l.team
ORDER BY r.title, l.team;

-- name: counted_days_used(name, team, edition, since, until, zone, first, numbers)
-- How many working days after its first day one limit was met, and how many are allowed.
SELECT
    r.amount,
    (cast(:numbers AS integer []))[cast(l.stopped_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1]
    - (cast(:numbers AS integer []))[cast(l.anchor AT TIME ZONE :zone AS date) - cast(:first AS date) + 1] AS used,
    l.stopped_at >= l.due AS late, count(*) AS limits
FROM counted_limits AS l
INNER JOIN rule_clocks AS r ON r.id = l.rule
WHERE
    l.due > :since AND l.due <= :until AND l.state = 'met' AND r.name = :name
    AND (cast(:team AS text) IS NULL OR l.team = :team)
    AND (cast(:edition AS text) IS NULL OR r.edition = :edition)
GROUP BY r.amount, used, late;

-- name: counted_moves(team, edition, since, until)
-- Corrections of dates that moved a limit's due date later: by team and by who corrected.
SELECT
    m.team, m.actor, max(p.name) AS name, count(DISTINCT (m.case_ref, m.corrected_at)) AS corrections,
    count(DISTINCT m.case_ref) AS cases, count(*) AS limits, count(*) FILTER (WHERE m.corrected_at >= m.was_due) AS passed,
    cast(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(EPOCH FROM m.due - m.was_due) / 86400) AS double precision)
    AS median_days
FROM counted_moves AS m
LEFT JOIN people AS p ON p.id = m.actor
WHERE
    m.corrected_at >= :since AND m.corrected_at < :until
    AND (cast(:team AS text) IS NULL OR m.team = :team) AND (cast(:edition AS text) IS NULL OR m.edition = :edition)
GROUP BY m.team, m.actor
ORDER BY corrections DESC, m.team, m.actor;

-- name: counted_visits(team, edition, since, until, zone, first, numbers, late_after)
-- Visits by team and by who recorded them: all, those recorded more than :late_after working days afterwards, and those
-- recorded after a limit had passed with a time before it.
SELECT
    v.team, v.actor, max(p.name) AS name, count(*) AS visits,
    count(*) FILTER (
        WHERE (cast(:numbers AS integer []))[cast(v.recorded_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1]
        - (cast(:numbers AS integer []))[cast(v.seen_at AT TIME ZONE :zone AS date) - cast(:first AS date) + 1] > :late_after
    ) AS late,
    count(rescued.case_ref) AS after_the_limit
FROM counted_visits AS v
LEFT JOIN (
    SELECT DISTINCT case_ref, stopped_by FROM counted_limits
    WHERE state = 'met' AND stopped_at < due AND recorded_at >= due
) AS rescued ON rescued.case_ref = v.case_ref AND rescued.stopped_by = v.sequence
LEFT JOIN people AS p ON p.id = v.actor
WHERE
    v.seen_at >= :since AND v.seen_at < :until
    AND (cast(:team AS text) IS NULL OR v.team = :team) AND (cast(:edition AS text) IS NULL OR v.edition = :edition)
GROUP BY v.team, v.actor
ORDER BY after_the_limit DESC, late DESC, v.team, v.actor;

-- name: counted_editions()
-- The editions that cases here have lived by.
SELECT DISTINCT ON (body ->> 'edition') body ->> 'edition' AS edition, body ->> 'edition_title' AS title
FROM rulebooks
ORDER BY body ->> 'edition' DESC;

-- name: counted_teams()
-- The teams of the directory, and those that open cases are with.
SELECT id, name FROM teams
UNION
SELECT team, team FROM cases WHERE stage <> 'closed' AND team NOT IN (SELECT id FROM teams)
ORDER BY name, id;
