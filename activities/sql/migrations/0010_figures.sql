-- Runs before the code that needs it: it only adds.
-- What the board's figures count: narrow rows for each case, kept by a trigger in the journal's own transaction. They
-- hold references, codes and dates, no text about anybody. A case is counted anew as a whole from its journal, so that
-- corrections, reopenings and a repeated write all come out right. `count_case` says what each row means.
-- depends: 0005_adoptions

CREATE TABLE rule_clocks (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rules text NOT NULL REFERENCES rulebooks (hash),
    edition text NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    amount integer NOT NULL,
    unit text NOT NULL,
    count_start_day boolean NOT NULL,
    UNIQUE (rules, name)
);

COMMENT ON TABLE rule_clocks IS 'the limits of every rulebook: what a counted limit is called and how long it allows';

CREATE FUNCTION count_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rule_clocks (rules, edition, name, title, amount, unit, count_start_day)
    SELECT
        new.hash, new.body ->> 'edition', c ->> 'name', c ->> 'title', cast(c #>> '{allowance,amount}' AS integer),
        c #>> '{allowance,unit}', cast(c ->> 'count_start_day' AS boolean)
    FROM jsonb_array_elements(new.body -> 'clocks') AS c
    ON CONFLICT DO NOTHING;
    RETURN new;
END
$$;

CREATE TRIGGER counted AFTER INSERT ON rulebooks FOR EACH ROW EXECUTE FUNCTION count_rules();

CREATE TABLE counted_limits (
    case_ref text NOT NULL,
    clock text NOT NULL,
    episode integer NOT NULL,
    rule integer NOT NULL REFERENCES rule_clocks,
    team text NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'met', 'ended')),
    anchor timestamptz NOT NULL,
    due timestamptz NOT NULL,
    stopped_at timestamptz,
    stopped_by integer,
    recorded_at timestamptz,
    PRIMARY KEY (case_ref, clock, episode)
);

COMMENT ON COLUMN counted_limits.team IS 'which had the case when the limit passed, else when it was met or ended, else now';
COMMENT ON COLUMN counted_limits.stopped_by IS 'the entry that did what the limit asks for';
COMMENT ON COLUMN counted_limits.recorded_at IS 'when it was written down that the limit was met or ended';

CREATE TABLE counted_decisions (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    threshold text NOT NULL,
    outcome text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (case_ref, sequence)
);

CREATE TABLE counted_checks (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    agency text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'answered', 'waived', 'unanswered')),
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    passed timestamptz,
    PRIMARY KEY (case_ref, sequence)
);

COMMENT ON COLUMN counted_checks.state IS 'unanswered: it was open when its case was closed';
COMMENT ON COLUMN counted_checks.passed IS 'when the limit for the reply fell due, where it passed before there was one';

CREATE TABLE counted_visits (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    actor text NOT NULL,
    seen_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (case_ref, sequence)
);

CREATE TABLE counted_moves (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    actor text NOT NULL,
    clock text NOT NULL,
    corrected_at timestamptz NOT NULL,
    was_due timestamptz NOT NULL,
    due timestamptz NOT NULL,
    PRIMARY KEY (case_ref, sequence)
);

COMMENT ON TABLE counted_moves IS 'limits that a corrected date made fall due later';

CREATE TABLE counted_looks (
    case_ref text PRIMARY KEY,
    team text NOT NULL,
    edition text NOT NULL,
    closed boolean NOT NULL,
    opened_at timestamptz NOT NULL,
    looked_at timestamptz,
    looked_by text,
    look text
);

COMMENT ON COLUMN counted_looks.team IS 'which has the case now';
COMMENT ON COLUMN counted_looks.look IS 'the last entry of the kinds that practice.reports.oversight calls a look';

