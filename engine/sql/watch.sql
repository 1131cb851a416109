-- What the watcher compares, what operators are shown, and what the metrics count.

-- name: open_page(after, most)
-- A page of the cases that are open in the journal, by reference: what each has to be seen to next, and its alerts of
-- which nobody is known to have been told: no message of its own is settled, and none shared with siblings is in the
-- journal. A limit that passed without a breach counts whatever the case itself says.
SELECT
    c.case_ref, c.version, c.written, c.updated_at,
    least(c.attend_at, passed.due) AS attend_at,
    coalesce(untold.alerts, '[]')::text AS untold
FROM cases AS c
CROSS JOIN LATERAL (
    SELECT min(l.due) AS due
    FROM limits AS l
    WHERE l.case_ref = c.case_ref AND l.state = 'running' AND NOT l.breached
) AS passed
CROSS JOIN LATERAL (
    SELECT json_agg(
        json_build_object('alert', a.alert, 'rung', a.rung, 'reached_at', coalesce(a.reached_at, a.raised_at))
    ) AS alerts
    FROM alerts AS a
    WHERE
        a.case_ref = c.case_ref
        AND a.state = 'unacknowledged'
        AND NOT a.not_delivered
        AND NOT EXISTS (
            SELECT FROM deliveries AS d
            WHERE
                d.notice = a.case_ref || '/' || a.alert || '/rung' || a.rung
                AND d.status NOT IN ('held', 'sending')
        )
        AND NOT EXISTS (
            SELECT FROM journal AS j
            WHERE
                j.case_ref = a.case_ref
                -- By the event and not the column: the index over every case's kinds would be read for each alert.
                AND j.event ->> 'kind' IN ('NoticeDelivered', 'NoticeFailed')
                AND j.event ->> 'notice' = a.alert || '/rung' || a.rung
        )
) AS untold
WHERE c.stage <> 'closed' AND c.case_ref > :after
ORDER BY c.case_ref
LIMIT :most;

-- name: moments_of(case_refs)
-- What some cases have to be seen to next, as `open_page` has it.
SELECT
    c.case_ref, c.version, c.written, c.updated_at,
    least(
        c.attend_at,
        (SELECT min(l.due) FROM limits AS l WHERE l.case_ref = c.case_ref AND l.state = 'running' AND NOT l.breached)
    ) AS attend_at
FROM cases AS c
WHERE c.stage <> 'closed' AND c.case_ref = ANY(cast(:case_refs AS text []));

-- name: overdue_cases(before, most)
-- The open cases on which something fell due before an instant and was not seen to, the longest ago first.
SELECT case_ref FROM cases WHERE stage <> 'closed' AND attend_at < :before ORDER BY attend_at LIMIT :most;

-- name: known_cases(case_refs)
-- Those of some references that the journal has; when each was last written, if it is closed.
SELECT case_ref, CASE WHEN stage = 'closed' THEN updated_at END AS closed
FROM cases WHERE case_ref = ANY(cast(:case_refs AS text []));

-- name: open_claims(before)
-- Messages that were last tried before an instant and are not settled, but for those of cases that have been closed since.
SELECT d.notice, d.case_ref, max(d.at) AS tried_at
FROM deliveries AS d
LEFT JOIN cases AS c ON c.case_ref = d.case_ref
WHERE d.status IN ('held', 'sending') AND d.at < :before AND c.stage IS DISTINCT FROM 'closed'
GROUP BY d.notice, d.case_ref
ORDER BY d.notice;

-- name: operator_queue(everything)
-- What waits for operators, the newest first; with `everything` also what was cleared.
SELECT id, kind, about, case_ref, code, detail, raised_at, seen_at, told_at, cleared_at, cleared_by, reason
FROM operator_queue
WHERE cleared_at IS NULL OR :everything
ORDER BY cleared_at NULLS FIRST, raised_at DESC, id DESC
LIMIT 1000;

-- name: queue_by_kind()
-- How much waits for operators, by its kind.
SELECT kind, count(*) AS items FROM operator_queue WHERE cleared_at IS NULL GROUP BY kind;

-- name: heartbeat()^
-- The last sweep that finished well, and how the last one of all ended.
SELECT done.run, done.started_at, done.finished_at, done.cases, done.found, done.nudged, latest.outcome AS latest_outcome
FROM (SELECT outcome FROM sweeps ORDER BY started_at DESC LIMIT 1) AS latest
LEFT JOIN LATERAL (
    SELECT * FROM sweeps WHERE outcome = 'done' ORDER BY started_at DESC LIMIT 1
) AS done ON TRUE;

-- name: backlog_of_journal(before)^
-- How many open cases have entries that the journal lacks, and have something that fell due before an instant.
SELECT
    count(*) FILTER (WHERE version > written) AS behind,
    min(updated_at) FILTER (WHERE version > written) AS behind_since,
    count(*) FILTER (WHERE attend_at < :before) AS overdue,
    min(attend_at) FILTER (WHERE attend_at < :before) AS overdue_since
FROM cases WHERE stage <> 'closed';

-- name: open_alert_counts()^
-- Alerts that nobody has taken on, and those of which the last notice reached nobody.
SELECT
    count(*) FILTER (WHERE a.state = 'unacknowledged') AS unacknowledged,
    count(*) FILTER (WHERE a.state = 'unacknowledged' AND a.not_delivered) AS undelivered
FROM alerts AS a
WHERE a.state <> 'resolved';

-- name: settled_deliveries()
-- What became of every message so far, by channel and code.
SELECT channel, status, coalesce(code, '') AS code, count(*) AS messages
FROM deliveries WHERE status NOT IN ('held', 'sending') GROUP BY channel, status, code;

-- name: open_cases_by_standing()
-- Open cases by stage and by how they stand at this second.
SELECT stage, state, count(*) AS cases FROM case_standing WHERE stage <> 'closed' GROUP BY stage, state;

-- name: running_limits()
-- Running limits by whether they have passed at this second.
SELECT CASE WHEN due < now() THEN 'late' ELSE 'running' END AS state, count(*) AS limits
FROM limits WHERE state = 'running' GROUP BY 1;

-- name: clear_item(id, person, reason)$
-- Clear one item of the queue; nothing comes back where it was cleared already or there is none.
UPDATE operator_queue SET cleared_at = now(), cleared_by = :person, reason = :reason
WHERE id = :id AND cleared_at IS NULL
RETURNING id;

-- name: holds_any_role(person, roles)$
-- Whether somebody who has not left holds one of some roles.
SELECT EXISTS (
    SELECT FROM roles AS r
    INNER JOIN people AS p ON p.id = r.person
    WHERE r.person = :person AND r.role = ANY(cast(:roles AS text [])) AND p.active
);
