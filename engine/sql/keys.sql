-- The keys of cases, wrapped; and who has read through the codec server.

-- name: case_key(case_ref, key_id, master_id, wrapped)^
-- The key that seals a case's payloads: the one that it has, or else the one given. Gives nothing where another
-- process has just made one that this statement cannot see yet.
WITH made AS (
    INSERT INTO case_keys (key_id, case_ref, number, master_id, wrapped)
    VALUES (:key_id, :case_ref, 1, :master_id, :wrapped)
    ON CONFLICT DO NOTHING
    RETURNING *
)

SELECT made.* FROM made
UNION ALL
SELECT k.* FROM case_keys AS k
WHERE k.case_ref = :case_ref
ORDER BY number DESC
LIMIT 1;

-- name: keys_by_id(ids)
-- Keys by their ids.
SELECT k.* FROM case_keys AS k
WHERE k.key_id = any(cast(:ids AS text []));

-- name: keys_of_open_cases(most)
-- The keys of the cases that are not closed, and those of the engine itself; the newest first.
SELECT k.*
FROM case_keys AS k
LEFT JOIN cases AS c ON c.case_ref = k.case_ref
WHERE k.destroyed_at IS NULL AND c.stage IS DISTINCT FROM 'closed'
ORDER BY k.made_at DESC
LIMIT :most;

-- name: keys_changed(since, after, most)
-- Keys made, wrapped anew or destroyed at `since` (after the id `after`) or later, in that order.
SELECT k.*
FROM case_keys AS k
WHERE (k.changed_at, k.key_id) > (:since, cast(:after AS text))
ORDER BY k.changed_at, k.key_id
LIMIT :most;

-- name: key_stands(key_id, changed_at)$
-- Whether a key is there as it was at that change, or has been changed since: it is not after an older backup's return.
SELECT EXISTS (SELECT FROM case_keys WHERE key_id = :key_id AND changed_at >= :changed_at);

-- name: unknown_keys(ids)
-- Which of these ids the database does not have.
SELECT given.key_id FROM unnest(cast(:ids AS text [])) AS given (key_id)
WHERE NOT EXISTS (SELECT FROM case_keys AS k WHERE k.key_id = given.key_id);

-- name: put_back_key(key_id, case_ref, master_id, wrapped, made_at)!
-- Put a key back that a restored backup lacks, unless the case has been erased. It is the one that seals from now on.
INSERT INTO case_keys (key_id, case_ref, number, master_id, wrapped, made_at)
SELECT :key_id, :case_ref, coalesce(max(k.number), 0) + 1, :master_id, :wrapped, :made_at
FROM case_keys AS k
WHERE k.case_ref = :case_ref
HAVING count(k.destroyed_at) = 0
ON CONFLICT DO NOTHING;

-- name: put_back_destroyed(key_id, case_ref, master_id, made_at, destroyed_at, destroyed_by, reason)!
-- Destroy a key again that a restored backup still has, or note that it was.
INSERT INTO case_keys (key_id, case_ref, number, master_id, made_at, destroyed_at, destroyed_by, reason)
SELECT :key_id, :case_ref, coalesce(max(k.number), 0) + 1, :master_id, :made_at, :destroyed_at, :destroyed_by, :reason
FROM case_keys AS k
WHERE k.case_ref = :case_ref
ON CONFLICT (key_id) DO UPDATE
SET wrapped = NULL, changed_at = now(),
    destroyed_at = excluded.destroyed_at, destroyed_by = excluded.destroyed_by, reason = excluded.reason
WHERE case_keys.destroyed_at IS NULL;

-- name: keys_by_master()
-- How many keys each master wraps, how many have been destroyed, and since when there are any.
SELECT
    master_id,
    count(*) FILTER (WHERE destroyed_at IS NULL) AS wraps,
    count(*) FILTER (WHERE destroyed_at IS NOT NULL) AS destroyed,
    min(made_at) AS oldest,
    max(made_at) AS newest
FROM case_keys
GROUP BY master_id
ORDER BY newest;

-- name: keys_of_case(case_ref)
-- Every key of one case, as it stands.
SELECT key_id, number, master_id, made_at, destroyed_at, destroyed_by, reason
FROM case_keys
WHERE case_ref = :case_ref
ORDER BY number;

-- name: keys_not_under(master_id, after, most)
-- A page of the keys that other masters wrap, by id.
SELECT key_id, master_id, wrapped
FROM case_keys
WHERE master_id <> :master_id AND destroyed_at IS NULL AND key_id > :after
ORDER BY key_id
LIMIT :most;

-- name: count_keys_not_under(master_id)$
-- How many keys other masters wrap.
SELECT count(*) FROM case_keys WHERE master_id <> :master_id AND destroyed_at IS NULL;

-- name: wrap_anew(keys)$
-- Exchange the wrapping of several keys, of those that nobody has destroyed or wrapped anew meanwhile.
WITH given AS (
    SELECT g.key_id, g.before, g.master_id, decode(g.wrapped, 'hex') AS wrapped
    FROM jsonb_to_recordset(cast(:keys AS jsonb)) AS g (key_id text, before text, master_id text, wrapped text)
),

changed AS (
    UPDATE case_keys AS k
    SET master_id = g.master_id, wrapped = g.wrapped, changed_at = now()
    FROM given AS g
    WHERE k.key_id = g.key_id AND k.master_id = g.before AND k.destroyed_at IS NULL
    RETURNING k.key_id
)

SELECT count(*) FROM changed;

-- name: destroy_keys(case_ref, person, reason)$
-- Destroy every key of a case; gives how many were there to be destroyed.
WITH gone AS (
    UPDATE case_keys
    SET wrapped = NULL, destroyed_at = now(), changed_at = now(), destroyed_by = :person, reason = :reason
    WHERE case_ref = :case_ref AND destroyed_at IS NULL
    RETURNING key_id
)

SELECT count(*) FROM gone;

-- name: stage_of(case_ref)$
-- The stage of a case, as the journal has it.
SELECT stage FROM cases WHERE case_ref = :case_ref;

-- name: bar_case(key_id, case_ref, master_id, person, reason)!
-- Leave the row of a destroyed key for a case that never had one, so that none is made.
INSERT INTO case_keys (key_id, case_ref, number, master_id, destroyed_at, destroyed_by, reason)
VALUES (:key_id, :case_ref, 1, :master_id, now(), :person, :reason)
ON CONFLICT DO NOTHING;

-- name: note_codec_read(reader, case_refs, payloads, unread)!
INSERT INTO codec_reads (reader, case_refs, payloads, unread)
VALUES (:reader, cast(:case_refs AS text []), :payloads, :unread);

-- name: codec_reader(name, roles)$
-- The one person of this name, by id or e-mail address, who has not left and holds one of some roles.
SELECT min(p.id)
FROM people AS p
WHERE
    p.active
    AND (p.left_on IS NULL OR p.left_on >= current_date)
    AND (p.id = :name OR lower(p.email) = lower(:name))
    AND EXISTS (
        SELECT FROM roles AS r WHERE r.person = p.id AND r.role = any(cast(:roles AS text []))
    )
HAVING count(*) = 1;
