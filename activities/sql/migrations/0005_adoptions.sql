-- Runs before the code that needs it: it only adds.
-- What became of each case in an adoption of other rules or of days that do not count.
-- depends: 0003_directory

CREATE TABLE adoptions (
    batch text NOT NULL,
    case_ref text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('adopted', 'refused', 'closed')),
    detail text NOT NULL,
    moved jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (batch, case_ref)
);

COMMENT ON COLUMN adoptions.moved IS 'the limits that moved, from when to when';
