-- The ledger of what is told: entered, claimed, sent, settled and followed up, by one recipient at a time.

-- name: lock_recipient(recipient)^
-- One writer at a time for a recipient's deliveries, until the transaction ends.
SELECT pg_advisory_xact_lock(hashtextextended('deliveries/' || cast(:recipient AS text), 0));

-- name: entry_for(recipient, notice, moment, within)^
-- What a recipient is or was told by this notice: in its own name, or with a sibling's that fell due at about that time.
SELECT
    notice, cases, channel, status, code, envelope, provider_id, attempts, body::text AS body, first_at, hold_until, sent_at,
    checked_at, message_id, claimed_until, now() AS now
FROM deliveries
WHERE
    recipient = :recipient
    AND (
        notice = :notice
        OR (
            notices @> ARRAY[cast(:notice AS text)]
            AND moment BETWEEN cast(:moment AS timestamptz) - cast(:within AS interval)
            AND cast(:moment AS timestamptz) + cast(:within AS interval)
        )
    )
ORDER BY (notice = :notice) DESC, first_at DESC
LIMIT 1;

-- name: already_told(recipient, notices, moment, within)
-- Those of some notices that a recipient is or was told of at about that time.
SELECT DISTINCT told.notice
FROM deliveries AS d
CROSS JOIN LATERAL unnest(d.notices) AS told (notice)
WHERE
    d.recipient = :recipient
    AND d.notices && cast(:notices AS text [])
    AND d.moment BETWEEN cast(:moment AS timestamptz) - cast(:within AS interval)
    AND cast(:moment AS timestamptz) + cast(:within AS interval)
    AND told.notice = ANY(cast(:notices AS text []));

-- name: enter_delivery(notice, recipient, case_ref, cases, notices, channel, body, moment, message_id, hold)^
-- Enter what a recipient is to be told. With a hold it joins the warnings that wait for the same recipient, else it can
-- go at once; gives the entry, or nothing where its name is taken.
INSERT INTO deliveries (
    notice, recipient, case_ref, cases, notices, channel, body, moment, message_id, status, attempts, hold_until, envelope
)
SELECT
    :notice, :recipient, :case_ref, cast(:cases AS text []), cast(:notices AS text []), :channel,
    cast(:body AS jsonb), :moment, :message_id, 'held', 0,
    CASE
        WHEN cast(:hold AS interval) = interval '0' THEN now()
        ELSE coalesce(
            (
                SELECT min(waiting.hold_until) FROM deliveries AS waiting
                WHERE waiting.recipient = :recipient AND waiting.status = 'held' AND waiting.envelope IS NULL
            ),
            now() + cast(:hold AS interval)
        )
    END,
    CASE WHEN cast(:hold AS interval) = interval '0' THEN cast(:notice AS text) END
ON CONFLICT (notice, recipient) DO NOTHING
RETURNING *, now() AS now;

-- name: held_with(recipient)
-- The warnings that wait to be told to a recipient together.
SELECT notice FROM deliveries
WHERE recipient = :recipient AND status = 'held' AND envelope IS NULL
ORDER BY first_at, notice;

-- name: claim(recipient, notices, envelope, message_id, lease)
-- Begin to send what a recipient is to be told, as one message; gives what it tells, in the order of its entering.
WITH claimed AS (
    UPDATE deliveries SET
        status = 'sending', envelope = :envelope, message_id = :message_id, attempts = attempts + 1,
        claimed_until = now() + cast(:lease AS interval), at = now()
    WHERE recipient = :recipient AND notice = ANY(cast(:notices AS text [])) AND status = 'held'
    RETURNING notice, body, first_at
)

SELECT body::text AS body FROM claimed ORDER BY first_at, notice;

