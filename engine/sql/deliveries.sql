-- What was told, to whom, and what became of it.

-- name: told_of(case_ref)
-- Everything that anybody was told of a case, the latest first.
SELECT
    notice, recipient, cases, channel, status, code, attempts, first_at, coalesce(checked_at, sent_at, at) AS known_at,
    envelope
FROM deliveries
WHERE cases @> ARRAY[cast(:case_ref AS text)]
ORDER BY first_at DESC, notice, recipient;

-- name: lose_message(message_id, code)
-- A message that had been taken, or was thought to have arrived, did not arrive: what it told to whom.
UPDATE deliveries SET status = 'failed', code = :code, checked_at = now(), at = now()
WHERE message_id = :message_id AND status IN ('sent', 'delivered', 'failed')
RETURNING recipient, cases, notices;

-- name: message_arrived(message_id)!
-- A message that had been taken, or of which nobody had said anything in time, has arrived.
UPDATE deliveries SET status = 'delivered', code = NULL, checked_at = now(), at = now()
WHERE message_id = :message_id AND (status = 'sent' OR (status = 'failed' AND code = 'silence'));

-- name: is_sent_twice_over(message_id)$
-- Whether a message went out as mail and as a text, of which one that arrives is enough.
SELECT coalesce(bool_or(provider_id LIKE '% %'), false) FROM deliveries WHERE message_id = :message_id;
