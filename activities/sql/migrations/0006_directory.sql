-- Runs before the code that needs it: it only adds.
-- The directory's duty rota, registrations, telephone numbers and time zone, and the journal of its changes.
-- depends: 0005_adoptions

ALTER TABLE people ADD COLUMN phone text;
ALTER TABLE people ADD COLUMN registered_until date;

COMMENT ON COLUMN people.phone IS 'E.164, for text messages';
COMMENT ON COLUMN people.registered_until IS 'the last day of the registration as a social worker';

CREATE TABLE rota (
    person text NOT NULL REFERENCES people ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('duty_manager', 'emergency_duty_team')),
    team text REFERENCES teams ON DELETE CASCADE,
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL CHECK (until_at > from_at),
    PRIMARY KEY (person, from_at)
);

COMMENT ON COLUMN rota.team IS 'null for the whole service';

CREATE INDEX rota_in_time ON rota (role, until_at);

CREATE TABLE directory_settings (
    only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    time_zone text NOT NULL
);

COMMENT ON COLUMN directory_settings.time_zone IS 'in which the days of absences, duties and leaving begin and end';

INSERT INTO directory_settings (time_zone) VALUES ('Europe/London');

CREATE TABLE directory_journal (
    sequence integer PRIMARY KEY CHECK (sequence > 0),
    at timestamptz NOT NULL,
    actor text NOT NULL,
    what text NOT NULL,
    about text NOT NULL,
    before jsonb,
    after jsonb,
    previous_hash text NOT NULL,
    hash text NOT NULL
);

COMMENT ON COLUMN directory_journal.about IS 'the person, the team or the setting that changed';

CREATE INDEX directory_journal_about ON directory_journal (about, sequence);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory_journal
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
