-- Runs before the code that needs it: it only adds.
-- Signed statements of how far each case's journal went and by which hash it ended, each chained to the one before.
-- depends: 0005_adoptions

CREATE TABLE checkpoints (
    number integer PRIMARY KEY CHECK (number > 0),
    statement text NOT NULL,
    signature text NOT NULL,
    made_at timestamptz NOT NULL
);

COMMENT ON COLUMN checkpoints.statement IS 'the very text that is signed';
COMMENT ON COLUMN checkpoints.signature IS 'Ed25519, in base64';

CREATE TABLE checkpoint_heads (
    case_ref text NOT NULL,
    checkpoint integer NOT NULL REFERENCES checkpoints,
    sequence integer NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (case_ref, checkpoint)
);

COMMENT ON TABLE checkpoint_heads IS 'the cases whose journals had grown since the checkpoint before';

CREATE INDEX checkpoint_heads_by_checkpoint ON checkpoint_heads (checkpoint, case_ref);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoints
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint_heads
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
