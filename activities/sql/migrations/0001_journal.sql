-- Runs before the code that needs it: it only adds.
-- The journal: every event of every case, append-only, each entry chained to the one before by its hash.

CREATE TABLE rulebooks (
    hash text PRIMARY KEY,
    body jsonb NOT NULL
);

CREATE TABLE calendars (
    hash text PRIMARY KEY,
    body jsonb NOT NULL
);

CREATE TABLE journal (
    case_ref text NOT NULL,
    sequence integer NOT NULL CHECK (sequence > 0),
    recorded_at timestamptz NOT NULL,
    happened_at timestamptz NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    command text,
    event jsonb NOT NULL,
    rules text NOT NULL REFERENCES rulebooks (hash),
    calendar text NOT NULL REFERENCES calendars (hash),
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (case_ref, sequence)
);

CREATE INDEX journal_by_kind ON journal (kind, happened_at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rulebooks
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendars
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
