-- Runs before the code that needs it: it only adds.
-- The board's own journal: who signed in, who read which case, what was refused. Ids and codes, no personal data.
-- depends: 0005_adoptions

CREATE TABLE board_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    kind text NOT NULL,
    person text,
    case_ref text,
    detail text
);

COMMENT ON COLUMN board_events.person IS 'the directory''s id, null before somebody has signed in';
COMMENT ON COLUMN board_events.case_ref IS 'null where no such case is known';
COMMENT ON COLUMN board_events.detail IS 'a code: which page, why it was refused, or which session';

CREATE INDEX board_events_of_case ON board_events (case_ref, at) WHERE case_ref IS NOT NULL;
CREATE INDEX board_events_signed_out ON board_events (person, detail) WHERE kind = 'signed_out';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON board_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX cases_changed ON cases (team, updated_at);
CREATE INDEX limits_running_of_case ON limits (case_ref, due) WHERE state = 'running';
CREATE INDEX alerts_open_of_case ON alerts (case_ref) WHERE state <> 'resolved';
