-- The alert that somebody takes on.

-- name: alert_to_take(case_ref, alert)^
-- One alert that is not resolved, with the names of the team and of whoever took it on, and the rules of its case.
SELECT
    a.case_ref, a.alert, a.title, a.rung, a.raised_at, a.state, a.acknowledged_by, a.action, a.quiet_until,
    c.team, c.family, t.name AS team_name, k.name AS acknowledged_by_name, last.rules, last.calendar
FROM alerts AS a
INNER JOIN cases AS c ON c.case_ref = a.case_ref
LEFT JOIN teams AS t ON t.id = c.team
LEFT JOIN people AS k ON k.id = a.acknowledged_by
CROSS JOIN LATERAL (
    SELECT j.rules, j.calendar FROM journal AS j WHERE j.case_ref = a.case_ref ORDER BY j.sequence DESC LIMIT 1
) AS last
WHERE a.case_ref = :case_ref AND a.alert = :alert AND a.state <> 'resolved';

-- name: same_alert_of_siblings(family, alert, case_ref)
-- The same alert of the siblings' open cases, as far as nobody has taken it on.
SELECT a.case_ref, c.team
FROM alerts AS a
INNER JOIN cases AS c ON c.case_ref = a.case_ref
WHERE
    c.family = :family AND a.alert = :alert AND a.state = 'unacknowledged' AND c.stage <> 'closed'
    AND a.case_ref <> :case_ref
ORDER BY a.case_ref;
