-- Runs before the code that needs it: it only adds.
-- What the watcher compares, what it leaves for operators, and the heartbeat that shows that it watches.
-- depends: 0005_adoptions

ALTER TABLE cases ADD COLUMN attend_at timestamptz;
ALTER TABLE alerts ADD COLUMN reached_at timestamptz;

COMMENT ON COLUMN cases.attend_at IS 'when the engine has to see to the case next; long past means that it did not';
COMMENT ON COLUMN alerts.reached_at IS 'when the engine saw to the last rung; null for rows written before there was one';

CREATE TABLE operator_queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    about text NOT NULL,
    case_ref text,
    code text NOT NULL,
    detail text NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    told_at timestamptz,
    cleared_at timestamptz,
    cleared_by text,
    reason text,
    CHECK ((cleared_at IS NULL) = (cleared_by IS NULL))
);

COMMENT ON COLUMN operator_queue.about IS 'the case, notice or rung: references only';
COMMENT ON COLUMN operator_queue.seen_at IS 'when it was found last';
COMMENT ON COLUMN operator_queue.told_at IS 'when the operators were last told';
COMMENT ON COLUMN operator_queue.cleared_by IS 'the person, or sweep when it had gone';

CREATE UNIQUE INDEX operator_queue_open ON operator_queue (kind, about) WHERE cleared_at IS NULL;
CREATE INDEX operator_queue_cleared ON operator_queue (kind, about, cleared_at) WHERE cleared_at IS NOT NULL;

CREATE TABLE sweeps (
    run text PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    cases integer NOT NULL DEFAULT 0,
    found integer NOT NULL DEFAULT 0,
    nudged integer NOT NULL DEFAULT 0,
    outcome text NOT NULL DEFAULT 'running'
);

COMMENT ON COLUMN sweeps.outcome IS 'running, done, or the code of what stopped it';

CREATE INDEX sweeps_by_time ON sweeps (started_at);
