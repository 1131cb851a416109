-- Runs before the code that needs it: it only adds.
-- The keys that seal what Temporal stores of each case, each wrapped by a master key that the database does not hold,
-- and who has read sealed payloads through the codec server.
-- depends: 0005_adoptions

CREATE TABLE case_keys (
    key_id text PRIMARY KEY,
    case_ref text NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    master_id text NOT NULL,
    wrapped bytea,
    made_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    destroyed_at timestamptz,
    destroyed_by text,
    reason text,
    UNIQUE (case_ref, number),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
    CHECK (destroyed_at IS NULL OR (destroyed_by IS NOT NULL AND reason IS NOT NULL))
);

COMMENT ON COLUMN case_keys.case_ref IS 'empty for the engine''s own workflows';
COMMENT ON COLUMN case_keys.number IS 'the highest one seals; a case has a second only after a restored backup';
COMMENT ON COLUMN case_keys.wrapped IS 'null once the key has been destroyed; its row stays';

CREATE INDEX case_keys_changed ON case_keys (changed_at, key_id);
CREATE INDEX case_keys_by_master ON case_keys (master_id) WHERE destroyed_at IS NULL;

CREATE FUNCTION refuse_change_of_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'a key''s row stays: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
    ELSIF OLD.destroyed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a destroyed key stays destroyed' USING ERRCODE = 'insufficient_privilege';
    ELSIF (NEW.key_id, NEW.case_ref, NEW.number) IS DISTINCT FROM (OLD.key_id, OLD.case_ref, OLD.number) THEN
        RAISE EXCEPTION 'a key keeps its id and its case' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER rows_stay BEFORE DELETE OR TRUNCATE ON case_keys
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_key();

CREATE TRIGGER destroyed_stays BEFORE UPDATE ON case_keys
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_key();

CREATE TABLE codec_reads (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    reader text NOT NULL,
    case_refs text [] NOT NULL,
    payloads integer NOT NULL,
    unread integer NOT NULL
);

COMMENT ON TABLE codec_reads IS 'every reading through the codec server, noted before it is answered';
COMMENT ON COLUMN codec_reads.reader IS 'the directory''s id, or the name of a token';
COMMENT ON COLUMN codec_reads.case_refs IS 'the cases read; a question mark for payloads that a master key sealed';
COMMENT ON COLUMN codec_reads.unread IS 'how many of the payloads could not be read: destroyed or unknown key, changed';

CREATE INDEX codec_reads_of_case ON codec_reads USING gin (case_refs);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON codec_reads
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
