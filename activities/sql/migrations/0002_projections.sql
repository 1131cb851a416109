-- Runs before the code that needs it: it only adds.
-- What the board and the reports read. Written with the journal, in one transaction. Lateness is never stored: it is
-- reckoned from due and now in the view below, so that a page is right at the very second.
-- depends: 0001_journal

CREATE TABLE cases (
    case_ref text PRIMARY KEY,
    family text,
    team text NOT NULL,
    worker text,
    stage text NOT NULL,
    version integer NOT NULL,
    written integer NOT NULL,
    rules text NOT NULL,
    calendar text NOT NULL,
    adopted boolean NOT NULL,
    escalated boolean NOT NULL,
    received_at timestamptz,
    closed_at timestamptz,
    closed_reason text,
    next_step text,
    breaches integer NOT NULL,
    refusals integer NOT NULL,
    missing_details integer NOT NULL,
    undelivered integer NOT NULL,
    view jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN cases.version IS 'the sequence of the last entry that this row knows of';
COMMENT ON COLUMN cases.written IS 'the sequence of the last entry in the journal';
COMMENT ON COLUMN cases.view IS 'the case as it stood at that version; its lateness is as old as updated_at';

CREATE INDEX cases_open ON cases (team, worker) WHERE stage <> 'closed';
CREATE INDEX cases_of_family ON cases (family) WHERE family IS NOT NULL;

CREATE TABLE limits (
    case_ref text NOT NULL REFERENCES cases ON DELETE CASCADE,
    position integer NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'met', 'ended')),
    anchor timestamptz NOT NULL,
    due timestamptz NOT NULL,
    stopped_at timestamptz,
    breached boolean NOT NULL,
    source text NOT NULL,
    unconfirmed boolean NOT NULL,
    PRIMARY KEY (case_ref, position)
);

CREATE INDEX limits_running ON limits (due) WHERE state = 'running';

CREATE TABLE alerts (
    case_ref text NOT NULL REFERENCES cases ON DELETE CASCADE,
    alert text NOT NULL,
    title text NOT NULL,
    rung integer NOT NULL,
    raised_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('unacknowledged', 'acknowledged', 'resolved')),
    acknowledged_by text,
    action text,
    quiet_until timestamptz,
    not_delivered boolean NOT NULL,
    PRIMARY KEY (case_ref, alert)
);

CREATE INDEX alerts_open ON alerts (raised_at) WHERE state <> 'resolved';

CREATE VIEW case_standing AS
SELECT
    c.*,
    CASE
        WHEN c.stage = 'closed' THEN 'closed'
        WHEN c.escalated THEN 'escalated'
        WHEN running.late > 0 THEN 'late'
        ELSE 'on track'
    END AS state,
    running.late AS late_limits,
    running.late_since,
    running.late_title,
    running.next_due,
    running.next_title
FROM cases AS c
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE l.due <= now()) AS late,
        min(l.due) FILTER (WHERE l.due <= now()) AS late_since,
        (array_agg(l.title ORDER BY l.due, l.position) FILTER (WHERE l.due <= now()))[1] AS late_title,
        min(l.due) FILTER (WHERE l.due > now()) AS next_due,
        (array_agg(l.title ORDER BY l.due, l.position) FILTER (WHERE l.due > now()))[1] AS next_title
    FROM limits AS l
    WHERE l.case_ref = c.case_ref AND l.state = 'running'
) AS running;
