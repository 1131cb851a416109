-- The directory: who works where. Reading and changing it whole, its journal, and finding whom a message goes to.

-- name: lock_directory()^
-- One writer at a time, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended('the directory', 0));

-- name: directory()$
-- Everything as one document, as it is at one moment. Local dates and times, in the directory's time zone.
SELECT jsonb_build_object(
    'time_zone', s.time_zone,
    'teams', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.id), '[]')
        FROM teams AS t
    ),
    'people', (
        SELECT coalesce(jsonb_agg(
            jsonb_build_object(
                'id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone,
                'registered_until', p.registered_until, 'active', p.active, 'left_on', p.left_on
            ) ORDER BY p.id
        ), '[]')
        FROM people AS p
    ),
    'roles', (
        SELECT coalesce(jsonb_agg(
            jsonb_build_object('person', r.person, 'role', r.role, 'team', r.team)
            ORDER BY r.team, r.person, r.role
        ), '[]')
        FROM roles AS r
    ),
    'absences', (
        SELECT coalesce(jsonb_agg(
            jsonb_build_object(
                'person', a.person,
                'first_day', cast(a.away_from AT TIME ZONE s.time_zone AS date),
                'last_day', cast(a.back_at AT TIME ZONE s.time_zone AS date) - 1,
                'cover', a.cover
            ) ORDER BY a.person, a.away_from
        ), '[]')
        FROM absences AS a
    ),
    'rota', (
        SELECT coalesce(jsonb_agg(
            jsonb_build_object(
                'person', d.person, 'role', d.role, 'team', d.team,
                'from', d.from_at AT TIME ZONE s.time_zone,
                'until', d.until_at AT TIME ZONE s.time_zone
            ) ORDER BY d.from_at, d.person
        ), '[]')
        FROM rota AS d
    )
)
FROM directory_settings AS s;

-- name: set_time_zone(time_zone)!
UPDATE directory_settings SET time_zone = :time_zone;

-- name: put_teams(teams)!
-- Bring the teams to these, and no others.
WITH given AS (SELECT t.id, t.name FROM jsonb_to_recordset(cast(:teams AS jsonb)) AS t (id text, name text)),
gone AS (DELETE FROM teams WHERE id NOT IN (SELECT id FROM given))
INSERT INTO teams (id, name) SELECT id, name FROM given
ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- name: put_people(people)!
-- Bring these people up to date. Nobody is ever deleted: they leave.
INSERT INTO people (id, name, email, phone, registered_until, active, left_on)
SELECT p.id, p.name, p.email, p.phone, p.registered_until, p.active, p.left_on
FROM jsonb_to_recordset(cast(:people AS jsonb)) AS p (
    id text, name text, email text, phone text, registered_until date, active boolean, left_on date
)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, email = excluded.email, phone = excluded.phone,
    registered_until = excluded.registered_until, active = excluded.active, left_on = excluded.left_on;

-- name: empty_tables()!
-- Take out who holds what, to put it in anew within the same transaction.
WITH no_roles AS (DELETE FROM roles), no_absences AS (DELETE FROM absences) DELETE FROM rota;

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

-- name: add_duties(duties)!
INSERT INTO rota (person, role, team, from_at, until_at)
SELECT d.person, d.role, d.team, d.from_at, d.until_at
FROM jsonb_to_recordset(cast(:duties AS jsonb)) AS d (
    person text, role text, team text, from_at timestamptz, until_at timestamptz
);

-- name: directory_journal_end()^
-- The last entry of the directory's journal.
SELECT sequence, actor, hash FROM directory_journal ORDER BY sequence DESC LIMIT 1;

-- name: add_directory_entries(entries)!
INSERT INTO directory_journal (sequence, at, actor, what, about, before, after, previous_hash, hash)
SELECT
    e.sequence, e.at, e.actor, e.what, e.about, nullif(e.before, 'null'), nullif(e.after, 'null'), e.previous_hash,
    e.hash
FROM jsonb_to_recordset(cast(:entries AS jsonb)) AS e (
    sequence integer, at timestamptz, actor text, what text, about text, before jsonb, after jsonb, previous_hash text,
    hash text
);

-- name: directory_journal(about, most)
-- The last entries of the directory's journal, newest first: of everything, or of what it is about.
SELECT sequence, at, actor, what, about, before, after, previous_hash, hash
FROM directory_journal
WHERE cast(:about AS text) IS NULL OR about = :about
ORDER BY sequence DESC
LIMIT cast(:most AS bigint);

-- name: caseloads()
-- How many open cases each team and each worker has.
SELECT team, worker, count(*) AS cases FROM cases WHERE stage <> 'closed' GROUP BY team, worker;

-- name: reachable_people(team, roles, named, at)
-- Those who hold one of the roles for the team or the whole service, or are on duty in one, at an instant; those named;
-- and whoever covers for them in turn. UNION drops whom it has met before, which ends a circle of covers.
WITH RECURSIVE now_away AS (
    SELECT DISTINCT ON (person) person, cover
    FROM absences
    WHERE away_from <= :at AND :at < back_at
    ORDER BY person, (cover IS NULL), away_from DESC
),
asked AS (
    SELECT person FROM roles
    WHERE role = ANY(cast(:roles AS text [])) AND (team IS NULL OR team = :team)
    UNION
    SELECT person FROM rota
    WHERE
        role = ANY(cast(:roles AS text [])) AND (team IS NULL OR team = :team)
        AND from_at <= :at AND :at < until_at
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
    p.id, p.name, p.email, p.phone,
    (NOT p.active OR p.left_on < cast(cast(:at AS timestamptz) AT TIME ZONE s.time_zone AS date)) IS TRUE AS has_left,
    away.person IS NOT NULL AS is_away,
    away.cover,
    EXISTS (SELECT FROM asked WHERE asked.person = p.id) AS asked
FROM reachable
INNER JOIN people AS p ON p.id = reachable.person
CROSS JOIN directory_settings AS s
LEFT JOIN now_away AS away ON away.person = p.id
ORDER BY p.id;
