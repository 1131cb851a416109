-- What operators are shown of messages, and the watcher's heartbeat for the banner.

-- name: failed_messages(since, most)
-- Messages that did not arrive since an instant, the latest first.
SELECT d.case_ref, d.notice, d.recipient, p.name AS recipient_name, d.channel, d.code, d.at
FROM deliveries AS d
LEFT JOIN people AS p ON p.id = d.recipient
WHERE d.status = 'failed' AND d.at >= :since
ORDER BY d.at DESC, d.notice, d.recipient
LIMIT :most;

-- name: messages_by_end(since)
-- How many messages were begun since an instant, by channel, by what became of them, and by code.
SELECT channel, status, code, count(*) AS messages
FROM deliveries
WHERE first_at >= :since
GROUP BY channel, status, code
ORDER BY channel, status, code NULLS FIRST;

-- name: last_sweep()$
-- When the watcher last finished a comparison.
SELECT max(finished_at) FROM sweeps WHERE outcome = 'done';

-- name: queue_item(id)^
-- One open item of the operators' queue.
SELECT id, kind, about, case_ref, code, detail, raised_at, seen_at
FROM operator_queue WHERE id = :id AND cleared_at IS NULL;
