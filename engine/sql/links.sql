-- The links in messages that have been used.

-- name: link_is_used(id)$
-- Whether somebody has taken an alert on with this link.
SELECT EXISTS (SELECT FROM used_links WHERE id = :id);

-- name: use_link(id, case_ref, alert, recipient, used_by)$
-- Note that a link was used; gives its id only the first time.
INSERT INTO used_links (id, case_ref, alert, recipient, used_by)
VALUES (:id, :case_ref, :alert, :recipient, :used_by)
ON CONFLICT DO NOTHING
RETURNING id;
