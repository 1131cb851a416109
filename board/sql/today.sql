-- Today: open cases as they stand at this second, what needs somebody next first.

-- name: todays_cases(teams, worker, stage, limit_name, state, soon, most, skip)
-- The counts of everything that the filters let through, and one page of it: a row for each case, one with nulls for none.
-- What nobody has taken on comes first, the highest rung on top; then what is late, the longest first; then what is due.
WITH standing AS MATERIALIZED (
    SELECT
        c.case_ref, c.family, c.team, c.worker, c.stage, c.missing_details, c.undelivered,
        l.late_limits, l.late_since, l.late_title, l.next_due, l.next_title,
        a.unacknowledged, a.alert, a.alert_title, a.rung, a.taken_by, a.quiet_until, a.not_delivered,
        CASE
            WHEN a.unacknowledged > 0 THEN 'waiting'
            WHEN l.late_limits > 0 THEN 'late'
            WHEN l.next_due <= :soon THEN 'soon'
            ELSE 'on track'
        END AS state
    FROM cases AS c
    CROSS JOIN LATERAL (
        SELECT
            count(*) FILTER (WHERE n.due <= now()) AS late_limits,
            min(n.due) FILTER (WHERE n.due <= now()) AS late_since,
            (array_agg(n.title ORDER BY n.due, n.position) FILTER (WHERE n.due <= now()))[1] AS late_title,
            min(n.due) FILTER (WHERE n.due > now()) AS next_due,
            (array_agg(n.title ORDER BY n.due, n.position) FILTER (WHERE n.due > now()))[1] AS next_title,
            coalesce(bool_or(split_part(n.key, ':', 1) = :limit_name), false) AS has_limit
        FROM limits AS n
        WHERE n.case_ref = c.case_ref AND n.state = 'running'
    ) AS l
    CROSS JOIN LATERAL (
        SELECT
            count(*) FILTER (WHERE t.state = 'unacknowledged') AS unacknowledged,
            (array_agg(t.alert ORDER BY t.state DESC, t.rung DESC, t.raised_at))[1] AS alert,
            (array_agg(t.title ORDER BY t.state DESC, t.rung DESC, t.raised_at))[1] AS alert_title,
            (array_agg(t.rung ORDER BY t.state DESC, t.rung DESC, t.raised_at))[1] AS rung,
            (array_agg(t.acknowledged_by ORDER BY t.state DESC, t.rung DESC, t.raised_at))[1] AS taken_by,
            (array_agg(t.quiet_until ORDER BY t.state DESC, t.rung DESC, t.raised_at))[1] AS quiet_until,
            coalesce(bool_or(t.not_delivered), false) AS not_delivered
        FROM alerts AS t
        WHERE t.case_ref = c.case_ref AND t.state <> 'resolved'
    ) AS a
    WHERE
        c.stage <> 'closed'
        AND (cast(:teams AS text []) IS NULL OR c.team = ANY(:teams))
        AND (cast(:worker AS text) IS NULL OR c.worker = :worker OR (:worker = 'nobody' AND c.worker IS NULL))
        AND (cast(:stage AS text) IS NULL OR c.stage = :stage)
        AND (cast(:limit_name AS text) IS NULL OR l.has_limit)
),
counted AS (
    SELECT
        count(*) AS of_all,
        count(*) FILTER (WHERE state = 'waiting') AS of_waiting,
        count(*) FILTER (WHERE state = 'late') AS of_late,
        count(*) FILTER (WHERE state = 'soon') AS of_soon,
        count(*) FILTER (WHERE state = 'on track') AS of_on_track
    FROM standing
),
chosen AS (
    SELECT * FROM standing
    WHERE cast(:state AS text) IS NULL OR state = :state
    ORDER BY
        state <> 'waiting', CASE WHEN state = 'waiting' THEN rung END DESC, late_since NULLS LAST, next_due NULLS LAST,
        case_ref
    LIMIT :most OFFSET :skip
)
SELECT counted.*, s.*, t.name AS team_name, w.name AS worker_name, k.name AS taken_by_name
FROM counted
LEFT JOIN chosen AS s ON true
LEFT JOIN teams AS t ON t.id = s.team
LEFT JOIN people AS w ON w.id = s.worker
LEFT JOIN people AS k ON k.id = s.taken_by
ORDER BY
    s.state <> 'waiting', CASE WHEN s.state = 'waiting' THEN s.rung END DESC, s.late_since NULLS LAST,
    s.next_due NULLS LAST, s.case_ref;

-- name: workers_of(teams)
-- Who has open cases in some teams or in all, for the filter.
SELECT DISTINCT c.worker AS id, coalesce(p.name, c.worker) AS name
FROM cases AS c
LEFT JOIN people AS p ON p.id = c.worker
WHERE c.stage <> 'closed' AND c.worker IS NOT NULL AND (cast(:teams AS text []) IS NULL OR c.team = ANY(:teams))
ORDER BY name;

-- name: latest_changes()
-- When a case of each team was last written.
SELECT t.id AS team, (SELECT max(c.updated_at) FROM cases AS c WHERE c.team = t.id) AS changed_at FROM teams AS t;
