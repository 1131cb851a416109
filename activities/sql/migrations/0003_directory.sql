-- Runs before the code that needs it: it only adds.
-- Who works where and who stands in for whom, and what became of each message to each of them.

CREATE TABLE teams (
    id text PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE people (
    id text PRIMARY KEY,
    name text NOT NULL,
    email text,
    active boolean NOT NULL,
    left_on date
);

COMMENT ON COLUMN people.left_on IS 'the last day of work';

CREATE TABLE roles (
    person text NOT NULL REFERENCES people ON DELETE CASCADE,
    team text REFERENCES teams ON DELETE CASCADE,
    role text NOT NULL,
    UNIQUE NULLS NOT DISTINCT (person, team, role)
);

COMMENT ON COLUMN roles.team IS 'null for the whole service';

CREATE TABLE absences (
    person text NOT NULL REFERENCES people ON DELETE CASCADE,
    away_from timestamptz NOT NULL,
    back_at timestamptz NOT NULL CHECK (back_at > away_from),
    cover text REFERENCES people ON DELETE CASCADE,
    PRIMARY KEY (person, away_from)
);

CREATE TABLE deliveries (
    notice text NOT NULL,
    recipient text NOT NULL,
    case_ref text,
    channel text NOT NULL,
    status text NOT NULL CHECK (status IN ('sending', 'sent', 'failed')),
    code text,
    message_id text NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (notice, recipient)
);

CREATE INDEX deliveries_of_case ON deliveries (case_ref);
