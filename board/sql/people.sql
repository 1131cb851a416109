-- Who is signed in: the directory as it is at this moment.

-- name: signed_in_person(person, session, at, today)
-- One row for each role that a person holds, or has for somebody whom they stand in for now, or by the duty rota; none for a
-- leaver, for somebody unknown, and for a session that was signed out of.
WITH RECURSIVE now_away AS (
    SELECT DISTINCT ON (person) person, cover
    FROM absences
    WHERE away_from <= :at AND :at < back_at
    ORDER BY person, (cover IS NULL), away_from DESC
),
stands_for AS (
    SELECT cast(:person AS text) AS person
    UNION
    SELECT now_away.person
    FROM stands_for
    INNER JOIN now_away ON now_away.cover = stands_for.person
),
held AS (
    SELECT person, role, team FROM roles
    UNION
    SELECT person, role, team FROM rota WHERE from_at <= :at AND :at < until_at
)
SELECT p.id, p.name, r.role, r.team, t.name AS team_name, s.person AS holder
FROM people AS p
CROSS JOIN stands_for AS s
LEFT JOIN held AS r ON r.person = s.person
LEFT JOIN teams AS t ON t.id = r.team
WHERE
    p.id = :person AND p.active AND (p.left_on IS NULL OR p.left_on >= :today)
    AND NOT EXISTS (
        SELECT FROM board_events AS b WHERE b.kind = 'signed_out' AND b.person = :person AND b.detail = :session
    )
ORDER BY s.person <> p.id, r.team, r.role;

-- name: people_by_name(name, today)
-- Whoever an identity provider names by the directory's id or by e-mail address: one, unless the directory is wrong.
SELECT p.id FROM people AS p
WHERE p.active AND (p.left_on IS NULL OR p.left_on >= :today) AND (p.id = :name OR lower(p.email) = lower(:name));

-- name: everybody(today)
-- Those who work here, with their roles: the local sign-in page's list.
SELECT p.id, p.name, r.role, t.name AS team_name
FROM people AS p
LEFT JOIN roles AS r ON r.person = p.id
LEFT JOIN teams AS t ON t.id = r.team
WHERE p.active AND (p.left_on IS NULL OR p.left_on >= :today)
ORDER BY r.team NULLS LAST, p.id, r.role;

-- name: all_teams()
-- Every team.
SELECT id, name FROM teams ORDER BY name;

-- name: names_of(people)
-- What people are called, by their ids.
SELECT id, name FROM people WHERE id = ANY(cast(:people AS text []));
