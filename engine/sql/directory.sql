-- The directory: who works where. Changing it whole, and finding whom a message goes to.

-- name: empty_directory()!
-- Take everybody out of the directory, to put the new one in within the same transaction.
WITH everybody AS (DELETE FROM people) DELETE FROM teams;

-- name: add_teams(teams)!
INSERT INTO teams (id, name)
SELECT t.id, t.name FROM jsonb_to_recordset(cast(:teams AS jsonb)) AS t (id text, name text);

-- name: add_people(people)!
INSERT INTO people (id, name, email, active, left_on)
SELECT p.id, p.name, p.email, p.active, p.left_on
FROM jsonb_to_recordset(cast(:people AS jsonb)) AS p (id text, name text, email text, active boolean, left_on date);

-- name: add_roles(roles)!
INSERT INTO roles (person, team, role)
SELECT DISTINCT r.person, r.team, r.role
FROM jsonb_to_recordset(cast(:roles AS jsonb)) AS r (person text, team text, role text);

-- name: add_absences(absences)!
INSERT INTO absences (person, away_from, back_at, cover)
SELECT a.person, a.away_from, a.back_at, a.cover
FROM jsonb_to_recordset(cast(:absences AS jsonb)) AS a (
    person text, away_from timestamptz, back_at timestamptz, cover text
);

-- name: reachable_people(team, roles, named)
-- Those who hold one of the roles for the team or the whole service, those named, and whoever covers for them in turn.
-- UNION drops whom it has met before, which ends a circle of covers.
WITH RECURSIVE now_away AS (
    SELECT DISTINCT ON (person) person, cover
    FROM absences
    WHERE away_from <= now() AND now() < back_at
    ORDER BY person, (cover IS NULL), away_from DESC
),
asked AS (
    SELECT person FROM roles
    WHERE role = ANY(cast(:roles AS text [])) AND (team IS NULL OR team = :team)
    UNION
    SELECT unnest(cast(:named AS text []))
),
reachable AS (
    SELECT person FROM asked
    UNION
    SELECT now_away.cover
    FROM reachable
    INNER JOIN now_away ON now_away.person = reachable.person
    WHERE now_away.cover IS NOT NULL
)
SELECT
    p.id, p.name, p.email,
    (NOT p.active OR p.left_on < current_date) IS TRUE AS has_left,
    away.person IS NOT NULL AS is_away,
    away.cover,
    EXISTS (SELECT FROM asked WHERE asked.person = p.id) AS asked
FROM reachable
INNER JOIN people AS p ON p.id = reachable.person
LEFT JOIN now_away AS away ON away.person = p.id
ORDER BY p.id;