-- name: claim_again(recipient, envelope, lease)
-- Take over a message whose sender has not said what became of it; gives what it tells, likewise.
WITH claimed AS (
    UPDATE deliveries SET
        attempts = attempts + 1, claimed_until = now() + cast(:lease AS interval), at = now()
    WHERE recipient = :recipient AND envelope = :envelope AND status = 'sending' AND claimed_until <= now()
    RETURNING notice, body, first_at
)

SELECT body::text AS body FROM claimed ORDER BY first_at, notice;

-- name: note_taken(recipient, envelope, channel, provider_id)
-- The channel has taken a message; gives its entries.
UPDATE deliveries SET
    status = 'sent', code = NULL, channel = :channel, provider_id = :provider_id, sent_at = now(), at = now()
WHERE recipient = :recipient AND envelope = :envelope AND status = 'sending'
RETURNING *, now() AS now;

-- name: note_refused(recipient, envelope, channel, code)
-- The channel will never take a message; gives its entries.
UPDATE deliveries SET status = 'failed', code = :code, channel = :channel, at = now()
WHERE recipient = :recipient AND envelope = :envelope AND status = 'sending'
RETURNING *, now() AS now;

-- name: note_not_taken(recipient, envelope, code, patience)
-- The channel has not taken a message yet; when that has gone on for too long, it has failed. Gives its entries.
UPDATE deliveries SET
    status = CASE WHEN hold_until + cast(:patience AS interval) <= now() THEN 'failed' ELSE 'sending' END,
    code = :code, claimed_until = now(), at = now()
WHERE recipient = :recipient AND envelope = :envelope AND status = 'sending'
RETURNING *, now() AS now;

-- name: note_checked(recipient, envelope, patience)!
-- The provider was asked and does not know yet; when that has gone on for too long, nothing has arrived.
UPDATE deliveries SET
    status = CASE WHEN sent_at + cast(:patience AS interval) <= now() THEN 'failed' ELSE 'sent' END,
    code = CASE WHEN sent_at + cast(:patience AS interval) <= now() THEN 'silence' END,
    checked_at = now()
WHERE recipient = :recipient AND envelope = :envelope AND status = 'sent';

-- name: note_arrived(recipient, envelope)!
-- The provider says that a message arrived.
UPDATE deliveries SET status = 'delivered', code = NULL, checked_at = now(), at = now()
WHERE recipient = :recipient AND envelope = :envelope AND status = 'sent';

-- name: note_lost(recipient, envelope, code)!
-- The provider says that a message it had taken did not arrive.
UPDATE deliveries SET status = 'failed', code = :code, checked_at = now(), at = now()
WHERE recipient = :recipient AND envelope = :envelope AND status = 'sent';

-- name: siblings(family, case_ref, limit_key, due, rung)
-- The family's other children for whom the same limit is due at the same instant, and about whom the same rung is told:
-- the alert of each, and what it still lacks.
WITH runs AS (
    SELECT
        c.case_ref, c.team, c.worker, c.view, l.state, l.due,
        l.key || '#' || row_number() OVER (PARTITION BY l.case_ref ORDER BY l.position) AS alert
    FROM cases AS c
    INNER JOIN limits AS l ON l.case_ref = c.case_ref AND l.key = :limit_key
    WHERE c.family = :family AND c.stage <> 'closed' AND c.case_ref <> :case_ref
)
SELECT
    r.case_ref, r.team, r.worker, r.alert,
    ARRAY(SELECT lacks ->> 'text' FROM jsonb_array_elements(r.view -> 'missing') AS lacks) AS missing
FROM runs AS r
LEFT JOIN alerts AS a ON a.case_ref = r.case_ref AND a.alert = r.alert
WHERE
    r.state = 'running'
    AND r.due = :due
    AND coalesce(a.state, 'unacknowledged') = 'unacknowledged'
    AND coalesce(a.rung, -1) BETWEEN coalesce(cast(:rung AS integer), 0) - 1 AND coalesce(cast(:rung AS integer), -1)
ORDER BY r.case_ref;