CREATE FUNCTION edition_of(hash text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT edition FROM rule_clocks WHERE rules = hash LIMIT 1
$$;

CREATE FUNCTION count_case(ref text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    last constant integer := 2147483647;
BEGIN
    WITH own AS MATERIALIZED (
        SELECT
            sequence, kind, recorded_at, happened_at, event, rules, event ->> 'clock' AS clock,
            cast(event ->> 'episode' AS integer) AS episode
        FROM journal
        WHERE
            case_ref = ref AND kind IN (
                'ClockStarted', 'ClockMoved', 'ClockStopped', 'ClockRestopped', 'ClockEnded', 'LimitBreached'
            )
    ),
    teams AS MATERIALIZED (
        SELECT sequence, lead(sequence, 1, last) OVER (ORDER BY sequence) AS until, event ->> 'team' AS team
        FROM journal
        WHERE case_ref = ref AND kind IN ('ContactReceived', 'CaseAdopted', 'WorkerAllocated', 'TeamTransferred')
    ),
    run AS (
        SELECT
            clock, episode,
            max(sequence) FILTER (WHERE kind = 'ClockStarted') AS started,
            max(sequence) FILTER (WHERE kind IN ('ClockStarted', 'ClockMoved')) AS reckoned,
            max(sequence) FILTER (
                WHERE kind = 'ClockStarted' OR (kind = 'ClockMoved' AND event ->> 'why' = 'rules adopted')
            ) AS ruled,
            max(sequence) FILTER (WHERE kind IN ('ClockStopped', 'ClockRestopped', 'ClockEnded')) AS settled,
            min(sequence) FILTER (WHERE kind = 'LimitBreached') AS passed
        FROM own
        GROUP BY clock, episode
    ),
    stood AS (
        SELECT
            run.*, reckoned.event AS reckoning, started.event ->> 'rule' AS name, ruled.rules, settled.recorded_at,
            CASE settled.kind
                WHEN 'ClockRestopped' THEN cast(settled.event ->> 'stopped_at' AS timestamptz)
                ELSE settled.happened_at
            END AS stopped_at,
            settled.kind AS how, cast(settled.event ->> 'cause' AS integer) AS cause
        FROM run
        INNER JOIN own AS started ON started.sequence = run.started
        INNER JOIN own AS reckoned ON reckoned.sequence = run.reckoned
        INNER JOIN own AS ruled ON ruled.sequence = run.ruled
        LEFT JOIN own AS settled ON settled.sequence = run.settled
    )
    INSERT INTO counted_limits AS c
    SELECT
        ref, s.clock, s.episode, r.id, t.team,
        CASE WHEN s.stopped_at IS NULL THEN 'running' WHEN s.how = 'ClockEnded' THEN 'ended' ELSE 'met' END,
        cast(s.reckoning ->> 'anchor' AS timestamptz), cast(s.reckoning ->> 'due' AS timestamptz), s.stopped_at,
        CASE WHEN s.stopped_at IS NOT NULL THEN s.cause END,
        CASE WHEN s.stopped_at IS NOT NULL THEN s.recorded_at END
    FROM stood AS s
    INNER JOIN rule_clocks AS r ON r.rules = s.rules AND r.name = s.name
    INNER JOIN teams AS t
        ON coalesce(s.passed, CASE WHEN s.stopped_at IS NOT NULL THEN s.settled END, last - 1) >= t.sequence
        AND coalesce(s.passed, CASE WHEN s.stopped_at IS NOT NULL THEN s.settled END, last - 1) < t.until
    ON CONFLICT (case_ref, clock, episode) DO UPDATE SET
        rule = excluded.rule, team = excluded.team, state = excluded.state, anchor = excluded.anchor,
        due = excluded.due, stopped_at = excluded.stopped_at, stopped_by = excluded.stopped_by,
        recorded_at = excluded.recorded_at
    WHERE c IS DISTINCT FROM excluded;

    INSERT INTO counted_decisions AS c
    SELECT
        r.case_ref, r.sequence, r.team, edition_of(r.rules), r.event ->> 'threshold', r.event ->> 'outcome',
        r.happened_at
    FROM reported AS r
    WHERE r.case_ref = ref AND r.kind = 'ContactDecided'
    ON CONFLICT (case_ref, sequence) DO UPDATE SET decided_at = excluded.decided_at
    WHERE c.decided_at <> excluded.decided_at;

    INSERT INTO counted_visits AS c
    SELECT r.case_ref, r.sequence, r.team, edition_of(r.rules), r.actor, r.happened_at, r.recorded_at
    FROM reported AS r
    WHERE r.case_ref = ref AND r.kind = 'ChildSeen'
    ON CONFLICT (case_ref, sequence) DO UPDATE SET seen_at = excluded.seen_at
    WHERE c.seen_at <> excluded.seen_at;

    INSERT INTO counted_moves
    SELECT
        r.case_ref, r.sequence, r.team, edition_of(r.rules), r.actor, r.event ->> 'clock', r.recorded_at,
        cast(r.event ->> 'was_due' AS timestamptz), cast(r.event ->> 'due' AS timestamptz)
    FROM reported AS r
    WHERE
        r.case_ref = ref AND r.kind = 'ClockMoved' AND r.event ->> 'why' = 'corrected'
        AND cast(r.event ->> 'due' AS timestamptz) > cast(r.event ->> 'was_due' AS timestamptz)
    ON CONFLICT DO NOTHING;

    -- As `practice.reports.agencies` follows a check: the first answer counts, also after a waiver; without either it is
    -- unanswered while its case is closed.
    WITH asked AS (
        SELECT
            r.*, r.event ->> 'agency' AS agency,
            lead(r.sequence, 1, last) OVER (PARTITION BY r.event ->> 'agency' ORDER BY r.sequence) AS until
        FROM reported AS r
        WHERE r.case_ref = ref AND r.kind = 'CheckRequested'
    ),
    followed AS (
        SELECT
            a.*,
            (
                SELECT r.happened_at FROM reported AS r
                WHERE
                    r.case_ref = ref AND r.kind = 'CheckAnswered' AND r.event ->> 'agency' = a.agency
                    AND r.sequence BETWEEN a.sequence AND a.until
                ORDER BY r.sequence LIMIT 1
            ) AS answered_at,
            EXISTS (
                SELECT FROM journal AS j
                WHERE
                    j.case_ref = ref AND j.kind = 'CheckWaived' AND j.event ->> 'agency' = a.agency
                    AND j.sequence BETWEEN a.sequence AND a.until
            ) AS waived,
            (
                SELECT j.kind FROM journal AS j
                WHERE
                    j.case_ref = ref AND j.kind IN ('CaseClosed', 'CaseReopened')
                    AND j.sequence BETWEEN a.sequence AND a.until
                ORDER BY j.sequence DESC LIMIT 1
            ) AS ending,
            (
                SELECT cast(j.event ->> 'due' AS timestamptz) FROM journal AS j
                WHERE
                    j.case_ref = ref AND j.kind = 'LimitBreached' AND split_part(j.event ->> 'clock', ':', 2) = a.agency
                    AND j.sequence BETWEEN a.sequence AND a.until
                ORDER BY j.sequence DESC LIMIT 1
            ) AS passed
        FROM asked AS a
    )
    INSERT INTO counted_checks AS c
    SELECT
        ref, f.sequence, f.team, edition_of(f.rules), f.agency,
        CASE
            WHEN f.answered_at IS NOT NULL THEN 'answered'
            WHEN f.waived THEN 'waived'
            WHEN f.ending = 'CaseClosed' THEN 'unanswered'
            ELSE 'open'
        END,
        f.happened_at, f.answered_at, f.passed
    FROM followed AS f
    ON CONFLICT (case_ref, sequence) DO UPDATE SET
        state = excluded.state, asked_at = excluded.asked_at, answered_at = excluded.answered_at,
        passed = excluded.passed
    WHERE c IS DISTINCT FROM excluded;

    INSERT INTO counted_looks AS c
    SELECT
        ref, latest.team, edition_of(latest.rules),
        coalesce(
            (
                SELECT j.kind FROM journal AS j
                WHERE j.case_ref = ref AND j.kind IN ('CaseClosed', 'CaseReopened')
                ORDER BY j.sequence DESC LIMIT 1
            ) = 'CaseClosed', false
        ),
        opened.happened_at, look.happened_at, look.actor, look.kind
    FROM journal AS opened
    CROSS JOIN LATERAL (
        SELECT r.team, r.rules FROM reported AS r WHERE r.case_ref = ref ORDER BY r.sequence DESC LIMIT 1
    ) AS latest
    LEFT JOIN LATERAL (
        SELECT r.happened_at, r.actor, r.kind
        FROM reported AS r
        WHERE
            r.case_ref = ref AND r.kind IN (
                'WorkerAllocated', 'TeamTransferred', 'TransferAccepted', 'SeriousIncidentDecided', 'CheckWaived',
                'Section47Concluded', 'AssessmentReturned', 'AssessmentAuthorised', 'OverrunReviewed', 'LimitExtended',
                'OverrideGranted', 'SupervisionRecorded', 'AlertAcknowledged', 'CaseReopened'
            )
        ORDER BY r.happened_at DESC, r.sequence DESC
        LIMIT 1
    ) AS look ON true
    WHERE opened.case_ref = ref AND opened.sequence = 1
    ON CONFLICT (case_ref) DO UPDATE SET
        team = excluded.team, edition = excluded.edition, closed = excluded.closed, opened_at = excluded.opened_at,
        looked_at = excluded.looked_at, looked_by = excluded.looked_by, look = excluded.look
    WHERE c IS DISTINCT FROM excluded;
END
$$;

CREATE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- These kinds alone change nothing that is counted.
    PERFORM count_case(a.case_ref)
    FROM (
        SELECT DISTINCT case_ref FROM added
        WHERE kind NOT IN ('NoticeDelivered', 'NoticeFailed', 'RungReached', 'CheckpointReached', 'AlertResolved')
    ) AS a;
    RETURN NULL;
END
$$;

CREATE TRIGGER counted AFTER INSERT ON journal
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_cases();

-- Figures are asked for by period, of one team or of all; the due date comes with what is counted of it.
CREATE INDEX counted_limits_due ON counted_limits (due) INCLUDE (rule, team, state, stopped_at);
CREATE INDEX counted_limits_of_team ON counted_limits (team, due) INCLUDE (rule, state, stopped_at);
CREATE INDEX counted_limits_of_rule ON counted_limits (rule, due) INCLUDE (team, state, anchor, stopped_at);
CREATE INDEX counted_limits_written_late ON counted_limits (case_ref, stopped_by)
WHERE state = 'met' AND stopped_at < due AND recorded_at >= due;
CREATE INDEX counted_decisions_at ON counted_decisions (decided_at);
CREATE INDEX counted_checks_at ON counted_checks (asked_at);
CREATE INDEX counted_visits_at ON counted_visits (seen_at);
CREATE INDEX counted_moves_at ON counted_moves (corrected_at);
CREATE INDEX counted_looks_open ON counted_looks (team, looked_at) WHERE NOT closed;

-- A row of cases is wide; whose cases are open is read of this alone.
CREATE INDEX cases_open_of_worker ON cases (worker, team, case_ref) WHERE stage <> 'closed';

-- What is there already.
INSERT INTO rule_clocks (rules, edition, name, title, amount, unit, count_start_day)
SELECT
    r.hash, r.body ->> 'edition', c ->> 'name', c ->> 'title', cast(c #>> '{allowance,amount}' AS integer),
    c #>> '{allowance,unit}', cast(c ->> 'count_start_day' AS boolean)
FROM rulebooks AS r
CROSS JOIN jsonb_array_elements(r.body -> 'clocks') AS c;

DO $$
BEGIN
    PERFORM count_case(case_ref) FROM journal WHERE sequence = 1;
END
$$;
