-- Runs before the code that needs it: it only adds.
-- What became of each case in an adoption of other rules or of days that do not count.
-- depends: 0003_directory

CREATE TABLE adoptions (
    batch text NOT NULL,
    run text NOT NULL,
    case_ref text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('adopted', 'refused', 'closed')),
    detail text NOT NULL,
    moved jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (batch, run, case_ref)
);

COMMENT ON COLUMN adoptions.batch IS 'what is adopted';
COMMENT ON COLUMN adoptions.run IS 'which time: rules may be adopted, given up for others, and adopted again';
COMMENT ON COLUMN adoptions.moved IS 'the limits that moved, from when to when';
