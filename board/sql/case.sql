-- One case: the cases beside it, and every message about it.

-- name: kin(family, case_refs)
-- The cases of a family, and some others by their references, as they stand at this second; the earliest first.
SELECT s.case_ref, s.family, s.team, t.name AS team_name, s.stage, s.state, s.received_at, s.closed_at
FROM case_standing AS s
LEFT JOIN teams AS t ON t.id = s.team
WHERE s.family = :family OR s.case_ref = ANY(cast(:case_refs AS text []))
ORDER BY s.received_at, s.case_ref;

-- name: messages_about(case_ref)
-- Every message that told of a case: the notice of this case that it stood for, to whom, how, and what became of it.
SELECT
    substr(told.notice, length(:case_ref) + 2) AS notice, d.recipient, p.name AS recipient_name, d.channel, d.status, d.code,
    d.first_at, coalesce(d.sent_at, d.at) AS at
FROM deliveries AS d
CROSS JOIN LATERAL unnest(d.notices) AS told (notice)
LEFT JOIN people AS p ON p.id = d.recipient
WHERE d.cases @> ARRAY[cast(:case_ref AS text)] AND starts_with(told.notice, :case_ref || '/')
ORDER BY d.first_at, d.recipient;

-- name: team_name(team)$
-- What a team is called.
SELECT name FROM teams WHERE id = :team;
