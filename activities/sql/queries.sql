-- Every statement that writes, but for the directory's, or that only the activities need; reading is in engine/sql. Each takes whole sets: rows come as one JSON document.

-- name: lock_case(case_ref)^
-- One writer at a time for a case, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended(:case_ref, 0));

-- name: lock_cases(case_refs)
-- Lock those of some cases that nobody else writes just now, in their order; gives them.
SELECT c.case_ref
FROM unnest(cast(:case_refs AS text [])) AS c (case_ref)
WHERE pg_try_advisory_xact_lock(hashtextextended(c.case_ref, 0));

-- name: keep_rulebook(hash, body)!
-- Store the rules that a case lives by, once.
INSERT INTO rulebooks (hash, body) VALUES (:hash, cast(:body AS jsonb)) ON CONFLICT DO NOTHING;

-- name: keep_calendar(hash, body)!
-- Store the calendar that a case lives by, once.
INSERT INTO calendars (hash, body) VALUES (:hash, cast(:body AS jsonb)) ON CONFLICT DO NOTHING;

-- name: last_entries(case_refs)
-- The end of the journal of each of some cases that has one.
SELECT c.case_ref, last.sequence, last.hash, last.rules, last.calendar
FROM unnest(cast(:case_refs AS text [])) AS c (case_ref)
CROSS JOIN LATERAL (
    SELECT j.sequence, j.hash, j.rules, j.calendar FROM journal AS j
    WHERE j.case_ref = c.case_ref ORDER BY j.sequence DESC LIMIT 1
) AS last;

-- name: add_entries(entries)!
-- Append entries to the journal.
INSERT INTO journal (
    case_ref, sequence, recorded_at, happened_at, kind, actor, command, event, rules, calendar, previous_hash, hash
)
SELECT
    e.case_ref, e.sequence, e.recorded_at, e.happened_at, e.event ->> 'kind', e.actor, e.command, e.event,
    e.rules, e.calendar, e.previous_hash, e.hash
FROM jsonb_to_recordset(cast(:entries AS jsonb)) AS e (
    case_ref text, sequence integer, recorded_at timestamptz, happened_at timestamptz, actor text, command text,
    event jsonb, rules text, calendar text, previous_hash text, hash text
);

-- name: show_cases(cases, limits, alerts)
-- Bring some cases up to date, each unless its row is as new already; gives those that were written. With them come
-- their alerts, and the limits that may have changed: both are only ever added to, so that none is left over.
WITH shown AS (
    INSERT INTO cases (
        case_ref, family, team, worker, stage, version, written, rules, calendar, adopted, escalated, received_at,
        closed_at, closed_reason, next_step, breaches, refusals, missing_details, undelivered, attend_at, view
    )
    SELECT
        c.case_ref, c.family, c.team, c.worker, c.stage, c.version, c.written, c.rules, c.calendar, c.adopted,
        c.escalated, c.received_at, c.closed_at, c.closed_reason, c.next_step, c.breaches, c.refusals,
        c.missing_details, c.undelivered, c.attend_at, c.view
    FROM jsonb_to_recordset(cast(:cases AS jsonb)) AS c (
        case_ref text, family text, team text, worker text, stage text, version integer, written integer, rules text,
        calendar text, adopted boolean, escalated boolean, received_at timestamptz, closed_at timestamptz,
        closed_reason text, next_step text, breaches integer, refusals integer, missing_details integer,
        undelivered integer, attend_at timestamptz, view jsonb
    )
    ON CONFLICT (case_ref) DO UPDATE SET
        family = excluded.family, team = excluded.team, worker = excluded.worker, stage = excluded.stage,
        version = excluded.version, written = greatest(cases.written, excluded.written), rules = excluded.rules,
        calendar = excluded.calendar, adopted = excluded.adopted, escalated = excluded.escalated,
        received_at = excluded.received_at, closed_at = excluded.closed_at, closed_reason = excluded.closed_reason,
        next_step = excluded.next_step, breaches = excluded.breaches, refusals = excluded.refusals,
        missing_details = excluded.missing_details, undelivered = excluded.undelivered,
        attend_at = excluded.attend_at, view = excluded.view, updated_at = now()
    WHERE cases.version < excluded.version
    RETURNING case_ref
),

shown_limits AS (
    INSERT INTO limits (
        case_ref, position, key, title, state, anchor, due, stopped_at, breached, source, unconfirmed
    )
    SELECT n.*
    FROM jsonb_to_recordset(cast(:limits AS jsonb)) AS n (
        case_ref text, position integer, key text, title text, state text, anchor timestamptz, due timestamptz,
        stopped_at timestamptz, breached boolean, source text, unconfirmed boolean
    )
    WHERE n.case_ref IN (SELECT shown.case_ref FROM shown)
    ON CONFLICT (case_ref, position) DO UPDATE SET
        key = excluded.key, title = excluded.title, state = excluded.state, anchor = excluded.anchor,
        due = excluded.due, stopped_at = excluded.stopped_at, breached = excluded.breached, source = excluded.source,
        unconfirmed = excluded.unconfirmed
    WHERE limits IS DISTINCT FROM excluded
),

shown_alerts AS (
    INSERT INTO alerts (
        case_ref, alert, title, rung, raised_at, state, acknowledged_by, action, quiet_until, not_delivered, reached_at
    )
    SELECT n.*
    FROM jsonb_to_recordset(cast(:alerts AS jsonb)) AS n (
        case_ref text, alert text, title text, rung integer, raised_at timestamptz, state text, acknowledged_by text,
        action text, quiet_until timestamptz, not_delivered boolean, reached_at timestamptz
    )
    WHERE n.case_ref IN (SELECT shown.case_ref FROM shown)
    ON CONFLICT (case_ref, alert) DO UPDATE SET
        title = excluded.title, rung = excluded.rung, raised_at = excluded.raised_at, state = excluded.state,
        acknowledged_by = excluded.acknowledged_by, action = excluded.action, quiet_until = excluded.quiet_until,
        not_delivered = excluded.not_delivered, reached_at = excluded.reached_at
    WHERE alerts IS DISTINCT FROM excluded
)

SELECT shown.case_ref FROM shown;

-- name: note_written(case_ref, written)!
-- Say how far the journal of a case goes whose row is newer already.
UPDATE cases SET written = :written WHERE case_ref = :case_ref AND written < :written;

-- name: record_adoption(batch, run, case_ref, outcome, detail, moved)!
-- Say once what became of one case in an adoption.
INSERT INTO adoptions (batch, run, case_ref, outcome, detail, moved)
VALUES (:batch, :run, :case_ref, :outcome, :detail, cast(:moved AS jsonb)) ON CONFLICT DO NOTHING;
