-- Runs before the code that needs it: it only adds.
-- What a message tells, for whom, and what became of it in the end; and the links in messages that have been used.
-- depends: 0005_adoptions

ALTER TABLE deliveries
ADD COLUMN cases text [] NOT NULL DEFAULT '{}',
ADD COLUMN notices text [] NOT NULL DEFAULT '{}',
ADD COLUMN body jsonb,
ADD COLUMN moment timestamptz,
ADD COLUMN hold_until timestamptz,
ADD COLUMN claimed_until timestamptz,
ADD COLUMN envelope text,
ADD COLUMN provider_id text,
ADD COLUMN sent_at timestamptz,
ADD COLUMN checked_at timestamptz,
ADD COLUMN first_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE deliveries DROP CONSTRAINT deliveries_status_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_status_check
CHECK (status IN ('held', 'sending', 'sent', 'delivered', 'failed'));

COMMENT ON COLUMN deliveries.notice IS 'what is told: a case and its notice, or a family and what its children share';
COMMENT ON COLUMN deliveries.cases IS 'every case that it tells of';
COMMENT ON COLUMN deliveries.notices IS 'the notice of each of these cases that it stands for, as case/notice';
COMMENT ON COLUMN deliveries.body IS 'what it says: references, limits, dates and codes';
COMMENT ON COLUMN deliveries.moment IS 'when it fell due to be told';
COMMENT ON COLUMN deliveries.hold_until IS 'a warning waits so long for others to the same recipient';
COMMENT ON COLUMN deliveries.claimed_until IS 'whoever sends it has so long; after that another may take it over';
COMMENT ON COLUMN deliveries.envelope IS 'the message that it went out in: its own, or a digest shared with others';
COMMENT ON COLUMN deliveries.provider_id IS 'what the provider calls it';
COMMENT ON COLUMN deliveries.sent_at IS 'when the channel took it';
COMMENT ON COLUMN deliveries.checked_at IS 'when the provider last said what became of it';

-- What was begun and not finished is begun anew, with the same identity as before.
DELETE FROM deliveries WHERE status = 'sending';
UPDATE deliveries SET envelope = notice, sent_at = at, first_at = at;
UPDATE deliveries SET cases = ARRAY[case_ref], notices = ARRAY[notice] WHERE case_ref IS NOT NULL;

CREATE INDEX deliveries_of_cases ON deliveries USING gin (cases);
CREATE INDEX deliveries_of_notices ON deliveries USING gin (notices);
CREATE INDEX deliveries_by_message ON deliveries (message_id);
CREATE INDEX deliveries_held ON deliveries (recipient, hold_until) WHERE status = 'held';
CREATE INDEX deliveries_in_envelope ON deliveries (envelope, recipient) WHERE envelope IS NOT NULL;

CREATE TABLE used_links (
    id text PRIMARY KEY,
    case_ref text NOT NULL,
    alert text NOT NULL,
    recipient text NOT NULL,
    used_by text NOT NULL,
    used_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN used_links.recipient IS 'whom the link was sent to';
COMMENT ON COLUMN used_links.used_by IS 'who had signed in and took the alert on with it';
