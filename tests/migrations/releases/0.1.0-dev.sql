--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: count_case(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_case(ref text) RETURNS void
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: count_cases(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_cases() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: count_rules(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_rules() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: edition_of(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_of(hash text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT edition FROM rule_clocks WHERE rules = hash LIMIT 1
$$;


--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;


--
-- Name: refuse_change_of_key(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_change_of_key() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _yoyo_log; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._yoyo_log (
    id character varying(36) NOT NULL,
    migration_hash character varying(64),
    migration_id character varying(255),
    operation character varying(10),
    username character varying(255),
    hostname character varying(255),
    comment character varying(255),
    created_at_utc timestamp without time zone
);


--
-- Name: _yoyo_migration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._yoyo_migration (
    migration_hash character varying(64) NOT NULL,
    migration_id character varying(255),
    applied_at_utc timestamp without time zone
);


--
-- Name: _yoyo_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._yoyo_version (
    version integer NOT NULL,
    installed_at_utc timestamp without time zone
);


--
-- Name: absences; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.absences (
    person text NOT NULL,
    away_from timestamp with time zone NOT NULL,
    back_at timestamp with time zone NOT NULL,
    cover text,
    CONSTRAINT absences_check CHECK ((back_at > away_from))
);


--
-- Name: adoptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.adoptions (
    batch text NOT NULL,
    run text NOT NULL,
    case_ref text NOT NULL,
    outcome text NOT NULL,
    detail text NOT NULL,
    moved jsonb NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT adoptions_outcome_check CHECK ((outcome = ANY (ARRAY['adopted'::text, 'refused'::text, 'closed'::text])))
);


--
-- Name: COLUMN adoptions.batch; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.adoptions.batch IS 'what is adopted';


--
-- Name: COLUMN adoptions.run; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.adoptions.run IS 'which time: rules may be adopted, given up for others, and adopted again';


--
-- Name: COLUMN adoptions.moved; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.adoptions.moved IS 'the limits that moved, from when to when';


--
-- Name: alerts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alerts (
    case_ref text NOT NULL,
    alert text NOT NULL,
    title text NOT NULL,
    rung integer NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    acknowledged_by text,
    action text,
    quiet_until timestamp with time zone,
    not_delivered boolean NOT NULL,
    reached_at timestamp with time zone,
    CONSTRAINT alerts_state_check CHECK ((state = ANY (ARRAY['unacknowledged'::text, 'acknowledged'::text, 'resolved'::text])))
);


--
-- Name: COLUMN alerts.reached_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.alerts.reached_at IS 'when the engine saw to the last rung; null for rows written before there was one';


--
-- Name: board_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.board_events (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    kind text NOT NULL,
    person text,
    case_ref text,
    detail text
);


--
-- Name: COLUMN board_events.person; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.board_events.person IS 'the directory''s id, null before somebody has signed in';


--
-- Name: COLUMN board_events.case_ref; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.board_events.case_ref IS 'null where no such case is known';


--
-- Name: COLUMN board_events.detail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.board_events.detail IS 'a code: which page, why it was refused, or which session';


--
-- Name: board_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.board_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.board_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: calendars; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendars (
    hash text NOT NULL,
    body jsonb NOT NULL
);


--
-- Name: case_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.case_keys (
    key_id text NOT NULL,
    case_ref text NOT NULL,
    number integer NOT NULL,
    master_id text NOT NULL,
    wrapped bytea,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    destroyed_at timestamp with time zone,
    destroyed_by text,
    reason text,
    CONSTRAINT case_keys_check CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL))),
    CONSTRAINT case_keys_check1 CHECK (((destroyed_at IS NULL) OR ((destroyed_by IS NOT NULL) AND (reason IS NOT NULL)))),
    CONSTRAINT case_keys_number_check CHECK ((number > 0))
);


--
-- Name: COLUMN case_keys.case_ref; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.case_keys.case_ref IS 'empty for the engine''s own workflows';


--
-- Name: COLUMN case_keys.number; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.case_keys.number IS 'the highest one seals; a case has a second only after a restored backup';


--
-- Name: COLUMN case_keys.wrapped; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.case_keys.wrapped IS 'null once the key has been destroyed; its row stays';


--
-- Name: cases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases (
    case_ref text NOT NULL,
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
    received_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_reason text,
    next_step text,
    breaches integer NOT NULL,
    refusals integer NOT NULL,
    missing_details integer NOT NULL,
    undelivered integer NOT NULL,
    view jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    attend_at timestamp with time zone
);


--
-- Name: COLUMN cases.version; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases.version IS 'the sequence of the last entry that this row knows of';


--
-- Name: COLUMN cases.written; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases.written IS 'the sequence of the last entry in the journal';


--
-- Name: COLUMN cases.view; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases.view IS 'the case as it stood at that version; its lateness is as old as updated_at';


--
-- Name: COLUMN cases.attend_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases.attend_at IS 'when the engine has to see to the case next; long past means that it did not';


--
-- Name: limits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.limits (
    case_ref text NOT NULL,
    "position" integer NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    anchor timestamp with time zone NOT NULL,
    due timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    breached boolean NOT NULL,
    source text NOT NULL,
    unconfirmed boolean NOT NULL,
    CONSTRAINT limits_state_check CHECK ((state = ANY (ARRAY['running'::text, 'met'::text, 'ended'::text])))
);


--
-- Name: case_standing; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.case_standing AS
 SELECT c.case_ref,
    c.family,
    c.team,
    c.worker,
    c.stage,
    c.version,
    c.written,
    c.rules,
    c.calendar,
    c.adopted,
    c.escalated,
    c.received_at,
    c.closed_at,
    c.closed_reason,
    c.next_step,
    c.breaches,
    c.refusals,
    c.missing_details,
    c.undelivered,
    c.view,
    c.updated_at,
        CASE
            WHEN (c.stage = 'closed'::text) THEN 'closed'::text
            WHEN c.escalated THEN 'escalated'::text
            WHEN (running.late > 0) THEN 'late'::text
            ELSE 'on track'::text
        END AS state,
    running.late AS late_limits,
    running.late_since,
    running.late_title,
    running.next_due,
    running.next_title
   FROM (public.cases c
     CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE (l.due <= now())) AS late,
            min(l.due) FILTER (WHERE (l.due <= now())) AS late_since,
            (array_agg(l.title ORDER BY l.due, l."position") FILTER (WHERE (l.due <= now())))[1] AS late_title,
            min(l.due) FILTER (WHERE (l.due > now())) AS next_due,
            (array_agg(l.title ORDER BY l.due, l."position") FILTER (WHERE (l.due > now())))[1] AS next_title
           FROM public.limits l
          WHERE ((l.case_ref = c.case_ref) AND (l.state = 'running'::text))) running);


--
-- Name: checkpoint_heads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoint_heads (
    case_ref text NOT NULL,
    checkpoint integer NOT NULL,
    sequence integer NOT NULL,
    hash text NOT NULL
);


--
-- Name: TABLE checkpoint_heads; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.checkpoint_heads IS 'the cases whose journals had grown since the checkpoint before';


--
-- Name: checkpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoints (
    number integer NOT NULL,
    statement text NOT NULL,
    signature text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT checkpoints_number_check CHECK ((number > 0))
);


--
-- Name: COLUMN checkpoints.statement; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.checkpoints.statement IS 'the very text that is signed';


--
-- Name: COLUMN checkpoints.signature; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.checkpoints.signature IS 'Ed25519, in base64';


--
-- Name: codec_reads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.codec_reads (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    reader text NOT NULL,
    case_refs text[] NOT NULL,
    payloads integer NOT NULL,
    unread integer NOT NULL
);


--
-- Name: TABLE codec_reads; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.codec_reads IS 'every reading through the codec server, noted before it is answered';


--
-- Name: COLUMN codec_reads.reader; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.codec_reads.reader IS 'the directory''s id, or the name of a token';


--
-- Name: COLUMN codec_reads.case_refs; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.codec_reads.case_refs IS 'the cases read; a question mark for payloads that a master key sealed';


--
-- Name: COLUMN codec_reads.unread; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.codec_reads.unread IS 'how many of the payloads could not be read: destroyed or unknown key, changed';


--
-- Name: codec_reads_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.codec_reads ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.codec_reads_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: counted_checks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counted_checks (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    agency text NOT NULL,
    state text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    passed timestamp with time zone,
    CONSTRAINT counted_checks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'waived'::text, 'unanswered'::text])))
);


--
-- Name: COLUMN counted_checks.state; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_checks.state IS 'unanswered: it was open when its case was closed';


--
-- Name: COLUMN counted_checks.passed; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_checks.passed IS 'when the limit for the reply fell due, where it passed before there was one';


--
-- Name: counted_decisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counted_decisions (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    threshold text NOT NULL,
    outcome text NOT NULL,
    decided_at timestamp with time zone NOT NULL
);


--
-- Name: counted_limits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counted_limits (
    case_ref text NOT NULL,
    clock text NOT NULL,
    episode integer NOT NULL,
    rule integer NOT NULL,
    team text NOT NULL,
    state text NOT NULL,
    anchor timestamp with time zone NOT NULL,
    due timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    stopped_by integer,
    recorded_at timestamp with time zone,
    CONSTRAINT counted_limits_state_check CHECK ((state = ANY (ARRAY['running'::text, 'met'::text, 'ended'::text])))
);


--
-- Name: COLUMN counted_limits.team; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_limits.team IS 'which had the case when the limit passed, else when it was met or ended, else now';


--
-- Name: COLUMN counted_limits.stopped_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_limits.stopped_by IS 'the entry that did what the limit asks for';


--
-- Name: COLUMN counted_limits.recorded_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_limits.recorded_at IS 'when it was written down that the limit was met or ended';


--
-- Name: counted_looks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counted_looks (
    case_ref text NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    closed boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone,
    looked_by text,
    look text
);


--
-- Name: COLUMN counted_looks.team; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_looks.team IS 'which has the case now';


--
-- Name: COLUMN counted_looks.look; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.counted_looks.look IS 'the last entry of the kinds that practice.reports.oversight calls a look';


--
-- Name: counted_moves; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counted_moves (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    actor text NOT NULL,
    clock text NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    was_due timestamp with time zone NOT NULL,
    due timestamp with time zone NOT NULL
);


--
-- Name: TABLE counted_moves; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.counted_moves IS 'limits that a corrected date made fall due later';


--
-- Name: counted_visits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counted_visits (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    team text NOT NULL,
    edition text NOT NULL,
    actor text NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    notice text NOT NULL,
    recipient text NOT NULL,
    case_ref text,
    channel text NOT NULL,
    status text NOT NULL,
    code text,
    message_id text NOT NULL,
    attempts integer DEFAULT 1 NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    cases text[] DEFAULT '{}'::text[] NOT NULL,
    notices text[] DEFAULT '{}'::text[] NOT NULL,
    body jsonb,
    moment timestamp with time zone,
    hold_until timestamp with time zone,
    claimed_until timestamp with time zone,
    envelope text,
    provider_id text,
    sent_at timestamp with time zone,
    checked_at timestamp with time zone,
    first_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT deliveries_status_check CHECK ((status = ANY (ARRAY['held'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text])))
);


--
-- Name: COLUMN deliveries.notice; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.notice IS 'what is told: a case and its notice, or a family and what its children share';


--
-- Name: COLUMN deliveries.cases; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.cases IS 'every case that it tells of';


--
-- Name: COLUMN deliveries.notices; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.notices IS 'the notice of each of these cases that it stands for, as case/notice';


--
-- Name: COLUMN deliveries.body; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.body IS 'what it says: references, limits, dates and codes';


--
-- Name: COLUMN deliveries.moment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.moment IS 'when it fell due to be told';


--
-- Name: COLUMN deliveries.hold_until; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.hold_until IS 'a warning waits so long for others to the same recipient';


--
-- Name: COLUMN deliveries.claimed_until; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.claimed_until IS 'whoever sends it has so long; after that another may take it over';


--
-- Name: COLUMN deliveries.envelope; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.envelope IS 'the message that it went out in: its own, or a digest shared with others';


--
-- Name: COLUMN deliveries.provider_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.provider_id IS 'what the provider calls it';


--
-- Name: COLUMN deliveries.sent_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.sent_at IS 'when the channel took it';


--
-- Name: COLUMN deliveries.checked_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.deliveries.checked_at IS 'when the provider last said what became of it';


--
-- Name: directory_journal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.directory_journal (
    sequence integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    what text NOT NULL,
    about text NOT NULL,
    before jsonb,
    after jsonb,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT directory_journal_sequence_check CHECK ((sequence > 0))
);


--
-- Name: COLUMN directory_journal.about; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.directory_journal.about IS 'the person, the team or the setting that changed';


--
-- Name: directory_settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.directory_settings (
    only_row boolean DEFAULT true NOT NULL,
    time_zone text NOT NULL,
    CONSTRAINT directory_settings_only_row_check CHECK (only_row)
);


--
-- Name: COLUMN directory_settings.time_zone; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.directory_settings.time_zone IS 'in which the days of absences, duties and leaving begin and end';


--
-- Name: journal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal (
    case_ref text NOT NULL,
    sequence integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    command text,
    event jsonb NOT NULL,
    rules text NOT NULL,
    calendar text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT journal_sequence_check CHECK ((sequence > 0))
);


--
-- Name: operator_queue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.operator_queue (
    id bigint NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    case_ref text,
    code text NOT NULL,
    detail text NOT NULL,
    raised_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    told_at timestamp with time zone,
    cleared_at timestamp with time zone,
    cleared_by text,
    reason text,
    CONSTRAINT operator_queue_check CHECK (((cleared_at IS NULL) = (cleared_by IS NULL)))
);


--
-- Name: COLUMN operator_queue.about; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.operator_queue.about IS 'the case, notice or rung: references only';


--
-- Name: COLUMN operator_queue.seen_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.operator_queue.seen_at IS 'when it was found last';


--
-- Name: COLUMN operator_queue.told_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.operator_queue.told_at IS 'when the operators were last told';


--
-- Name: COLUMN operator_queue.cleared_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.operator_queue.cleared_by IS 'the person, or sweep when it had gone';


--
-- Name: operator_queue_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.operator_queue ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.operator_queue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people (
    id text NOT NULL,
    name text NOT NULL,
    email text,
    active boolean NOT NULL,
    left_on date,
    phone text,
    registered_until date
);


--
-- Name: COLUMN people.left_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.people.left_on IS 'the last day of work';


--
-- Name: COLUMN people.phone; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.people.phone IS 'E.164, for text messages';


--
-- Name: COLUMN people.registered_until; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.people.registered_until IS 'the last day of the registration as a social worker';


--
-- Name: reported; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.reported AS
 SELECT case_ref,
    sequence,
    kind,
    recorded_at,
    COALESCE(( SELECT ((c.event ->> 'correct'::text))::timestamp with time zone AS timestamptz
           FROM (public.journal c
             JOIN public.journal wrong ON (((wrong.case_ref = c.case_ref) AND (wrong.sequence = ((c.event ->> 'entry'::text))::integer))))
          WHERE ((c.case_ref = j.case_ref) AND (c.kind = 'DateCorrected'::text) AND (wrong.command = j.command) AND (wrong.happened_at = j.happened_at))
          ORDER BY c.sequence DESC
         LIMIT 1), happened_at) AS happened_at,
    actor,
    event,
    rules,
    ( SELECT (t.event ->> 'team'::text)
           FROM public.journal t
          WHERE ((t.case_ref = j.case_ref) AND (t.sequence <= j.sequence) AND (t.kind = ANY (ARRAY['ContactReceived'::text, 'CaseAdopted'::text, 'WorkerAllocated'::text, 'TeamTransferred'::text])))
          ORDER BY t.sequence DESC
         LIMIT 1) AS team
   FROM public.journal j;


--
-- Name: roles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.roles (
    person text NOT NULL,
    team text,
    role text NOT NULL
);


--
-- Name: COLUMN roles.team; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.roles.team IS 'null for the whole service';


--
-- Name: rota; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rota (
    person text NOT NULL,
    role text NOT NULL,
    team text,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    CONSTRAINT rota_check CHECK ((until_at > from_at)),
    CONSTRAINT rota_role_check CHECK ((role = ANY (ARRAY['duty_manager'::text, 'emergency_duty_team'::text])))
);


--
-- Name: COLUMN rota.team; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rota.team IS 'null for the whole service';


--
-- Name: rule_clocks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rule_clocks (
    id integer NOT NULL,
    rules text NOT NULL,
    edition text NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    amount integer NOT NULL,
    unit text NOT NULL,
    count_start_day boolean NOT NULL
);


--
-- Name: TABLE rule_clocks; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.rule_clocks IS 'the limits of every rulebook: what a counted limit is called and how long it allows';


--
-- Name: rule_clocks_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.rule_clocks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.rule_clocks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: rulebooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rulebooks (
    hash text NOT NULL,
    body jsonb NOT NULL
);


--
-- Name: sweeps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sweeps (
    run text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    cases integer DEFAULT 0 NOT NULL,
    found integer DEFAULT 0 NOT NULL,
    nudged integer DEFAULT 0 NOT NULL,
    outcome text DEFAULT 'running'::text NOT NULL
);


--
-- Name: COLUMN sweeps.outcome; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sweeps.outcome IS 'running, done, or the code of what stopped it';


--
-- Name: teams; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.teams (
    id text NOT NULL,
    name text NOT NULL
);


--
-- Name: used_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.used_links (
    id text NOT NULL,
    case_ref text NOT NULL,
    alert text NOT NULL,
    recipient text NOT NULL,
    used_by text NOT NULL,
    used_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: COLUMN used_links.recipient; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.used_links.recipient IS 'whom the link was sent to';


--
-- Name: COLUMN used_links.used_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.used_links.used_by IS 'who had signed in and took the alert on with it';


--
-- Name: yoyo_lock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.yoyo_lock (
    locked integer DEFAULT 1 NOT NULL,
    ctime timestamp without time zone,
    pid integer NOT NULL
);


--
-- Data for Name: _yoyo_migration; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._yoyo_migration VALUES
	('cb3b9e706f6b37cce74aad3da691f5bc440fbb497616dbf6b4dac9c03edbddf0', '0001_journal', '2026-11-25 15:42:08.801451'),
	('bc91264cf2ca6691d5288299155dea72002a666c966ab5d4a1974a4a94d77423', '0002_projections', '2026-11-25 15:42:08.829145'),
	('faf9597197a76298899b9a14da60f5ffd71e7abc3ed452eb1f1cc6844597ff08', '0003_directory', '2026-11-25 15:42:08.855162'),
	('71a7d9b8552544f5d69295a5ce7a728b033331568c6fadbaaeb331201eac6d44', '0004_reported', '2026-11-25 15:42:08.868031'),
	('d8dd0cf60fa547f4ca4d2ea222f6f10e46304ebb96a6ad32cfcae92fc19a8750', '0005_adoptions', '2026-11-25 15:42:08.878537'),
	('d29fc1f2b452e02905c7573901c0071cace63c275903eeb192ac494886da1f8f', '0006_directory', '2026-11-25 15:42:08.896855'),
	('d55e81989a2a6e44864bf611233403cadb52266f14203fdaacb2fdd5755a6265', '0007_deliveries', '2026-11-25 15:42:08.913244'),
	('5e5347ab48729b83de396dca4d853cb57a2dea8022e0cebfcd09febb06e1c307', '0008_watch', '2026-11-25 15:42:08.931845'),
	('32bbd306f627e9de080e0748aaea0cacdb5ff6b382a51924b2683e453fcadc61', '0009_board', '2026-11-25 15:42:08.946603'),
	('897a339d806eccba22d3b770a8a670e2f6bf8b0a271219d59678115051496fa9', '0010_figures', '2026-11-25 15:42:08.98146'),
	('26e8d185f26c9ab5cfdfc7cea91a2e1502841ac765114cfc987b56cf201973da', '0011_checkpoints', '2026-11-25 15:42:08.995336'),
	('abb40bbfdfb2d3a2e48fb1d36bcce6e42e2f934d075cc83ba9221818e6fb11e5', '0012_case_keys', '2026-11-25 15:42:09.017383'),
	('6e941eb95fba9da459cb4e288f350ebb004bed51520077255bb1e916f8d48880', '0014_journal_by_time', '2026-11-25 15:42:09.030874');


--
-- Data for Name: _yoyo_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._yoyo_version VALUES
	(2, '2026-11-25 15:42:08.738852');


--
-- Data for Name: absences; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.absences VALUES
	('P-210', '2026-11-23 00:00:00+00', '2026-12-26 00:00:00+00', 'P-310');


--
-- Data for Name: adoptions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alerts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alerts VALUES
	('C-A20M8YKNHYD9', 'contact_decision#1', 'Decision on the contact', 1, '2026-11-25 15:42:11.271771+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.271771+00'),
	('C-A20M8YKNHYD9', 'missing_details#1', 'Missing details of the contact', 1, '2026-11-25 15:42:11.271771+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.271771+00'),
	('C-A8AMRQ1FA6H0', 'contact_decision#1', 'Decision on the contact', 2, '2026-11-25 15:42:11.280251+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.280251+00'),
	('C-A8AMRQ1FA6H0', 'missing_details#1', 'Missing details of the contact', 1, '2026-11-25 15:42:11.280251+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.280251+00'),
	('C-FKDK6QHPNGVT', 'contact_decision#1', 'Decision on the contact', 1, '2026-11-25 15:42:11.166434+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.166434+00'),
	('C-YDR02MFDX9P9', 'contact_decision#1', 'Decision on the contact', 3, '2026-11-25 15:42:11.301684+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.301684+00'),
	('C-AA2PRF9WPJF6', 'contact_decision#1', 'Decision on the contact', 2, '2026-11-25 15:42:11.450902+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.450902+00'),
	('C-G6MT8SSWVSKS', 'contact_decision#1', 'Decision on the contact', 1, '2026-11-25 15:42:11.392+00', 'unacknowledged', NULL, NULL, NULL, false, '2026-11-25 15:42:11.392+00');


--
-- Data for Name: board_events; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: calendars; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.calendars VALUES
	('68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '{"hash": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "name": "england-2025-2031+county", "last_day": "2031-12-31", "first_day": "2025-01-01", "time_zone": "Europe/London", "non_working": [{"day": "2025-01-01", "name": "New Year''s Day"}, {"day": "2025-04-18", "name": "Good Friday"}, {"day": "2025-04-21", "name": "Easter Monday"}, {"day": "2025-05-05", "name": "May Day"}, {"day": "2025-05-26", "name": "Spring Bank Holiday"}, {"day": "2025-08-25", "name": "Late Summer Bank Holiday"}, {"day": "2025-12-25", "name": "Christmas Day"}, {"day": "2025-12-26", "name": "Boxing Day"}, {"day": "2026-01-01", "name": "New Year''s Day"}, {"day": "2026-04-03", "name": "Good Friday"}, {"day": "2026-04-06", "name": "Easter Monday"}, {"day": "2026-05-04", "name": "May Day"}, {"day": "2026-05-25", "name": "Spring Bank Holiday"}, {"day": "2026-08-31", "name": "Late Summer Bank Holiday"}, {"day": "2026-12-25", "name": "Christmas Day"}, {"day": "2026-12-26", "name": "Boxing Day"}, {"day": "2026-12-28", "name": "Boxing Day (observed)"}, {"day": "2027-01-01", "name": "New Year''s Day"}, {"day": "2027-03-26", "name": "Good Friday"}, {"day": "2027-03-29", "name": "Easter Monday"}, {"day": "2027-05-03", "name": "May Day"}, {"day": "2027-05-31", "name": "Spring Bank Holiday"}, {"day": "2027-08-30", "name": "Late Summer Bank Holiday"}, {"day": "2027-12-25", "name": "Christmas Day"}, {"day": "2027-12-26", "name": "Boxing Day"}, {"day": "2027-12-27", "name": "Christmas Day (observed)"}, {"day": "2027-12-28", "name": "Boxing Day (observed)"}, {"day": "2028-01-01", "name": "New Year''s Day"}, {"day": "2028-01-03", "name": "New Year''s Day (observed)"}, {"day": "2028-04-14", "name": "Good Friday"}, {"day": "2028-04-17", "name": "Easter Monday"}, {"day": "2028-05-01", "name": "May Day"}, {"day": "2028-05-29", "name": "Spring Bank Holiday"}, {"day": "2028-08-28", "name": "Late Summer Bank Holiday"}, {"day": "2028-12-25", "name": "Christmas Day"}, {"day": "2028-12-26", "name": "Boxing Day"}, {"day": "2029-01-01", "name": "New Year''s Day"}, {"day": "2029-03-30", "name": "Good Friday"}, {"day": "2029-04-02", "name": "Easter Monday"}, {"day": "2029-05-07", "name": "May Day"}, {"day": "2029-05-28", "name": "Spring Bank Holiday"}, {"day": "2029-08-27", "name": "Late Summer Bank Holiday"}, {"day": "2029-12-25", "name": "Christmas Day"}, {"day": "2029-12-26", "name": "Boxing Day"}, {"day": "2030-01-01", "name": "New Year''s Day"}, {"day": "2030-04-19", "name": "Good Friday"}, {"day": "2030-04-22", "name": "Easter Monday"}, {"day": "2030-05-06", "name": "May Day"}, {"day": "2030-05-27", "name": "Spring Bank Holiday"}, {"day": "2030-08-26", "name": "Late Summer Bank Holiday"}, {"day": "2030-12-25", "name": "Christmas Day"}, {"day": "2030-12-26", "name": "Boxing Day"}, {"day": "2031-01-01", "name": "New Year''s Day"}, {"day": "2031-04-11", "name": "Good Friday"}, {"day": "2031-04-14", "name": "Easter Monday"}, {"day": "2031-05-05", "name": "May Day"}, {"day": "2031-05-26", "name": "Spring Bank Holiday"}, {"day": "2031-08-25", "name": "Late Summer Bank Holiday"}, {"day": "2031-12-25", "name": "Christmas Day"}, {"day": "2031-12-26", "name": "Boxing Day"}], "office_opens": "09:00:00", "office_closes": "17:00:00"}');


--
-- Data for Name: case_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.case_keys VALUES
	('engine/e8f4d5eda84a', '', 1, 'k1', '\x3c3adc359ad73160e8db19a237af29d49999562a477f182e1aa0e4ef3f79b313bcffc6764caddd4c2c5d37f1b8f639688e7f23f02b2b4c121425557d', '2026-11-25 15:42:09.583388+00', '2026-11-25 15:42:09.583388+00', NULL, NULL, NULL),
	('case/C-BGGRSC8JBC0C/da54cb6f4355', 'C-BGGRSC8JBC0C', 1, 'k1', '\x212221d42b823f27413408f4647b7c05e1735fe1605c7b9087c13da0d11040e1648c8cbdf96d00b78fd93508bfa444e8cef4d171b0f93d18f9848e90', '2026-11-25 15:42:10.033009+00', '2026-11-25 15:42:10.033009+00', NULL, NULL, NULL),
	('case/C-9MVSY0MJQ9GH/ba1311e5c492', 'C-9MVSY0MJQ9GH', 1, 'k1', '\xd736f7fdbaf007f20304d033c884e64124b4887b1fb6793380f91f7640e3c6c72cc9840802670512e7247fe31fdaf0754d7ab9e6410028a6c4c88706', '2026-11-25 15:42:10.05085+00', '2026-11-25 15:42:10.05085+00', NULL, NULL, NULL),
	('case/C-BJ372VRY75QF/4f7e0ae42844', 'C-BJ372VRY75QF', 1, 'k1', '\xf2f07989699ca3e583ca35373c9f9caab1b6947f615c2ec9a561fd01ff6d84425d28d2071793c237544da813fab8ba984b5b0ffb2ca97997752fb9bd', '2026-11-25 15:42:10.062865+00', '2026-11-25 15:42:10.062865+00', NULL, NULL, NULL),
	('case/C-FVGAFP59JPQT/611ae77c9fe7', 'C-FVGAFP59JPQT', 1, 'k1', '\xd1cad7f3c372e9ff26755bd77cca03450957b594dde707965b36b36359ac6ab5b2c1fd04deee706c981113ccad8b52bbf8f66571ac3426c900682934', '2026-11-25 15:42:10.061664+00', '2026-11-25 15:42:10.061664+00', NULL, NULL, NULL),
	('case/C-3TB9379V6BX2/f8713f94d3eb', 'C-3TB9379V6BX2', 1, 'k1', '\x4309139ad8957e886f9b997917a7a963565fc2c12fa98cd1b5c4cf10eeedcac5bdf1bc90fa1ab69e69632748071a5d8000bfcb44fb4d8ee447bdd046', '2026-11-25 15:42:10.06837+00', '2026-11-25 15:42:10.06837+00', NULL, NULL, NULL),
	('case/C-9Y4YTA6XR3PH/806c09a002fa', 'C-9Y4YTA6XR3PH', 1, 'k1', '\x7e538aba51d597fa462e0721c9abbf1d74d70986d13197b82db1c61a7af3567a26029786eaa947f08611c3e3b1c57559261b3514b4a9ffb8f0ae864a', '2026-11-25 15:42:10.069279+00', '2026-11-25 15:42:10.069279+00', NULL, NULL, NULL),
	('case/C-EKDCNMBV2PAC/706ac1e3842c', 'C-EKDCNMBV2PAC', 1, 'k1', '\xcb65af0e5ec904f16342b9cdf072b6014eb420cfac280cc1e3e6521d4d5dea0c91c4cf25074f09db264b0a4267beb87c3da79a80456780941c919c07', '2026-11-25 15:42:10.072103+00', '2026-11-25 15:42:10.072103+00', NULL, NULL, NULL),
	('case/C-A4YBB92K93AD/7eaf5f1a6972', 'C-A4YBB92K93AD', 1, 'k1', '\x471d1c62ca21ae7939a315c55bc64f905b84795bf1ddd5f496c7e9962ef003eb62e23a9a1855f001d0ad4313c6ccd4034de3dc292383389063b9c29b', '2026-11-25 15:42:10.082795+00', '2026-11-25 15:42:10.082795+00', NULL, NULL, NULL),
	('case/C-VBFGASTX3G2R/c2c238535757', 'C-VBFGASTX3G2R', 1, 'k1', '\x2b6cae2ae025e92e7c4467fcf9b5c7890b28bd4bb4785047d83c62c8e7e12c5c1313906a946161c41aa99e307b70c7dd58b2eb62b7069dfe58bfe6a5', '2026-11-25 15:42:10.120021+00', '2026-11-25 15:42:10.120021+00', NULL, NULL, NULL),
	('case/C-V5CT9RGCDZKT/8053608a2d38', 'C-V5CT9RGCDZKT', 1, 'k1', '\xf8038f7230d4e07587c90c4b526866bd2816a7113f5584430bf1c2885b06a4d86f306f3c5d0044f66733e63cfc405df2a059e15b80774300bbc6f9a1', '2026-11-25 15:42:10.177474+00', '2026-11-25 15:42:10.177474+00', NULL, NULL, NULL),
	('case/C-JY8RGTFPG44B/0959fd6310da', 'C-JY8RGTFPG44B', 1, 'k1', '\x21dde11e8df74a27e854bd655059e533a94f4de1cb57a2b981c90dd5cf1c6f8424e4620638700863bf9f2ff0fe300ba36b8e03eebb6de2d1a0e185f3', '2026-11-25 15:42:10.193464+00', '2026-11-25 15:42:10.193464+00', NULL, NULL, NULL),
	('case/C-YX072F3QW2T8/04f35b1567ec', 'C-YX072F3QW2T8', 1, 'k1', '\x15e3c18714ecb999e41fc0a3ad12507021e0202a251e28a2ac05d43262d202187151901a6a284c647e0370c4d815fceda77588e35163ee7f080a623d', '2026-11-25 15:42:10.297476+00', '2026-11-25 15:42:10.297476+00', NULL, NULL, NULL),
	('case/C-F65V85JQ8NVR/136b0ad9ead8', 'C-F65V85JQ8NVR', 1, 'k1', '\xf88744d7b0409cbe55023e62650905eccb7c4360f37bb55c8db3b440fc1261c46f6b00453f3dd8834e1631a2566c8855bbf88729aa80c540e6632845', '2026-11-25 15:42:10.890406+00', '2026-11-25 15:42:10.890406+00', NULL, NULL, NULL),
	('case/C-FKDK6QHPNGVT/863f07f3d2c8', 'C-FKDK6QHPNGVT', 1, 'k1', '\xcc1c394e1e5d90e002cc1dee5c4aa72c023ae74f550733881d7f12bd63e7a2e0878ae7f106e61c7cf90b70147375a2f4e838a1978c01a46dd0bf496f', '2026-11-25 15:42:10.918906+00', '2026-11-25 15:42:10.918906+00', NULL, NULL, NULL),
	('case/C-A20M8YKNHYD9/3fa87847b3eb', 'C-A20M8YKNHYD9', 1, 'k1', '\x2ce419eea1fa61b73873675dbc1c3de4cc22e3109e23b128ff6244f2272f085f4a71624dfaa9f0e9a390758f591e315913a2fdfb3081bfadb5f15852', '2026-11-25 15:42:11.106309+00', '2026-11-25 15:42:11.106309+00', NULL, NULL, NULL),
	('case/C-A8AMRQ1FA6H0/a40ad88739bf', 'C-A8AMRQ1FA6H0', 1, 'k1', '\x0e1ec10a652835c37519360eb700e4998c8114bb8dbf424ab5c1021589f70b312cf359b960e6f3ae5def31a84090be216f7a133f5fae7ceeac87849a', '2026-11-25 15:42:11.110081+00', '2026-11-25 15:42:11.110081+00', NULL, NULL, NULL),
	('case/C-YDR02MFDX9P9/08d82f714906', 'C-YDR02MFDX9P9', 1, 'k1', '\xcd8add2785286bf4931c63c07d7519256c4dad0c99ac38b8f73b104716d652f31e4146203a9a24f45b6fb9f827280511963ba1127a645e5c1d906faf', '2026-11-25 15:42:11.15971+00', '2026-11-25 15:42:11.15971+00', NULL, NULL, NULL),
	('case/C-G6MT8SSWVSKS/cc6f36ac4fc0', 'C-G6MT8SSWVSKS', 1, 'k1', '\x527b25f2296c62ad32e49d7e3d2dd2d170fa1192e6a8444ed01a62d658514c4a6e08a79dd05c28cc60777bc0a38f0337a8d6d07f780f40b13db223af', '2026-11-25 15:42:11.161527+00', '2026-11-25 15:42:11.161527+00', NULL, NULL, NULL),
	('case/C-WHZ1EBBBV4KX/09d78f1e16aa', 'C-WHZ1EBBBV4KX', 1, 'k1', '\x0735cb7c3d7867c712f73598a3e8559a9fb33025810a3fd6a94b2b424f1e20d46039667ef5bbd58a4d4da91ca16b287de38df72549b0b64998f22927', '2026-11-25 15:42:11.219293+00', '2026-11-25 15:42:11.219293+00', NULL, NULL, NULL),
	('case/C-AA2PRF9WPJF6/ed25064e9a19', 'C-AA2PRF9WPJF6', 1, 'k1', '\xdacc98647526cd4d4d41232be598670a15c4f5d0aa4ac0ef806f64e99f7837de1649bf87046b650779af892e333900b3fe623df78e22bde6c1d4aa59', '2026-11-25 15:42:11.224622+00', '2026-11-25 15:42:11.224622+00', NULL, NULL, NULL),
	('case/C-GP41NS33W8S8/c5c16dc2a2da', 'C-GP41NS33W8S8', 1, 'k1', '\xeece566362a8de85d9a00fe05380b528c0b51b1bcb8a5ac0a1fae8b2f3ef936eb11540697ac61ad419e5adab109529d2534b9f1a4e0b2c532b2a59d0', '2026-11-25 15:42:11.314712+00', '2026-11-25 15:42:11.314712+00', NULL, NULL, NULL),
	('case/C-NJVPJQ4RFAES/e94c61b276f7', 'C-NJVPJQ4RFAES', 1, 'k1', '\x784e0a0ef0d2d07c9374a5bd753228adf47f2b7b9c2aa1a9d2cebabfa1fcc6ab0e8bb8c99fde5ae72f0db544f86be94353a530001103d50bcb0a2aaf', '2026-11-25 15:42:11.322142+00', '2026-11-25 15:42:11.322142+00', NULL, NULL, NULL),
	('case/C-6Y557YDDZWKJ/75676940b98e', 'C-6Y557YDDZWKJ', 1, 'k1', '\x20a1babb6cdedb96fdfb2513e9e2cc62bd4b46f1c99ce7f4d36a1aa936887718caa2e218294a5a39ffb836b728f2b60abca450a685a9634db8e47276', '2026-11-25 15:42:11.354194+00', '2026-11-25 15:42:11.354194+00', NULL, NULL, NULL),
	('case/C-41TNFVZCMT6M/705c9a87bbbe', 'C-41TNFVZCMT6M', 1, 'k1', '\x39dd4c392160c2a3c93b49686343e1247627c3fe0b6a24bd2aad97384612767a52186dfdbaa2afc0039b5fa15d572d7816071275328aa114e7380a83', '2026-11-25 15:42:11.536237+00', '2026-11-25 15:42:11.536237+00', NULL, NULL, NULL),
	('case/C-QZ4GP36A76T0/7b86b843ae63', 'C-QZ4GP36A76T0', 1, 'k1', '\x62bb3e91cca34fdf442e53be0be557f8759b58bdb1bca42e3ed8d323b2a8a05cf341d88de9ea70be78b498272e805d3a1697f9d8f8df037444a2364e', '2026-11-25 15:42:11.604611+00', '2026-11-25 15:42:11.604611+00', NULL, NULL, NULL),
	('case/C-27W1W1FW74EE/ec542029b3b9', 'C-27W1W1FW74EE', 1, 'k1', '\xc9357e9ded838da7ab1b71649e4e056bddea697bec92e0a85e29cbf66ccc64a0ce88e41759fd30b2870600f6f6efec01c0f3edc1b379f2adc9cb6282', '2026-11-25 15:42:11.708086+00', '2026-11-25 15:42:11.708086+00', NULL, NULL, NULL),
	('case/C-R7QHDF0R61AG/118a8edb65e6', 'C-R7QHDF0R61AG', 1, 'k1', '\xfef023a8dfe5c640090eceb5f833b725bfd3f7fd6d1b5813ec8949a0116da9b64ee29c8a41466d25f86cb767d87beb8cd65e7ae50453af1a8e397794', '2026-11-25 15:42:11.825866+00', '2026-11-25 15:42:11.825866+00', NULL, NULL, NULL);


--
-- Data for Name: cases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cases VALUES
	('C-3TB9379V6BX2', NULL, 'front-door', NULL, 'contact', 3, 3, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 14:57:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 7, 0, '{"case": "C-3TB9379V6BX2", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T14:57:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-27T17:00:00Z", "key": "missing_details", "state": "running", "title": "Missing details of the contact", "anchor": "2026-11-25T14:57:10.014248Z", "source": "Hillshire local policy, 2.8", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 3, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T14:57:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}]}', '2026-11-25 15:42:10.473454+00', '2026-11-26 09:00:00+00'),
	('C-BGGRSC8JBC0C', NULL, 'front-door', NULL, 'contact', 2, 2, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 15:17:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 0, 0, '{"case": "C-BGGRSC8JBC0C", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T15:17:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 2, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T15:17:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:10.917176+00', '2026-11-26 09:00:00+00'),
	('C-BJ372VRY75QF', NULL, 'front-door', NULL, 'contact', 2, 2, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 00:42:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 0, 0, '{"case": "C-BJ372VRY75QF", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T00:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 2, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T00:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.108593+00', '2026-11-26 09:00:00+00'),
	('C-VBFGASTX3G2R', 'F-2291', 'front-door', NULL, 'referral', 12, 12, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 09:42:10.014248+00', NULL, NULL, 'AllocateWorker', 0, 0, 0, 0, '{"case": "C-VBFGASTX3G2R", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": "F-2291", "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T10:42:10.014248Z", "unconfirmed": true}, {"due": "2026-11-26T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T10:52:10.014248Z", "unconfirmed": true}, {"due": "2027-02-02T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "referral_not_accepted", "text": "The referral has not been accepted.", "about": null}], "version": 12, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T17:00:00Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Allocation to a social worker", "received_at": "2026-11-25T09:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.224532+00', '2026-11-26 17:00:00+00'),
	('C-FVGAFP59JPQT', NULL, 'front-door', NULL, 'referral', 14, 14, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 14:32:10.014248+00', NULL, NULL, 'AllocateWorker', 0, 0, 0, 0, '{"case": "C-FVGAFP59JPQT", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-25T14:32:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T15:12:10.014248Z", "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "agency_reply:gp", "state": "running", "title": "Reply from an agency: GP", "anchor": "2026-11-25T14:47:10.014248Z", "source": "Hillshire local policy, 2.4", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-25T14:32:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T15:17:10.014248Z", "unconfirmed": true}, {"due": "2027-02-02T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-25T14:32:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T14:32:10.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-25T15:12:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:12:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "referral_not_accepted", "text": "The referral has not been accepted.", "about": null}], "version": 14, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T17:00:00Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Allocation to a social worker", "received_at": "2026-11-25T14:32:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.126157+00', '2026-11-26 17:00:00+00'),
	('C-V5CT9RGCDZKT', 'F-2291', 'front-door', NULL, 'contact', 2, 2, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 09:42:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 0, 0, '{"case": "C-V5CT9RGCDZKT", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": "F-2291", "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 2, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T09:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.161059+00', '2026-11-26 09:00:00+00'),
	('C-9MVSY0MJQ9GH', NULL, 'front-door', NULL, 'contact', 8, 8, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 12:42:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 0, 0, '{"case": "C-9MVSY0MJQ9GH", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T12:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-27T17:00:00Z", "key": "missing_details", "state": "met", "title": "Missing details of the contact", "anchor": "2026-11-25T12:42:10.014248Z", "source": "Hillshire local policy, 2.8", "breached": false, "stopped_at": "2026-11-25T14:02:10.014248Z", "unconfirmed": false}, {"due": "2026-12-02T17:00:00Z", "key": "agency_reply:gp", "state": "running", "title": "Reply from an agency: GP", "anchor": "2026-11-25T13:42:10.014248Z", "source": "Hillshire local policy, 2.4", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 8, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T12:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.162041+00', '2026-11-26 09:00:00+00'),
	('C-9Y4YTA6XR3PH', NULL, 'front-door', NULL, 'contact', 9, 9, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 11:42:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 0, 0, '{"case": "C-9Y4YTA6XR3PH", "team": "front-door", "flags": ["domestic abuse"], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T11:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-26T17:00:00Z", "key": "domestic_abuse_screening", "state": "running", "title": "Screening for domestic abuse", "anchor": "2026-11-25T11:42:10.014248Z", "source": "Hillshire local policy, 2.9", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-02T17:00:00Z", "key": "agency_reply:domestic_abuse", "state": "running", "title": "Reply from an agency: Domestic abuse service", "anchor": "2026-11-25T12:42:10.014248Z", "source": "Hillshire local policy, 2.4", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-02T17:00:00Z", "key": "agency_reply:school", "state": "met", "title": "Reply from an agency: School", "anchor": "2026-11-25T12:47:10.014248Z", "source": "Hillshire local policy, 2.4", "breached": false, "stopped_at": "2026-11-25T14:12:10.014248Z", "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 9, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T11:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.225866+00', '2026-11-26 09:00:00+00'),
	('C-A4YBB92K93AD', 'F-2291', 'assessment-west', 'P-301', 'assessment', 17, 17, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 09:42:10.014248+00', NULL, NULL, 'AuthoriseAssessment', 0, 0, 0, 0, '{"case": "C-A4YBB92K93AD", "team": "assessment-west", "flags": [], "rules": "england-2026+county", "stage": "assessment", "state": "on track", "alerts": [], "family": "F-2291", "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T10:42:10.014248Z", "unconfirmed": true}, {"due": "2026-11-26T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T10:52:10.014248Z", "unconfirmed": true}, {"due": "2027-02-02T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "met", "title": "Child seen", "anchor": "2026-11-25T09:42:10.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": "2026-11-25T15:02:10.014248Z", "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "allocation", "state": "met", "title": "Allocation to a social worker", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": "2026-11-25T11:12:10.014248Z", "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": "P-301", "adopted": false, "missing": [{"code": "assessment_not_submitted", "text": "No assessment has been handed in.", "about": null}, {"code": "no_agency_asked", "text": "No agency has been asked what it knows.", "about": null}, {"code": "agency_not_asked", "text": "School has not been asked, and must be for this child.", "about": "school"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "domain_missing", "text": "The assessment does not cover: child developmental needs.", "about": "child_developmental_needs"}, {"code": "domain_missing", "text": "The assessment does not cover: parenting capacity.", "about": "parenting_capacity"}, {"code": "domain_missing", "text": "The assessment does not cover: family and environmental factors.", "about": "family_and_environmental_factors"}, {"code": "analysis_missing", "text": "The assessment has no analysis.", "about": null}, {"code": "child_views_missing", "text": "The child''s views are not recorded.", "about": null}, {"code": "parent_views_missing", "text": "The parents'' views are not recorded.", "about": null}, {"code": "factors_not_identified", "text": "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}], "version": 17, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-12-23T17:00:00Z", "refusals": 0, "attend_at": "2026-12-16T09:00:00Z", "closed_at": null, "next_step": "AuthoriseAssessment", "next_title": "Management oversight", "received_at": "2026-11-25T09:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.269389+00', '2026-12-16 09:00:00+00'),
	('C-A20M8YKNHYD9', NULL, 'front-door', NULL, 'contact', 10, 10, 'england-2026+county', 'england-2025-2031+county', false, true, '2026-11-20 15:20:00+00', NULL, NULL, 'DecideContact', 2, 0, 8, 0, '{"case": "C-A20M8YKNHYD9", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "escalated", "alerts": [{"id": "contact_decision#1", "rung": 1, "state": "unacknowledged", "title": "Decision on the contact", "action": null, "raised_at": "2026-11-25T15:42:11.271771Z", "reached_at": "2026-11-25T15:42:11.271771Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}, {"id": "missing_details#1", "rung": 1, "state": "unacknowledged", "title": "Missing details of the contact", "action": null, "raised_at": "2026-11-25T15:42:11.271771Z", "reached_at": "2026-11-25T15:42:11.271771Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}], "family": null, "limits": [{"due": "2026-11-23T17:00:00Z", "key": "contact_decision", "state": "late", "title": "Decision on the contact", "anchor": "2026-11-20T15:20:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-24T17:00:00Z", "key": "missing_details", "state": "late", "title": "Missing details of the contact", "anchor": "2026-11-20T15:20:00Z", "source": "Hillshire local policy, 2.8", "breached": true, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 10, "breaches": 2, "calendar": "england-2025-2031+county", "next_due": null, "refusals": 0, "attend_at": "2026-11-25T17:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": null, "received_at": "2026-11-20T15:20:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:11.919531+00', '2026-11-25 17:00:00+00'),
	('C-JY8RGTFPG44B', NULL, 'front-door', NULL, 'referral', 16, 16, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-24 15:42:35.014248+00', NULL, NULL, 'AllocateWorker', 0, 0, 0, 0, '{"case": "C-JY8RGTFPG44B", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-25T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-24T15:42:35.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-24T16:42:10.014248Z", "unconfirmed": true}, {"due": "2026-11-25T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-24T15:42:35.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-24T17:42:10.014248Z", "unconfirmed": true}, {"due": "2027-01-30T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-24T15:42:35.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-25T15:42:35.014248Z", "key": "urgent_visit", "state": "running", "title": "Child seen after an urgent referral", "anchor": "2026-11-24T15:42:35.014248Z", "source": "Hillshire local policy, 2.1", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-01T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-24T15:42:35.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-25T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-24T16:42:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-22T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-24T16:42:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-25T15:42:35.014248Z", "key": "strategy_discussion", "state": "running", "title": "Strategy discussion", "anchor": "2026-11-24T15:42:35.014248Z", "source": "Hillshire local policy, 2.10", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "referral_not_accepted", "text": "The referral has not been accepted.", "about": null}], "version": 16, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-25T15:42:35.014248Z", "refusals": 0, "attend_at": "2026-11-25T15:42:35.014248Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Child seen after an urgent referral", "received_at": "2026-11-24T15:42:35.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.74213+00', '2026-11-25 15:42:35.014248+00'),
	('C-EKDCNMBV2PAC', NULL, 'front-door', NULL, 'referral', 15, 15, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 10:42:10.014248+00', NULL, NULL, 'AllocateWorker', 0, 0, 0, 0, '{"case": "C-EKDCNMBV2PAC", "team": "front-door", "flags": ["unborn child"], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T12:22:10.014248Z", "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "agency_reply:substance_misuse", "state": "running", "title": "Reply from an agency: Substance misuse service", "anchor": "2026-11-25T11:42:10.014248Z", "source": "Hillshire local policy, 2.4", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T12:32:10.014248Z", "unconfirmed": true}, {"due": "2027-02-02T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T10:42:10.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-25T12:22:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T12:22:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [], "version": 15, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T17:00:00Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Allocation to a social worker", "received_at": "2026-11-25T10:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:11.616764+00', '2026-11-26 17:00:00+00'),
	('C-QZ4GP36A76T0', NULL, 'assessment-east', NULL, 'assessment', 4, 4, 'england-2026+county', 'england-2025-2031+county', true, false, '2026-11-09 00:00:00+00', NULL, NULL, 'AuthoriseAssessment', 0, 0, 9, 0, '{"case": "C-QZ4GP36A76T0", "team": "assessment-east", "flags": [], "rules": "england-2026+county", "stage": "assessment", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2027-01-15T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-09T00:00:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": true, "missing": [{"code": "assessment_not_submitted", "text": "No assessment has been handed in.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "no_agency_asked", "text": "No agency has been asked what it knows.", "about": null}, {"code": "agency_not_asked", "text": "School has not been asked, and must be for this child.", "about": "school"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "domain_missing", "text": "The assessment does not cover: child developmental needs.", "about": "child_developmental_needs"}, {"code": "domain_missing", "text": "The assessment does not cover: parenting capacity.", "about": "parenting_capacity"}, {"code": "domain_missing", "text": "The assessment does not cover: family and environmental factors.", "about": "family_and_environmental_factors"}, {"code": "analysis_missing", "text": "The assessment has no analysis.", "about": null}, {"code": "child_views_missing", "text": "The child''s views are not recorded.", "about": null}, {"code": "parent_views_missing", "text": "The parents'' views are not recorded.", "about": null}, {"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}, {"code": "factors_not_identified", "text": "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}, {"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}, {"code": "referrer_not_acknowledged", "text": "The referrer has not been told that the referral was received.", "about": null}], "version": 4, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-12-02T17:00:00Z", "refusals": 0, "attend_at": "2026-11-30T09:00:00Z", "closed_at": null, "next_step": "AuthoriseAssessment", "next_title": "Child seen", "received_at": "2026-11-09T00:00:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:12.862146+00', '2026-11-30 09:00:00+00'),
	('C-F65V85JQ8NVR', NULL, 'front-door', NULL, 'referral', 21, 21, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-24 13:12:10.014248+00', NULL, NULL, 'AllocateWorker', 1, 0, 0, 0, '{"case": "C-F65V85JQ8NVR", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-25T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-24T13:12:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-24T13:42:10.014248Z", "unconfirmed": true}, {"due": "2026-11-25T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-24T13:12:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-24T14:42:10.014248Z", "unconfirmed": true}, {"due": "2027-01-30T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-24T13:12:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-25T13:12:10.014248Z", "key": "urgent_visit", "state": "met late", "title": "Child seen after an urgent referral", "anchor": "2026-11-24T13:12:10.014248Z", "source": "Hillshire local policy, 2.1", "breached": true, "stopped_at": "2026-11-25T15:12:10.014248Z", "unconfirmed": false}, {"due": "2026-12-01T17:00:00Z", "key": "child_seen", "state": "met", "title": "Child seen", "anchor": "2026-11-24T13:12:10.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": "2026-11-25T15:12:10.014248Z", "unconfirmed": false}, {"due": "2026-11-25T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-24T13:42:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-22T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-24T13:42:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-25T13:12:10.014248Z", "key": "strategy_discussion", "state": "met", "title": "Strategy discussion", "anchor": "2026-11-24T13:12:10.014248Z", "source": "Hillshire local policy, 2.10", "breached": false, "stopped_at": "2026-11-24T15:42:10.014248Z", "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "referral_not_accepted", "text": "The referral has not been accepted.", "about": null}], "version": 21, "breaches": 1, "calendar": "england-2025-2031+county", "next_due": "2026-11-25T17:00:00Z", "refusals": 0, "attend_at": "2026-11-25T17:00:00Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Allocation to a social worker", "received_at": "2026-11-24T13:12:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:13.016106+00', '2026-11-25 17:00:00+00'),
	('C-GP41NS33W8S8', NULL, 'assessment-east', 'P-201', 'assessment', 21, 21, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 07:42:10.014248+00', NULL, NULL, 'AuthoriseAssessment', 0, 1, 0, 0, '{"case": "C-GP41NS33W8S8", "team": "assessment-east", "flags": [], "rules": "england-2026+county", "stage": "assessment", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-25T07:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T08:42:10.014248Z", "unconfirmed": true}, {"due": "2026-11-26T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-25T07:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-25T08:52:10.014248Z", "unconfirmed": true}, {"due": "2027-02-02T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-25T07:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T07:42:10.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "allocation", "state": "met", "title": "Allocation to a social worker", "anchor": "2026-11-25T08:42:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": "2026-11-25T10:42:10.014248Z", "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T08:42:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-28T08:12:10.014248Z", "key": "return_interview", "state": "running", "title": "Return home interview", "anchor": "2026-11-25T08:12:10.014248Z", "source": "Statutory guidance on children who run away or go missing from home or care, January 2014, 72 hours from the return; taken still to apply beside the edition of 2026 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "agency_reply:police", "state": "running", "title": "Reply from an agency: Police", "anchor": "2026-11-25T11:42:10.014248Z", "source": "Hillshire local policy, 2.4", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": "P-201", "adopted": false, "missing": [{"code": "assessment_not_submitted", "text": "No assessment has been handed in.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "agency_not_asked", "text": "School has not been asked, and must be for this child.", "about": "school"}, {"code": "agency_unanswered", "text": "Police, asked on 25 November 2026, has not answered, and no manager has decided to go on without the answer.", "about": "police"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "domain_missing", "text": "The assessment does not cover: child developmental needs.", "about": "child_developmental_needs"}, {"code": "domain_missing", "text": "The assessment does not cover: parenting capacity.", "about": "parenting_capacity"}, {"code": "domain_missing", "text": "The assessment does not cover: family and environmental factors.", "about": "family_and_environmental_factors"}, {"code": "analysis_missing", "text": "The assessment has no analysis.", "about": null}, {"code": "child_views_missing", "text": "The child''s views are not recorded.", "about": null}, {"code": "parent_views_missing", "text": "The parents'' views are not recorded.", "about": null}, {"code": "factors_not_identified", "text": "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}], "version": 21, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-28T08:12:10.014248Z", "refusals": 1, "attend_at": "2026-11-27T09:00:00Z", "closed_at": null, "next_step": "AuthoriseAssessment", "next_title": "Return home interview", "received_at": "2026-11-25T07:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:12.905774+00', '2026-11-27 09:00:00+00'),
	('C-A8AMRQ1FA6H0', NULL, 'front-door', NULL, 'contact', 12, 12, 'england-2026+county', 'england-2025-2031+county', false, true, '2026-11-19 11:05:00+00', NULL, NULL, 'DecideContact', 2, 0, 3, 0, '{"case": "C-A8AMRQ1FA6H0", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "escalated", "alerts": [{"id": "contact_decision#1", "rung": 2, "state": "unacknowledged", "title": "Decision on the contact", "action": null, "raised_at": "2026-11-25T15:42:11.280251Z", "reached_at": "2026-11-25T15:42:11.280251Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}, {"id": "missing_details#1", "rung": 1, "state": "unacknowledged", "title": "Missing details of the contact", "action": null, "raised_at": "2026-11-25T15:42:11.280251Z", "reached_at": "2026-11-25T15:42:11.280251Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}], "family": null, "limits": [{"due": "2026-11-20T17:00:00Z", "key": "contact_decision", "state": "late", "title": "Decision on the contact", "anchor": "2026-11-19T11:05:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-23T17:00:00Z", "key": "missing_details", "state": "late", "title": "Missing details of the contact", "anchor": "2026-11-19T11:05:00Z", "source": "Hillshire local policy, 2.8", "breached": true, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 12, "breaches": 2, "calendar": "england-2025-2031+county", "next_due": null, "refusals": 0, "attend_at": "2026-11-25T17:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": null, "received_at": "2026-11-19T11:05:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}]}', '2026-11-25 15:42:12.45563+00', '2026-11-25 17:00:00+00'),
	('C-WHZ1EBBBV4KX', NULL, 'front-door', NULL, 'contact', 2, 2, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-25 08:42:10.014248+00', NULL, NULL, 'DecideContact', 0, 0, 0, 0, '{"case": "C-WHZ1EBBBV4KX", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-26T17:00:00Z", "key": "contact_decision", "state": "running", "title": "Decision on the contact", "anchor": "2026-11-25T08:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 2, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T09:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Decision on the contact", "received_at": "2026-11-25T08:42:10.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:12.78567+00', '2026-11-26 09:00:00+00'),
	('C-R7QHDF0R61AG', NULL, 'assessment-east', NULL, 'plan', 5, 5, 'england-2026+county', 'england-2025-2031+county', true, false, '2026-09-15 23:00:00+00', NULL, NULL, 'CloseCase', 0, 1, 9, 0, '{"case": "C-R7QHDF0R61AG", "team": "assessment-east", "flags": [], "rules": "england-2026+county", "stage": "plan", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2027-02-25T17:00:00Z", "key": "plan_review", "state": "running", "title": "Review of the plan", "anchor": "2026-11-25T15:42:00.014248Z", "source": "Hillshire local policy, 2.13", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": true, "missing": [{"code": "plan_not_reviewed", "text": "The plan has not been reviewed: what became of each outcome is not recorded.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "no_agency_asked", "text": "No agency has been asked what it knows.", "about": null}, {"code": "agency_not_asked", "text": "School has not been asked, and must be for this child.", "about": "school"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}, {"code": "referrer_not_told", "text": "The referrer has not been told the outcome.", "about": null}, {"code": "family_not_told", "text": "The family has not been told the outcome.", "about": null}], "version": 5, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-12-23T17:00:00Z", "refusals": 1, "attend_at": "2026-12-16T09:00:00Z", "closed_at": null, "next_step": "CloseCase", "next_title": "Management oversight", "received_at": "2026-09-15T23:00:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:13.123294+00', '2026-12-16 09:00:00+00'),
	('C-FKDK6QHPNGVT', NULL, 'front-door', NULL, 'contact', 7, 7, 'england-2026+county', 'england-2025-2031+county', false, true, '2026-11-23 10:40:00+00', NULL, NULL, 'DecideContact', 1, 0, 5, 0, '{"case": "C-FKDK6QHPNGVT", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "escalated", "alerts": [{"id": "contact_decision#1", "rung": 1, "state": "unacknowledged", "title": "Decision on the contact", "action": null, "raised_at": "2026-11-25T15:42:11.166434Z", "reached_at": "2026-11-25T15:42:11.166434Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}], "family": null, "limits": [{"due": "2026-11-24T17:00:00Z", "key": "contact_decision", "state": "late", "title": "Decision on the contact", "anchor": "2026-11-23T10:40:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-25T17:00:00Z", "key": "missing_details", "state": "running", "title": "Missing details of the contact", "anchor": "2026-11-23T10:40:00Z", "source": "Hillshire local policy, 2.8", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 7, "breaches": 1, "calendar": "england-2025-2031+county", "next_due": "2026-11-25T17:00:00Z", "refusals": 0, "attend_at": "2026-11-25T17:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": "Missing details of the contact", "received_at": "2026-11-23T10:40:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}]}', '2026-11-25 15:42:12.266528+00', '2026-11-25 17:00:00+00'),
	('C-YDR02MFDX9P9', NULL, 'front-door', NULL, 'contact', 8, 8, 'england-2026+county', 'england-2025-2031+county', false, true, '2026-11-13 14:45:00+00', NULL, NULL, 'DecideContact', 1, 0, 0, 0, '{"case": "C-YDR02MFDX9P9", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "escalated", "alerts": [{"id": "contact_decision#1", "rung": 3, "state": "unacknowledged", "title": "Decision on the contact", "action": null, "raised_at": "2026-11-25T15:42:11.301684Z", "reached_at": "2026-11-25T15:42:11.301684Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}], "family": null, "limits": [{"due": "2026-11-16T17:00:00Z", "key": "contact_decision", "state": "late", "title": "Decision on the contact", "anchor": "2026-11-13T14:45:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 8, "breaches": 1, "calendar": "england-2025-2031+county", "next_due": null, "refusals": 0, "attend_at": null, "closed_at": null, "next_step": "DecideContact", "next_title": null, "received_at": "2026-11-13T14:45:00Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:12.629187+00', NULL),
	('C-AA2PRF9WPJF6', NULL, 'front-door', NULL, 'contact', 7, 7, 'england-2026+county', 'england-2025-2031+county', false, true, '2026-11-19 10:10:00+00', NULL, NULL, 'DecideContact', 1, 0, 0, 0, '{"case": "C-AA2PRF9WPJF6", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "escalated", "alerts": [{"id": "contact_decision#1", "rung": 2, "state": "unacknowledged", "title": "Decision on the contact", "action": null, "raised_at": "2026-11-25T15:42:11.450902Z", "reached_at": "2026-11-25T15:42:11.450902Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}], "family": null, "limits": [{"due": "2026-11-20T17:00:00Z", "key": "contact_decision", "state": "late", "title": "Decision on the contact", "anchor": "2026-11-19T10:10:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 7, "breaches": 1, "calendar": "england-2025-2031+county", "next_due": null, "refusals": 0, "attend_at": "2026-11-27T17:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": null, "received_at": "2026-11-19T10:10:00Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:12.793234+00', '2026-11-27 17:00:00+00'),
	('C-NJVPJQ4RFAES', NULL, 'front-door', NULL, 'referral', 5, 5, 'england-2026+county', 'england-2025-2031+county', true, false, '2026-11-20 00:00:00+00', NULL, NULL, 'AllocateWorker', 0, 0, 9, 0, '{"case": "C-NJVPJQ4RFAES", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2027-01-28T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-20T00:00:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-26T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": true, "missing": [], "version": 5, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-26T17:00:00Z", "refusals": 0, "attend_at": "2026-11-26T17:00:00Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Allocation to a social worker", "received_at": "2026-11-20T00:00:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:12.823852+00', '2026-11-26 17:00:00+00'),
	('C-G6MT8SSWVSKS', NULL, 'front-door', NULL, 'contact', 6, 6, 'england-2026+county', 'england-2025-2031+county', false, true, '2026-11-20 09:15:00+00', NULL, NULL, 'DecideContact', 1, 0, 0, 0, '{"case": "C-G6MT8SSWVSKS", "team": "front-door", "flags": [], "rules": "england-2026+county", "stage": "contact", "state": "escalated", "alerts": [{"id": "contact_decision#1", "rung": 1, "state": "unacknowledged", "title": "Decision on the contact", "action": null, "raised_at": "2026-11-25T15:42:11.392000Z", "reached_at": "2026-11-25T15:42:11.392000Z", "quiet_until": null, "not_delivered": false, "reached_nobody": false, "acknowledged_by": null}], "family": null, "limits": [{"due": "2026-11-23T17:00:00Z", "key": "contact_decision", "state": "late", "title": "Decision on the contact", "anchor": "2026-11-20T09:15:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}], "version": 6, "breaches": 1, "calendar": "england-2025-2031+county", "next_due": null, "refusals": 0, "attend_at": "2026-11-25T17:00:00Z", "closed_at": null, "next_step": "DecideContact", "next_title": null, "received_at": "2026-11-20T09:15:00Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:12.846745+00', '2026-11-25 17:00:00+00'),
	('C-6Y557YDDZWKJ', NULL, 'assessment-east', NULL, 'assessment', 5, 5, 'england-2026+county', 'england-2025-2031+county', true, false, '2026-10-26 00:00:00+00', NULL, NULL, 'AuthoriseAssessment', 0, 0, 9, 0, '{"case": "C-6Y557YDDZWKJ", "team": "assessment-east", "flags": [], "rules": "england-2026+county", "stage": "assessment", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-12-31T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-10-26T00:00:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": true, "missing": [{"code": "assessment_not_submitted", "text": "No assessment has been handed in.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "no_agency_asked", "text": "No agency has been asked what it knows.", "about": null}, {"code": "agency_not_asked", "text": "School has not been asked, and must be for this child.", "about": "school"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "domain_missing", "text": "The assessment does not cover: child developmental needs.", "about": "child_developmental_needs"}, {"code": "domain_missing", "text": "The assessment does not cover: parenting capacity.", "about": "parenting_capacity"}, {"code": "domain_missing", "text": "The assessment does not cover: family and environmental factors.", "about": "family_and_environmental_factors"}, {"code": "analysis_missing", "text": "The assessment has no analysis.", "about": null}, {"code": "child_views_missing", "text": "The child''s views are not recorded.", "about": null}, {"code": "parent_views_missing", "text": "The parents'' views are not recorded.", "about": null}, {"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}, {"code": "factors_not_identified", "text": "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}, {"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}, {"code": "referrer_not_acknowledged", "text": "The referrer has not been told that the referral was received.", "about": null}], "version": 5, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-12-02T17:00:00Z", "refusals": 0, "attend_at": "2026-11-30T09:00:00Z", "closed_at": null, "next_step": "AuthoriseAssessment", "next_title": "Child seen", "received_at": "2026-10-26T00:00:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:12.831479+00', '2026-11-30 09:00:00+00'),
	('C-41TNFVZCMT6M', NULL, 'assessment-west', NULL, 'assessment', 5, 5, 'england-2026+county', 'england-2025-2031+county', true, false, '2026-09-01 23:00:00+00', NULL, NULL, 'AuthoriseAssessment', 1, 0, 9, 0, '{"case": "C-41TNFVZCMT6M", "team": "assessment-west", "flags": [], "rules": "england-2026+county", "stage": "assessment", "state": "late", "alerts": [], "family": null, "limits": [{"due": "2026-11-05T00:00:00Z", "key": "assessment", "state": "late", "title": "Assessment", "anchor": "2026-09-01T23:00:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": true, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": true, "missing": [{"code": "assessment_not_submitted", "text": "No assessment has been handed in.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "no_agency_asked", "text": "No agency has been asked what it knows.", "about": null}, {"code": "agency_not_asked", "text": "Health visitor has not been asked, and must be for this child.", "about": "health_visitor"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "domain_missing", "text": "The assessment does not cover: child developmental needs.", "about": "child_developmental_needs"}, {"code": "domain_missing", "text": "The assessment does not cover: parenting capacity.", "about": "parenting_capacity"}, {"code": "domain_missing", "text": "The assessment does not cover: family and environmental factors.", "about": "family_and_environmental_factors"}, {"code": "analysis_missing", "text": "The assessment has no analysis.", "about": null}, {"code": "child_views_missing", "text": "The child''s views are not recorded.", "about": null}, {"code": "parent_views_missing", "text": "The parents'' views are not recorded.", "about": null}, {"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}, {"code": "factors_not_identified", "text": "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}, {"code": "overrun_not_explained", "text": "Assessment has exceeded its limit, and nobody has recorded why.", "about": "assessment"}, {"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}, {"code": "referrer_not_acknowledged", "text": "The referrer has not been told that the referral was received.", "about": null}], "version": 5, "breaches": 1, "calendar": "england-2025-2031+county", "next_due": "2026-12-02T17:00:00Z", "refusals": 0, "attend_at": "2026-11-30T09:00:00Z", "closed_at": null, "next_step": "AuthoriseAssessment", "next_title": "Child seen", "received_at": "2026-09-01T23:00:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:12.845833+00', '2026-11-30 09:00:00+00'),
	('C-27W1W1FW74EE', NULL, 'assessment-west', NULL, 'assessment', 6, 6, 'england-2026+county', 'england-2025-2031+county', true, false, '2026-11-10 00:00:00+00', NULL, NULL, 'AuthoriseAssessment', 0, 0, 9, 0, '{"case": "C-27W1W1FW74EE", "team": "assessment-west", "flags": ["section 47 enquiry"], "rules": "england-2026+county", "stage": "assessment", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2027-01-16T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-10T00:00:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-03T00:00:00Z", "key": "initial_conference", "state": "running", "title": "Initial child protection conference", "anchor": "2026-11-11T00:00:00Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-12-02T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-23T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-25T15:41:40.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}], "worker": null, "adopted": true, "missing": [{"code": "assessment_not_submitted", "text": "No assessment has been handed in.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "no_agency_asked", "text": "No agency has been asked what it knows.", "about": null}, {"code": "agency_not_asked", "text": "Health visitor has not been asked, and must be for this child.", "about": "health_visitor"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "domain_missing", "text": "The assessment does not cover: child developmental needs.", "about": "child_developmental_needs"}, {"code": "domain_missing", "text": "The assessment does not cover: parenting capacity.", "about": "parenting_capacity"}, {"code": "domain_missing", "text": "The assessment does not cover: family and environmental factors.", "about": "family_and_environmental_factors"}, {"code": "analysis_missing", "text": "The assessment has no analysis.", "about": null}, {"code": "child_views_missing", "text": "The child''s views are not recorded.", "about": null}, {"code": "parent_views_missing", "text": "The parents'' views are not recorded.", "about": null}, {"code": "risk_factors_missing", "text": "No risk factors have been weighed.", "about": null}, {"code": "protective_factors_missing", "text": "No protective factors have been weighed.", "about": null}, {"code": "factors_not_identified", "text": "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}, {"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}, {"code": "referrer_not_acknowledged", "text": "The referrer has not been told that the referral was received.", "about": null}], "version": 6, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-12-02T17:00:00Z", "refusals": 0, "attend_at": "2026-11-30T09:00:00Z", "closed_at": null, "next_step": "AuthoriseAssessment", "next_title": "Child seen", "received_at": "2026-11-10T00:00:00Z", "undelivered": [], "closed_reason": null, "missing_details": [{"code": "detail_missing", "text": "Not recorded: what the concern is.", "about": "concern"}, {"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: who the referrer is.", "about": "referrer_name"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}]}', '2026-11-25 15:42:12.889199+00', '2026-11-30 09:00:00+00'),
	('C-YX072F3QW2T8', NULL, 'front-door', NULL, 'referral', 18, 18, 'england-2026+county', 'england-2025-2031+county', false, false, '2026-11-24 21:42:40.014248+00', NULL, NULL, 'AllocateWorker', 0, 0, 0, 0, '{"case": "C-YX072F3QW2T8", "team": "front-door", "flags": ["section 47 enquiry"], "rules": "england-2026+county", "stage": "referral", "state": "on track", "alerts": [], "family": null, "limits": [{"due": "2026-11-25T17:00:00Z", "key": "contact_decision", "state": "met", "title": "Decision on the contact", "anchor": "2026-11-24T21:42:40.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-24T22:42:10.014248Z", "unconfirmed": true}, {"due": "2026-11-25T17:00:00Z", "key": "referrer_acknowledgement", "state": "met", "title": "Acknowledgement to the referrer", "anchor": "2026-11-24T21:42:40.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": "2026-11-24T23:42:10.014248Z", "unconfirmed": true}, {"due": "2027-01-30T00:00:00Z", "key": "assessment", "state": "running", "title": "Assessment", "anchor": "2026-11-24T21:42:40.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}, {"due": "2026-11-25T21:42:40.014248Z", "key": "urgent_visit", "state": "running", "title": "Child seen after an urgent referral", "anchor": "2026-11-24T21:42:40.014248Z", "source": "Hillshire local policy, 2.1", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-01T17:00:00Z", "key": "child_seen", "state": "running", "title": "Child seen", "anchor": "2026-11-24T21:42:40.014248Z", "source": "Hillshire local policy, 2.2", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-25T17:00:00Z", "key": "allocation", "state": "running", "title": "Allocation to a social worker", "anchor": "2026-11-24T22:42:10.014248Z", "source": "Hillshire local policy, 2.3", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-12-22T17:00:00Z", "key": "supervision", "state": "running", "title": "Management oversight", "anchor": "2026-11-24T22:42:10.014248Z", "source": "Hillshire local policy, 2.5", "breached": false, "stopped_at": null, "unconfirmed": false}, {"due": "2026-11-25T21:42:40.014248Z", "key": "strategy_discussion", "state": "met", "title": "Strategy discussion", "anchor": "2026-11-24T21:42:40.014248Z", "source": "Hillshire local policy, 2.10", "breached": false, "stopped_at": "2026-11-25T00:42:10.014248Z", "unconfirmed": false}, {"due": "2026-12-17T00:00:00Z", "key": "initial_conference", "state": "running", "title": "Initial child protection conference", "anchor": "2026-11-25T00:42:10.014248Z", "source": "Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)", "breached": false, "stopped_at": null, "unconfirmed": true}], "worker": null, "adopted": false, "missing": [{"code": "referral_not_accepted", "text": "The referral has not been accepted.", "about": null}], "version": 18, "breaches": 0, "calendar": "england-2025-2031+county", "next_due": "2026-11-25T17:00:00Z", "refusals": 0, "attend_at": "2026-11-25T15:42:40.014248Z", "closed_at": null, "next_step": "AllocateWorker", "next_title": "Allocation to a social worker", "received_at": "2026-11-24T21:42:40.014248Z", "undelivered": [], "closed_reason": null, "missing_details": []}', '2026-11-25 15:42:12.879334+00', '2026-11-25 15:42:40.014248+00');


--
-- Data for Name: checkpoint_heads; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: codec_reads; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: counted_checks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counted_checks VALUES
	('C-FVGAFP59JPQT', 3, 'front-door', 'england-2026', 'gp', 'open', '2026-11-25 14:47:10.014248+00', NULL, NULL),
	('C-9MVSY0MJQ9GH', 4, 'front-door', 'england-2026', 'gp', 'open', '2026-11-25 13:42:10.014248+00', NULL, NULL),
	('C-9Y4YTA6XR3PH', 4, 'front-door', 'england-2026', 'domestic_abuse', 'open', '2026-11-25 12:42:10.014248+00', NULL, NULL),
	('C-9Y4YTA6XR3PH', 6, 'front-door', 'england-2026', 'school', 'answered', '2026-11-25 12:47:10.014248+00', '2026-11-25 14:12:10.014248+00', NULL),
	('C-EKDCNMBV2PAC', 3, 'front-door', 'england-2026', 'substance_misuse', 'open', '2026-11-25 11:42:10.014248+00', NULL, NULL),
	('C-GP41NS33W8S8', 19, 'assessment-east', 'england-2026', 'police', 'open', '2026-11-25 11:42:10.014248+00', NULL, NULL);


--
-- Data for Name: counted_decisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counted_decisions VALUES
	('C-VBFGASTX3G2R', 3, 'front-door', 'england-2026', 'level-3', 'referral', '2026-11-25 10:42:10.014248+00'),
	('C-FVGAFP59JPQT', 5, 'front-door', 'england-2026', 'level-3', 'referral', '2026-11-25 15:12:10.014248+00'),
	('C-A4YBB92K93AD', 3, 'front-door', 'england-2026', 'level-3', 'referral', '2026-11-25 10:42:10.014248+00'),
	('C-JY8RGTFPG44B', 3, 'front-door', 'england-2026', 'level-4', 'referral', '2026-11-24 16:42:10.014248+00'),
	('C-EKDCNMBV2PAC', 5, 'front-door', 'england-2026', 'level-3', 'referral', '2026-11-25 12:22:10.014248+00'),
	('C-YX072F3QW2T8', 4, 'front-door', 'england-2026', 'level-4', 'referral', '2026-11-24 22:42:10.014248+00'),
	('C-GP41NS33W8S8', 3, 'front-door', 'england-2026', 'level-3', 'referral', '2026-11-25 08:42:10.014248+00'),
	('C-F65V85JQ8NVR', 4, 'front-door', 'england-2026', 'level-4', 'referral', '2026-11-24 13:42:10.014248+00');


--
-- Data for Name: counted_limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counted_limits VALUES
	('C-3TB9379V6BX2', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 14:57:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-3TB9379V6BX2', 'missing_details', 1, 16, 'front-door', 'running', '2026-11-25 14:57:10.014248+00', '2026-11-27 17:00:00+00', NULL, NULL, NULL),
	('C-BGGRSC8JBC0C', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 15:17:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-BJ372VRY75QF', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 00:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-VBFGASTX3G2R', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:42:10.014248+00', 3, '2026-11-25 15:42:10.35869+00'),
	('C-VBFGASTX3G2R', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:52:10.014248+00', 11, '2026-11-25 15:42:10.35869+00'),
	('C-VBFGASTX3G2R', 'assessment', 1, 3, 'front-door', 'running', '2026-11-25 09:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, NULL, NULL),
	('C-VBFGASTX3G2R', 'child_seen', 1, 10, 'front-door', 'running', '2026-11-25 09:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-VBFGASTX3G2R', 'allocation', 1, 11, 'front-door', 'running', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-VBFGASTX3G2R', 'supervision', 1, 13, 'front-door', 'running', '2026-11-25 10:42:10.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-FVGAFP59JPQT', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-25 14:32:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 15:12:10.014248+00', 5, '2026-11-25 15:42:10.282159+00'),
	('C-FVGAFP59JPQT', 'agency_reply:gp', 1, 12, 'front-door', 'running', '2026-11-25 14:47:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-FVGAFP59JPQT', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-25 14:32:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 15:17:10.014248+00', 13, '2026-11-25 15:42:10.282159+00'),
	('C-FVGAFP59JPQT', 'assessment', 1, 3, 'front-door', 'running', '2026-11-25 14:32:10.014248+00', '2027-02-02 00:00:00+00', NULL, NULL, NULL),
	('C-FVGAFP59JPQT', 'child_seen', 1, 10, 'front-door', 'running', '2026-11-25 14:32:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-FVGAFP59JPQT', 'allocation', 1, 11, 'front-door', 'running', '2026-11-25 15:12:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-FVGAFP59JPQT', 'supervision', 1, 13, 'front-door', 'running', '2026-11-25 15:12:10.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-V5CT9RGCDZKT', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-9MVSY0MJQ9GH', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 12:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-9MVSY0MJQ9GH', 'missing_details', 1, 16, 'front-door', 'met', '2026-11-25 12:42:10.014248+00', '2026-11-27 17:00:00+00', '2026-11-25 14:02:10.014248+00', 7, '2026-11-25 15:42:10.334889+00'),
	('C-9MVSY0MJQ9GH', 'agency_reply:gp', 1, 12, 'front-door', 'running', '2026-11-25 13:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-9Y4YTA6XR3PH', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 11:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-9Y4YTA6XR3PH', 'domestic_abuse_screening', 1, 17, 'front-door', 'running', '2026-11-25 11:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-9Y4YTA6XR3PH', 'agency_reply:domestic_abuse', 1, 12, 'front-door', 'running', '2026-11-25 12:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-9Y4YTA6XR3PH', 'agency_reply:school', 1, 12, 'front-door', 'met', '2026-11-25 12:47:10.014248+00', '2026-12-02 17:00:00+00', '2026-11-25 14:12:10.014248+00', 8, '2026-11-25 15:42:10.350802+00'),
	('C-A4YBB92K93AD', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:42:10.014248+00', 3, '2026-11-25 15:42:10.372285+00'),
	('C-A4YBB92K93AD', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:52:10.014248+00', 11, '2026-11-25 15:42:10.372285+00'),
	('C-A4YBB92K93AD', 'assessment', 1, 3, 'assessment-west', 'running', '2026-11-25 09:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, NULL, NULL),
	('C-A4YBB92K93AD', 'child_seen', 1, 10, 'assessment-west', 'met', '2026-11-25 09:42:10.014248+00', '2026-12-02 17:00:00+00', '2026-11-25 15:02:10.014248+00', 16, '2026-11-25 15:42:10.372285+00'),
	('C-A4YBB92K93AD', 'allocation', 1, 11, 'assessment-west', 'met', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 11:12:10.014248+00', 14, '2026-11-25 15:42:10.372285+00'),
	('C-A4YBB92K93AD', 'supervision', 1, 13, 'assessment-west', 'running', '2026-11-25 10:42:10.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-JY8RGTFPG44B', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-24 15:42:35.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 16:42:10.014248+00', 3, '2026-11-25 15:42:10.376847+00'),
	('C-JY8RGTFPG44B', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-24 15:42:35.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 17:42:10.014248+00', 13, '2026-11-25 15:42:10.376847+00'),
	('C-JY8RGTFPG44B', 'assessment', 1, 3, 'front-door', 'running', '2026-11-24 15:42:35.014248+00', '2027-01-30 00:00:00+00', NULL, NULL, NULL),
	('C-JY8RGTFPG44B', 'urgent_visit', 1, 9, 'front-door', 'running', '2026-11-24 15:42:35.014248+00', '2026-11-25 15:42:35.014248+00', NULL, NULL, NULL),
	('C-JY8RGTFPG44B', 'child_seen', 1, 10, 'front-door', 'running', '2026-11-24 15:42:35.014248+00', '2026-12-01 17:00:00+00', NULL, NULL, NULL),
	('C-JY8RGTFPG44B', 'allocation', 1, 11, 'front-door', 'running', '2026-11-24 16:42:10.014248+00', '2026-11-25 17:00:00+00', NULL, NULL, NULL),
	('C-JY8RGTFPG44B', 'supervision', 1, 13, 'front-door', 'running', '2026-11-24 16:42:10.014248+00', '2026-12-22 17:00:00+00', NULL, NULL, NULL),
	('C-JY8RGTFPG44B', 'strategy_discussion', 1, 18, 'front-door', 'running', '2026-11-24 15:42:35.014248+00', '2026-11-25 15:42:35.014248+00', NULL, NULL, NULL),
	('C-EKDCNMBV2PAC', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 12:22:10.014248+00', 5, '2026-11-25 15:42:10.367032+00'),
	('C-EKDCNMBV2PAC', 'agency_reply:substance_misuse', 1, 12, 'front-door', 'running', '2026-11-25 11:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-EKDCNMBV2PAC', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 12:32:10.014248+00', 13, '2026-11-25 15:42:10.367032+00'),
	('C-EKDCNMBV2PAC', 'assessment', 1, 3, 'front-door', 'running', '2026-11-25 10:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, NULL, NULL),
	('C-EKDCNMBV2PAC', 'child_seen', 1, 10, 'front-door', 'running', '2026-11-25 10:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-EKDCNMBV2PAC', 'allocation', 1, 11, 'front-door', 'running', '2026-11-25 12:22:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-EKDCNMBV2PAC', 'supervision', 1, 13, 'front-door', 'running', '2026-11-25 12:22:10.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-A20M8YKNHYD9', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-20 15:20:00+00', '2026-11-23 17:00:00+00', NULL, NULL, NULL),
	('C-A20M8YKNHYD9', 'missing_details', 1, 16, 'front-door', 'running', '2026-11-20 15:20:00+00', '2026-11-24 17:00:00+00', NULL, NULL, NULL),
	('C-FKDK6QHPNGVT', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-23 10:40:00+00', '2026-11-24 17:00:00+00', NULL, NULL, NULL),
	('C-FKDK6QHPNGVT', 'missing_details', 1, 16, 'front-door', 'running', '2026-11-23 10:40:00+00', '2026-11-25 17:00:00+00', NULL, NULL, NULL);
INSERT INTO public.counted_limits VALUES
	('C-A8AMRQ1FA6H0', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-19 11:05:00+00', '2026-11-20 17:00:00+00', NULL, NULL, NULL),
	('C-A8AMRQ1FA6H0', 'missing_details', 1, 16, 'front-door', 'running', '2026-11-19 11:05:00+00', '2026-11-23 17:00:00+00', NULL, NULL, NULL),
	('C-YDR02MFDX9P9', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-13 14:45:00+00', '2026-11-16 17:00:00+00', NULL, NULL, NULL),
	('C-WHZ1EBBBV4KX', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-25 08:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-AA2PRF9WPJF6', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-19 10:10:00+00', '2026-11-20 17:00:00+00', NULL, NULL, NULL),
	('C-NJVPJQ4RFAES', 'assessment', 1, 3, 'front-door', 'running', '2026-11-20 00:00:00+00', '2027-01-28 00:00:00+00', NULL, NULL, NULL),
	('C-NJVPJQ4RFAES', 'child_seen', 1, 10, 'front-door', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-NJVPJQ4RFAES', 'allocation', 1, 11, 'front-door', 'running', '2026-11-25 15:41:40.014248+00', '2026-11-26 17:00:00+00', NULL, NULL, NULL),
	('C-NJVPJQ4RFAES', 'supervision', 1, 13, 'front-door', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-6Y557YDDZWKJ', 'assessment', 1, 3, 'assessment-east', 'running', '2026-10-26 00:00:00+00', '2026-12-31 00:00:00+00', NULL, NULL, NULL),
	('C-6Y557YDDZWKJ', 'child_seen', 1, 10, 'assessment-east', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-6Y557YDDZWKJ', 'supervision', 1, 13, 'assessment-east', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-G6MT8SSWVSKS', 'contact_decision', 1, 1, 'front-door', 'running', '2026-11-20 09:15:00+00', '2026-11-23 17:00:00+00', NULL, NULL, NULL),
	('C-41TNFVZCMT6M', 'assessment', 1, 3, 'assessment-west', 'running', '2026-09-01 23:00:00+00', '2026-11-05 00:00:00+00', NULL, NULL, NULL),
	('C-41TNFVZCMT6M', 'child_seen', 1, 10, 'assessment-west', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-41TNFVZCMT6M', 'supervision', 1, 13, 'assessment-west', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-QZ4GP36A76T0', 'assessment', 1, 3, 'assessment-east', 'running', '2026-11-09 00:00:00+00', '2027-01-15 00:00:00+00', NULL, NULL, NULL),
	('C-QZ4GP36A76T0', 'child_seen', 1, 10, 'assessment-east', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-QZ4GP36A76T0', 'supervision', 1, 13, 'assessment-east', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-GP41NS33W8S8', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-25 07:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 08:42:10.014248+00', 3, '2026-11-25 15:42:11.867281+00'),
	('C-GP41NS33W8S8', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-25 07:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 08:52:10.014248+00', 14, '2026-11-25 15:42:11.867281+00'),
	('C-GP41NS33W8S8', 'assessment', 1, 3, 'assessment-east', 'running', '2026-11-25 07:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, NULL, NULL),
	('C-GP41NS33W8S8', 'child_seen', 1, 10, 'assessment-east', 'running', '2026-11-25 07:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-GP41NS33W8S8', 'allocation', 1, 11, 'assessment-east', 'met', '2026-11-25 08:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:42:10.014248+00', 17, '2026-11-25 15:42:11.867281+00'),
	('C-GP41NS33W8S8', 'supervision', 1, 13, 'assessment-east', 'running', '2026-11-25 08:42:10.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-GP41NS33W8S8', 'return_interview', 1, 7, 'assessment-east', 'running', '2026-11-25 08:12:10.014248+00', '2026-11-28 08:12:10.014248+00', NULL, NULL, NULL),
	('C-GP41NS33W8S8', 'agency_reply:police', 1, 12, 'assessment-east', 'running', '2026-11-25 11:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-24 21:42:40.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 22:42:10.014248+00', 4, '2026-11-25 15:42:10.981498+00'),
	('C-YX072F3QW2T8', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-24 21:42:40.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 23:42:10.014248+00', 14, '2026-11-25 15:42:10.981498+00'),
	('C-YX072F3QW2T8', 'assessment', 1, 3, 'front-door', 'running', '2026-11-24 21:42:40.014248+00', '2027-01-30 00:00:00+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'urgent_visit', 1, 9, 'front-door', 'running', '2026-11-24 21:42:40.014248+00', '2026-11-25 21:42:40.014248+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'child_seen', 1, 10, 'front-door', 'running', '2026-11-24 21:42:40.014248+00', '2026-12-01 17:00:00+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'allocation', 1, 11, 'front-door', 'running', '2026-11-24 22:42:10.014248+00', '2026-11-25 17:00:00+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'supervision', 1, 13, 'front-door', 'running', '2026-11-24 22:42:10.014248+00', '2026-12-22 17:00:00+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'strategy_discussion', 1, 18, 'front-door', 'met', '2026-11-24 21:42:40.014248+00', '2026-11-25 21:42:40.014248+00', '2026-11-25 00:42:10.014248+00', 16, '2026-11-25 15:42:10.981498+00'),
	('C-YX072F3QW2T8', 'initial_conference', 1, 5, 'front-door', 'running', '2026-11-25 00:42:10.014248+00', '2026-12-17 00:00:00+00', NULL, NULL, NULL),
	('C-27W1W1FW74EE', 'assessment', 1, 3, 'assessment-west', 'running', '2026-11-10 00:00:00+00', '2027-01-16 00:00:00+00', NULL, NULL, NULL),
	('C-27W1W1FW74EE', 'initial_conference', 1, 5, 'assessment-west', 'running', '2026-11-11 00:00:00+00', '2026-12-03 00:00:00+00', NULL, NULL, NULL),
	('C-27W1W1FW74EE', 'child_seen', 1, 10, 'assessment-west', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, NULL, NULL),
	('C-27W1W1FW74EE', 'supervision', 1, 13, 'assessment-west', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-F65V85JQ8NVR', 'contact_decision', 1, 1, 'front-door', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 13:42:10.014248+00', 4, '2026-11-25 15:42:11.344949+00'),
	('C-F65V85JQ8NVR', 'referrer_acknowledgement', 1, 2, 'front-door', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 14:42:10.014248+00', 14, '2026-11-25 15:42:11.344949+00'),
	('C-F65V85JQ8NVR', 'assessment', 1, 3, 'front-door', 'running', '2026-11-24 13:12:10.014248+00', '2027-01-30 00:00:00+00', NULL, NULL, NULL),
	('C-F65V85JQ8NVR', 'urgent_visit', 1, 9, 'front-door', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 13:12:10.014248+00', '2026-11-25 15:12:10.014248+00', 18, '2026-11-25 15:42:11.344949+00'),
	('C-F65V85JQ8NVR', 'child_seen', 1, 10, 'front-door', 'met', '2026-11-24 13:12:10.014248+00', '2026-12-01 17:00:00+00', '2026-11-25 15:12:10.014248+00', 18, '2026-11-25 15:42:11.344949+00'),
	('C-F65V85JQ8NVR', 'allocation', 1, 11, 'front-door', 'running', '2026-11-24 13:42:10.014248+00', '2026-11-25 17:00:00+00', NULL, NULL, NULL),
	('C-F65V85JQ8NVR', 'supervision', 1, 13, 'front-door', 'running', '2026-11-24 13:42:10.014248+00', '2026-12-22 17:00:00+00', NULL, NULL, NULL),
	('C-F65V85JQ8NVR', 'strategy_discussion', 1, 18, 'front-door', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 13:12:10.014248+00', '2026-11-24 15:42:10.014248+00', 16, '2026-11-25 15:42:11.344949+00'),
	('C-R7QHDF0R61AG', 'supervision', 1, 13, 'assessment-east', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, NULL, NULL),
	('C-R7QHDF0R61AG', 'plan_review', 1, 21, 'assessment-east', 'running', '2026-11-25 15:42:00.014248+00', '2027-02-25 17:00:00+00', NULL, NULL, NULL);


--
-- Data for Name: counted_looks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counted_looks VALUES
	('C-3TB9379V6BX2', 'front-door', 'england-2026', false, '2026-11-25 14:57:10.014248+00', NULL, NULL, NULL),
	('C-BGGRSC8JBC0C', 'front-door', 'england-2026', false, '2026-11-25 15:17:10.014248+00', NULL, NULL, NULL),
	('C-BJ372VRY75QF', 'front-door', 'england-2026', false, '2026-11-25 00:42:10.014248+00', NULL, NULL, NULL),
	('C-VBFGASTX3G2R', 'front-door', 'england-2026', false, '2026-11-25 09:42:10.014248+00', NULL, NULL, NULL),
	('C-FVGAFP59JPQT', 'front-door', 'england-2026', false, '2026-11-25 14:32:10.014248+00', NULL, NULL, NULL),
	('C-V5CT9RGCDZKT', 'front-door', 'england-2026', false, '2026-11-25 09:42:10.014248+00', NULL, NULL, NULL),
	('C-YX072F3QW2T8', 'front-door', 'england-2026', false, '2026-11-24 21:42:40.014248+00', NULL, NULL, NULL),
	('C-9MVSY0MJQ9GH', 'front-door', 'england-2026', false, '2026-11-25 12:42:10.014248+00', NULL, NULL, NULL),
	('C-9Y4YTA6XR3PH', 'front-door', 'england-2026', false, '2026-11-25 11:42:10.014248+00', NULL, NULL, NULL),
	('C-A4YBB92K93AD', 'assessment-west', 'england-2026', false, '2026-11-25 09:42:10.014248+00', '2026-11-25 11:12:10.014248+00', 'P-310', 'WorkerAllocated'),
	('C-JY8RGTFPG44B', 'front-door', 'england-2026', false, '2026-11-24 15:42:35.014248+00', NULL, NULL, NULL),
	('C-EKDCNMBV2PAC', 'front-door', 'england-2026', false, '2026-11-25 10:42:10.014248+00', NULL, NULL, NULL),
	('C-F65V85JQ8NVR', 'front-door', 'england-2026', false, '2026-11-24 13:12:10.014248+00', NULL, NULL, NULL),
	('C-A20M8YKNHYD9', 'front-door', 'england-2026', false, '2026-11-20 15:20:00+00', NULL, NULL, NULL),
	('C-FKDK6QHPNGVT', 'front-door', 'england-2026', false, '2026-11-23 10:40:00+00', NULL, NULL, NULL),
	('C-A8AMRQ1FA6H0', 'front-door', 'england-2026', false, '2026-11-19 11:05:00+00', NULL, NULL, NULL),
	('C-YDR02MFDX9P9', 'front-door', 'england-2026', false, '2026-11-13 14:45:00+00', NULL, NULL, NULL),
	('C-WHZ1EBBBV4KX', 'front-door', 'england-2026', false, '2026-11-25 08:42:10.014248+00', NULL, NULL, NULL),
	('C-AA2PRF9WPJF6', 'front-door', 'england-2026', false, '2026-11-19 10:10:00+00', NULL, NULL, NULL),
	('C-6Y557YDDZWKJ', 'assessment-east', 'england-2026', false, '2026-11-25 15:41:40.014248+00', NULL, NULL, NULL),
	('C-NJVPJQ4RFAES', 'front-door', 'england-2026', false, '2026-11-25 15:41:40.014248+00', NULL, NULL, NULL),
	('C-41TNFVZCMT6M', 'assessment-west', 'england-2026', false, '2026-11-25 15:41:40.014248+00', NULL, NULL, NULL),
	('C-G6MT8SSWVSKS', 'front-door', 'england-2026', false, '2026-11-20 09:15:00+00', NULL, NULL, NULL),
	('C-QZ4GP36A76T0', 'assessment-east', 'england-2026', false, '2026-11-25 15:41:40.014248+00', NULL, NULL, NULL),
	('C-27W1W1FW74EE', 'assessment-west', 'england-2026', false, '2026-11-25 15:41:40.014248+00', NULL, NULL, NULL),
	('C-GP41NS33W8S8', 'assessment-east', 'england-2026', false, '2026-11-25 07:42:10.014248+00', '2026-11-25 10:42:10.014248+00', 'P-310', 'WorkerAllocated'),
	('C-R7QHDF0R61AG', 'assessment-east', 'england-2026', false, '2026-11-25 15:41:40.014248+00', NULL, NULL, NULL);


--
-- Data for Name: counted_moves; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: counted_visits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counted_visits VALUES
	('C-A4YBB92K93AD', 16, 'assessment-west', 'england-2026', 'P-301', '2026-11-25 15:02:10.014248+00', '2026-11-25 15:42:10.372285+00'),
	('C-F65V85JQ8NVR', 18, 'front-door', 'england-2026', 'P-103', '2026-11-25 15:12:10.014248+00', '2026-11-25 15:42:11.344949+00');


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deliveries VALUES
	('C-YX072F3QW2T8/contact_decision#1/warning0', 'P-110', 'C-YX072F3QW2T8', 'outbox', 'held', NULL, '<a2683eb270da202ed5d5ace8db0e1b52ad52008b@localhost>', 0, '2026-11-25 15:42:11.318362+00', '{C-YX072F3QW2T8}', '{C-YX072F3QW2T8/contact_decision#1/warning0}', '{"case": "C-YX072F3QW2T8", "kind": "limit near", "line": "Limit near: Decision on the contact, C-YX072F3QW2T8, due Wed 25 Nov 2026 17:00", "link": null, "alert": null, "facts": [["Case", "C-YX072F3QW2T8"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Wed 25 Nov 2026 17:00 (Europe/London)"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-25T17:00:00+00:00", "case": "C-YX072F3QW2T8", "rung": null, "team": "front-door", "alert": null, "cases": ["C-YX072F3QW2T8"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-YX072F3QW2T8"}', '2026-11-25 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:11.318362+00'),
	('C-JY8RGTFPG44B/strategy_discussion#1/warning0', 'P-110', 'C-JY8RGTFPG44B', 'outbox', 'held', NULL, '<b9d918b8f12f55a84c73f55078765a6f4a406467@localhost>', 0, '2026-11-25 15:42:11.942577+00', '{C-JY8RGTFPG44B}', '{C-JY8RGTFPG44B/strategy_discussion#1/warning0}', '{"case": "C-JY8RGTFPG44B", "kind": "limit near", "line": "Limit near: Strategy discussion, C-JY8RGTFPG44B, due Wed 25 Nov 2026 15:42", "link": null, "alert": null, "facts": [["Case", "C-JY8RGTFPG44B"], ["Team", "front-door"], ["Limit", "Strategy discussion"], ["Due", "Wed 25 Nov 2026 15:42 (Europe/London)"]], "items": ["The referral has not been accepted."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-25T15:42:35.014248+00:00", "case": "C-JY8RGTFPG44B", "rung": null, "team": "front-door", "alert": null, "cases": ["C-JY8RGTFPG44B"], "limit": "strategy_discussion", "title": "Strategy discussion", "family": null, "notice": "strategy_discussion#1/warning0", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Strategy discussion, case C-JY8RGTFPG44B"}', '2026-11-25 09:42:35.014248+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:11.942577+00'),
	('C-F65V85JQ8NVR/contact_decision#1/warning0', 'P-110', 'C-F65V85JQ8NVR', 'outbox', 'held', NULL, '<29f5c7f7ff441c0d3cebe902ff135ae3b40c05c9@localhost>', 0, '2026-11-25 15:42:12.273306+00', '{C-F65V85JQ8NVR}', '{C-F65V85JQ8NVR/contact_decision#1/warning0}', '{"case": "C-F65V85JQ8NVR", "kind": "limit near", "line": "Limit near: Decision on the contact, C-F65V85JQ8NVR, due Wed 25 Nov 2026 17:00", "link": null, "alert": null, "facts": [["Case", "C-F65V85JQ8NVR"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Wed 25 Nov 2026 17:00 (Europe/London)"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-25T17:00:00+00:00", "case": "C-F65V85JQ8NVR", "rung": null, "team": "front-door", "alert": null, "cases": ["C-F65V85JQ8NVR"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-F65V85JQ8NVR"}', '2026-11-25 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.273306+00'),
	('C-JY8RGTFPG44B/urgent_visit#1/warning0', 'P-110', 'C-JY8RGTFPG44B', 'outbox', 'held', NULL, '<28979161025cf087a34841f921b6a68046b665fa@localhost>', 0, '2026-11-25 15:42:12.29938+00', '{C-JY8RGTFPG44B}', '{C-JY8RGTFPG44B/urgent_visit#1/warning0}', '{"case": "C-JY8RGTFPG44B", "kind": "limit near", "line": "Limit near: Child seen after an urgent referral, C-JY8RGTFPG44B, due Wed 25 Nov 2026 15:42", "link": null, "alert": null, "facts": [["Case", "C-JY8RGTFPG44B"], ["Team", "front-door"], ["Limit", "Child seen after an urgent referral"], ["Due", "Wed 25 Nov 2026 15:42 (Europe/London)"]], "items": ["The referral has not been accepted."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-25T15:42:35.014248+00:00", "case": "C-JY8RGTFPG44B", "rung": null, "team": "front-door", "alert": null, "cases": ["C-JY8RGTFPG44B"], "limit": "urgent_visit", "title": "Child seen after an urgent referral", "family": null, "notice": "urgent_visit#1/warning0", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Child seen after an urgent referral, case C-JY8RGTFPG44B"}', '2026-11-25 09:42:35.014248+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.29938+00'),
	('C-FKDK6QHPNGVT/contact_decision#1/warning0', 'P-110', 'C-FKDK6QHPNGVT', 'outbox', 'held', NULL, '<3cce0972702f9f268f9b3c78934c46ad63a0395d@localhost>', 0, '2026-11-25 15:42:12.310711+00', '{C-FKDK6QHPNGVT}', '{C-FKDK6QHPNGVT/contact_decision#1/warning0}', '{"case": "C-FKDK6QHPNGVT", "kind": "limit near", "line": "Limit near: Decision on the contact, C-FKDK6QHPNGVT, 1 working day late", "link": null, "alert": null, "facts": [["Case", "C-FKDK6QHPNGVT"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Tue 24 Nov 2026 17:00 (Europe/London)"], ["Late", "1 working day late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-24T17:00:00+00:00", "case": "C-FKDK6QHPNGVT", "rung": null, "team": "front-door", "alert": null, "cases": ["C-FKDK6QHPNGVT"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": "1 working day late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-FKDK6QHPNGVT, 1 working day late"}', '2026-11-24 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.310711+00'),
	('C-G6MT8SSWVSKS/contact_decision#1/warning0', 'P-110', 'C-G6MT8SSWVSKS', 'outbox', 'held', NULL, '<c65e26bc3f930c8eb50f7e16e79ab52c1d7f5122@localhost>', 0, '2026-11-25 15:42:12.972543+00', '{C-G6MT8SSWVSKS}', '{C-G6MT8SSWVSKS/contact_decision#1/warning0}', '{"case": "C-G6MT8SSWVSKS", "kind": "limit near", "line": "Limit near: Decision on the contact, C-G6MT8SSWVSKS, 2 working days late", "link": null, "alert": null, "facts": [["Case", "C-G6MT8SSWVSKS"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-G6MT8SSWVSKS", "rung": null, "team": "front-door", "alert": null, "cases": ["C-G6MT8SSWVSKS"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-G6MT8SSWVSKS, 2 working days late"}', '2026-11-23 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.972543+00'),
	('C-FKDK6QHPNGVT/contact_decision#1/rung0', 'P-110', 'C-FKDK6QHPNGVT', 'outbox', 'sent', NULL, '<f3321584ebcd24b3165a875cd50dc34aa8a050f8@localhost>', 1, '2026-11-25 15:42:12.991622+00', '{C-FKDK6QHPNGVT}', '{C-FKDK6QHPNGVT/contact_decision#1/rung0}', '{"case": "C-FKDK6QHPNGVT", "kind": "breached", "line": "Limit passed: Decision on the contact, C-FKDK6QHPNGVT, 1 working day late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-FKDK6QHPNGVT"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Tue 24 Nov 2026 17:00 (Europe/London)"], ["Late", "1 working day late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-24T17:00:00+00:00", "case": "C-FKDK6QHPNGVT", "rung": 0, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-FKDK6QHPNGVT"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung0", "late_by": "1 working day late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Decision on the contact, case C-FKDK6QHPNGVT, 1 working day late"}', '2026-11-24 17:00:00+00', '2026-11-25 15:42:12.454186+00', '2026-11-25 15:42:42.454186+00', 'C-FKDK6QHPNGVT/contact_decision#1/rung0', NULL, '2026-11-25 15:42:12.991622+00', NULL, '2026-11-25 15:42:12.454186+00'),
	('C-27W1W1FW74EE/initial_conference#1/warning0', 'P-310', 'C-27W1W1FW74EE', 'outbox', 'held', NULL, '<7017e1fdae91c447a70994fc40b9b1df69636a95@localhost>', 0, '2026-11-25 15:42:13.048257+00', '{C-27W1W1FW74EE}', '{C-27W1W1FW74EE/initial_conference#1/warning0}', '{"case": "C-27W1W1FW74EE", "kind": "limit near", "line": "Limit near: Initial child protection conference, C-27W1W1FW74EE, due end of Wed 2 Dec 2026", "link": null, "alert": null, "facts": [["Case", "C-27W1W1FW74EE"], ["Team", "assessment-west"], ["Limit", "Initial child protection conference"], ["Due", "end of Wed 2 Dec 2026 (Europe/London)"]], "items": ["No assessment has been handed in.", "The child has not been seen by a registered social worker since the contact was received.", "No agency has been asked what it knows.", "Health visitor has not been asked, and must be for this child.", "The records have not been searched for earlier episodes.", "The assessment does not cover: child developmental needs.", "The assessment does not cover: parenting capacity.", "The assessment does not cover: family and environmental factors.", "The assessment has no analysis.", "The child''s views are not recorded.", "The parents'' views are not recorded.", "No risk factors have been weighed.", "No protective factors have been weighed.", "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "Not recorded: what the concern is.", "Not recorded: the child''s name.", "Not recorded: the child''s sex.", "Not recorded: the child''s address.", "Not recorded: who holds parental responsibility.", "Not recorded: who lives in the household.", "Not recorded: whether the parents know of the contact.", "Not recorded: who the referrer is.", "Not recorded: how to reach the referrer.", "The referrer has not been told that the referral was received."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-12-03T00:00:00+00:00", "case": "C-27W1W1FW74EE", "rung": null, "team": "assessment-west", "alert": null, "cases": ["C-27W1W1FW74EE"], "limit": "initial_conference", "title": "Initial child protection conference", "family": null, "notice": "initial_conference#1/warning0", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Initial child protection conference, case C-27W1W1FW74EE"}', '2026-11-25 09:00:00+00', '2026-11-25 15:44:12.960036+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:13.048257+00'),
	('C-GP41NS33W8S8/refusal/21/team_manager', 'P-310', 'C-GP41NS33W8S8', 'outbox', 'sent', NULL, '<ed22604821ca921239baa80ad4b77c7358c5dec7@localhost>', 1, '2026-11-25 15:42:13.147531+00', '{C-GP41NS33W8S8}', '{C-GP41NS33W8S8/refusal/21/team_manager}', '{"case": "C-GP41NS33W8S8", "kind": "step refused", "line": "Step refused: Close case, C-GP41NS33W8S8", "link": null, "alert": null, "facts": [["Case", "C-GP41NS33W8S8"], ["Team", "assessment-east"], ["Step", "Close case"]], "items": ["No assessment has been authorised.", "Nothing has been decided that a case could be closed on.", "The child has not been seen by a registered social worker since the contact was received.", "School has not been asked, and must be for this child.", "Police, asked on 25 November 2026, has not answered, and no manager has decided to go on without the answer.", "The records have not been searched for earlier episodes.", "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "The referrer has not been told the outcome.", "The family has not been told the outcome."], "ending": "This is for you to know; there is nothing to acknowledge.", "urgent": false, "details": {"due": null, "case": "C-GP41NS33W8S8", "rung": null, "team": "assessment-east", "alert": null, "cases": ["C-GP41NS33W8S8"], "limit": null, "title": "Close case", "family": null, "notice": "refusal/21/team_manager", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Step refused: Close case, case C-GP41NS33W8S8"}', '2026-11-25 15:42:11.867281+00', '2026-11-25 15:42:12.979407+00', '2026-11-25 15:42:42.979407+00', 'C-GP41NS33W8S8/refusal/21/team_manager', NULL, '2026-11-25 15:42:13.147531+00', NULL, '2026-11-25 15:42:12.979407+00'),
	('C-A20M8YKNHYD9/contact_decision#1/warning0', 'P-110', 'C-A20M8YKNHYD9', 'outbox', 'held', NULL, '<6d7a06cde5e98aa67ac901d1e347b6efb3a01e76@localhost>', 0, '2026-11-25 15:42:12.474237+00', '{C-A20M8YKNHYD9}', '{C-A20M8YKNHYD9/contact_decision#1/warning0}', '{"case": "C-A20M8YKNHYD9", "kind": "limit near", "line": "Limit near: Decision on the contact, C-A20M8YKNHYD9, 2 working days late", "link": null, "alert": null, "facts": [["Case", "C-A20M8YKNHYD9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-A20M8YKNHYD9", "rung": null, "team": "front-door", "alert": null, "cases": ["C-A20M8YKNHYD9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-A20M8YKNHYD9, 2 working days late"}', '2026-11-23 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.474237+00'),
	('C-6Y557YDDZWKJ/assessment#1/warning0', 'P-310', 'C-6Y557YDDZWKJ', 'outbox', 'held', NULL, '<2729072e64cf0ea78d49943c3b9e0599c1a2f166@localhost>', 0, '2026-11-25 15:42:12.960036+00', '{C-6Y557YDDZWKJ}', '{C-6Y557YDDZWKJ/assessment#1/warning0}', '{"case": "C-6Y557YDDZWKJ", "kind": "limit near", "line": "Limit near: Assessment, C-6Y557YDDZWKJ, due end of Wed 30 Dec 2026", "link": null, "alert": null, "facts": [["Case", "C-6Y557YDDZWKJ"], ["Team", "assessment-east"], ["Limit", "Assessment"], ["Due", "end of Wed 30 Dec 2026 (Europe/London)"]], "items": ["No assessment has been handed in.", "The child has not been seen by a registered social worker since the contact was received.", "No agency has been asked what it knows.", "School has not been asked, and must be for this child.", "The records have not been searched for earlier episodes.", "The assessment does not cover: child developmental needs.", "The assessment does not cover: parenting capacity.", "The assessment does not cover: family and environmental factors.", "The assessment has no analysis.", "The child''s views are not recorded.", "The parents'' views are not recorded.", "No risk factors have been weighed.", "No protective factors have been weighed.", "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "Not recorded: what the concern is.", "Not recorded: the child''s name.", "Not recorded: the child''s sex.", "Not recorded: the child''s address.", "Not recorded: who holds parental responsibility.", "Not recorded: who lives in the household.", "Not recorded: whether the parents know of the contact.", "Not recorded: who the referrer is.", "Not recorded: how to reach the referrer.", "The referrer has not been told that the referral was received."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-12-31T00:00:00+00:00", "case": "C-6Y557YDDZWKJ", "rung": null, "team": "assessment-east", "alert": null, "cases": ["C-6Y557YDDZWKJ"], "limit": "assessment", "title": "Assessment", "family": null, "notice": "assessment#1/warning0", "late_by": null}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Assessment, case C-6Y557YDDZWKJ"}', '2026-11-23 09:00:00+00', '2026-11-25 15:44:12.960036+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.960036+00'),
	('C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/warning0', 'P-310', 'C-QZ4GP36A76T0', 'outbox', 'held', NULL, '<7c9ec4c41d3023ed1f0398cf463c63ed4f739542@localhost>', 0, '2026-11-25 15:42:12.992032+00', '{C-QZ4GP36A76T0}', '{C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/warning0}', '{"case": "C-QZ4GP36A76T0", "kind": "limit near", "line": "Limit near: Reply from an agency: Adult mental health, C-QZ4GP36A76T0, 3 working days late", "link": null, "alert": null, "facts": [["Case", "C-QZ4GP36A76T0"], ["Team", "assessment-east"], ["Limit", "Reply from an agency: Adult mental health"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No assessment has been handed in.", "The child has not been seen by a registered social worker since the contact was received.", "School has not been asked, and must be for this child.", "Adult mental health, asked on 13 November 2026, has not answered, and no manager has decided to go on without the answer.", "The records have not been searched for earlier episodes.", "The assessment does not cover: child developmental needs.", "The assessment does not cover: parenting capacity.", "The assessment does not cover: family and environmental factors.", "The assessment has no analysis.", "The child''s views are not recorded.", "The parents'' views are not recorded.", "No risk factors have been weighed.", "No protective factors have been weighed.", "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "Not recorded: what the concern is.", "Not recorded: the child''s name.", "Not recorded: the child''s sex.", "Not recorded: the child''s address.", "Not recorded: who holds parental responsibility.", "Not recorded: who lives in the household.", "Not recorded: whether the parents know of the contact.", "Not recorded: who the referrer is.", "Not recorded: how to reach the referrer.", "The referrer has not been told that the referral was received."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-QZ4GP36A76T0", "rung": null, "team": "assessment-east", "alert": null, "cases": ["C-QZ4GP36A76T0"], "limit": "agency_reply:adult_mental_health", "title": "Reply from an agency: Adult mental health", "family": null, "notice": "agency_reply:adult_mental_health#1/warning0", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Reply from an agency: Adult mental health, case C-QZ4GP36A76T0, 3 working days late"}', '2026-11-18 09:00:00+00', '2026-11-25 15:44:12.960036+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.992032+00'),
	('C-A8AMRQ1FA6H0/contact_decision#1/warning0', 'P-110', 'C-A8AMRQ1FA6H0', 'outbox', 'held', NULL, '<b42e74e5348e00755c8c5947d9cc4f75873e6949@localhost>', 0, '2026-11-25 15:42:12.574221+00', '{C-A8AMRQ1FA6H0}', '{C-A8AMRQ1FA6H0/contact_decision#1/warning0}', '{"case": "C-A8AMRQ1FA6H0", "kind": "limit near", "line": "Limit near: Decision on the contact, C-A8AMRQ1FA6H0, 3 working days late", "link": null, "alert": null, "facts": [["Case", "C-A8AMRQ1FA6H0"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-A8AMRQ1FA6H0", "rung": null, "team": "front-door", "alert": null, "cases": ["C-A8AMRQ1FA6H0"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-A8AMRQ1FA6H0, 3 working days late"}', '2026-11-20 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.574221+00'),
	('C-A8AMRQ1FA6H0/missing_details#1/rung0', 'P-110', 'C-A8AMRQ1FA6H0', 'outbox', 'sent', NULL, '<3b7d1a1ef52d93d78403c1d383747f4218ce6860@localhost>', 1, '2026-11-25 15:42:13.251156+00', '{C-A8AMRQ1FA6H0}', '{C-A8AMRQ1FA6H0/missing_details#1/rung0}', '{"case": "C-A8AMRQ1FA6H0", "kind": "breached", "line": "Limit passed: Missing details of the contact, C-A8AMRQ1FA6H0, 2 working days late", "link": null, "alert": "missing_details#1", "facts": [["Case", "C-A8AMRQ1FA6H0"], ["Team", "front-door"], ["Limit", "Missing details of the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-A8AMRQ1FA6H0", "rung": 0, "team": "front-door", "alert": "missing_details#1", "cases": ["C-A8AMRQ1FA6H0"], "limit": "missing_details", "title": "Missing details of the contact", "family": null, "notice": "missing_details#1/rung0", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Missing details of the contact, case C-A8AMRQ1FA6H0, 2 working days late"}', '2026-11-23 17:00:00+00', '2026-11-25 15:42:13.069714+00', '2026-11-25 15:42:43.069714+00', 'C-A8AMRQ1FA6H0/missing_details#1/rung0', NULL, '2026-11-25 15:42:13.251156+00', NULL, '2026-11-25 15:42:13.069714+00'),
	('C-YDR02MFDX9P9/contact_decision#1/rung3', 'P-430', 'C-YDR02MFDX9P9', 'outbox', 'sent', NULL, '<5c9be437c79a61ae6b71153991e60ac200b6e619@localhost>', 1, '2026-11-25 15:42:13.005852+00', '{C-YDR02MFDX9P9}', '{C-YDR02MFDX9P9/contact_decision#1/rung3}', '{"case": "C-YDR02MFDX9P9", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-YDR02MFDX9P9, 7 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-YDR02MFDX9P9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 16 Nov 2026 17:00 (Europe/London)"], ["Late", "7 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-16T17:00:00+00:00", "case": "C-YDR02MFDX9P9", "rung": 3, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-YDR02MFDX9P9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung3", "late_by": "7 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-YDR02MFDX9P9, 7 working days late"}', '2026-11-23 17:00:00+00', '2026-11-25 15:42:12.972758+00', '2026-11-25 15:42:42.972758+00', 'C-YDR02MFDX9P9/contact_decision#1/rung3', NULL, '2026-11-25 15:42:13.005852+00', NULL, '2026-11-25 15:42:12.972758+00'),
	('C-A8AMRQ1FA6H0/contact_decision#1/rung0', 'P-110', 'C-A8AMRQ1FA6H0', 'outbox', 'sent', NULL, '<75c5b6f0c7d193e3fff896a2389a0ea3df2bcd71@localhost>', 1, '2026-11-25 15:42:13.155185+00', '{C-A8AMRQ1FA6H0}', '{C-A8AMRQ1FA6H0/contact_decision#1/rung0}', '{"case": "C-A8AMRQ1FA6H0", "kind": "breached", "line": "Limit passed: Decision on the contact, C-A8AMRQ1FA6H0, 3 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-A8AMRQ1FA6H0"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-A8AMRQ1FA6H0", "rung": 0, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-A8AMRQ1FA6H0"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung0", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Decision on the contact, case C-A8AMRQ1FA6H0, 3 working days late"}', '2026-11-20 17:00:00+00', '2026-11-25 15:42:12.629623+00', '2026-11-25 15:42:42.629623+00', 'C-A8AMRQ1FA6H0/contact_decision#1/rung0', NULL, '2026-11-25 15:42:13.155185+00', NULL, '2026-11-25 15:42:12.629623+00'),
	('C-A20M8YKNHYD9/missing_details#1/rung0', 'P-110', 'C-A20M8YKNHYD9', 'outbox', 'sent', NULL, '<765f5ce646cc6f6483186139d7cd0b8358c44279@localhost>', 1, '2026-11-25 15:42:13.235398+00', '{C-A20M8YKNHYD9}', '{C-A20M8YKNHYD9/missing_details#1/rung0}', '{"case": "C-A20M8YKNHYD9", "kind": "breached", "line": "Limit passed: Missing details of the contact, C-A20M8YKNHYD9, 1 working day late", "link": null, "alert": "missing_details#1", "facts": [["Case", "C-A20M8YKNHYD9"], ["Team", "front-door"], ["Limit", "Missing details of the contact"], ["Due", "Tue 24 Nov 2026 17:00 (Europe/London)"], ["Late", "1 working day late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-24T17:00:00+00:00", "case": "C-A20M8YKNHYD9", "rung": 0, "team": "front-door", "alert": "missing_details#1", "cases": ["C-A20M8YKNHYD9"], "limit": "missing_details", "title": "Missing details of the contact", "family": null, "notice": "missing_details#1/rung0", "late_by": "1 working day late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Missing details of the contact, case C-A20M8YKNHYD9, 1 working day late"}', '2026-11-24 17:00:00+00', '2026-11-25 15:42:13.056457+00', '2026-11-25 15:42:43.056457+00', 'C-A20M8YKNHYD9/missing_details#1/rung0', NULL, '2026-11-25 15:42:13.235398+00', NULL, '2026-11-25 15:42:13.056457+00'),
	('C-A20M8YKNHYD9/contact_decision#1/rung0', 'P-110', 'C-A20M8YKNHYD9', 'outbox', 'sent', NULL, '<109dbd3eb1b2a50abebd4002fc9d7186bd0a6a64@localhost>', 1, '2026-11-25 15:42:13.048884+00', '{C-A20M8YKNHYD9}', '{C-A20M8YKNHYD9/contact_decision#1/rung0}', '{"case": "C-A20M8YKNHYD9", "kind": "breached", "line": "Limit passed: Decision on the contact, C-A20M8YKNHYD9, 2 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-A20M8YKNHYD9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-A20M8YKNHYD9", "rung": 0, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-A20M8YKNHYD9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung0", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Decision on the contact, case C-A20M8YKNHYD9, 2 working days late"}', '2026-11-23 17:00:00+00', '2026-11-25 15:42:12.458227+00', '2026-11-25 15:42:42.458227+00', 'C-A20M8YKNHYD9/contact_decision#1/rung0', NULL, '2026-11-25 15:42:13.048884+00', NULL, '2026-11-25 15:42:12.458227+00'),
	('C-YDR02MFDX9P9/contact_decision#1/warning0', 'P-110', 'C-YDR02MFDX9P9', 'outbox', 'held', NULL, '<a5dfacb96d83624d46f3efc5c1ca86737427a350@localhost>', 0, '2026-11-25 15:42:12.774148+00', '{C-YDR02MFDX9P9}', '{C-YDR02MFDX9P9/contact_decision#1/warning0}', '{"case": "C-YDR02MFDX9P9", "kind": "limit near", "line": "Limit near: Decision on the contact, C-YDR02MFDX9P9, 7 working days late", "link": null, "alert": null, "facts": [["Case", "C-YDR02MFDX9P9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 16 Nov 2026 17:00 (Europe/London)"], ["Late", "7 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-16T17:00:00+00:00", "case": "C-YDR02MFDX9P9", "rung": null, "team": "front-door", "alert": null, "cases": ["C-YDR02MFDX9P9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": "7 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-YDR02MFDX9P9, 7 working days late"}', '2026-11-16 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:12.774148+00'),
	('C-A8AMRQ1FA6H0/contact_decision#1/rung2', 'P-420', 'C-A8AMRQ1FA6H0', 'outbox', 'sent', NULL, '<7b12d95a9b0af1d6f159ce6ca033b69958424e6a@localhost>', 1, '2026-11-25 15:42:13.159191+00', '{C-A8AMRQ1FA6H0}', '{C-A8AMRQ1FA6H0/contact_decision#1/rung2}', '{"case": "C-A8AMRQ1FA6H0", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-A8AMRQ1FA6H0, 3 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-A8AMRQ1FA6H0"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-A8AMRQ1FA6H0", "rung": 2, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-A8AMRQ1FA6H0"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung2", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-A8AMRQ1FA6H0, 3 working days late"}', '2026-11-24 17:00:00+00', '2026-11-25 15:42:13.088398+00', '2026-11-25 15:42:43.088398+00', 'C-A8AMRQ1FA6H0/contact_decision#1/rung2', NULL, '2026-11-25 15:42:13.159191+00', NULL, '2026-11-25 15:42:13.088398+00'),
	('C-AA2PRF9WPJF6/contact_decision#1/rung0', 'P-110', 'C-AA2PRF9WPJF6', 'outbox', 'sent', NULL, '<a26c3a220466cb32b8435ad14ccb447541104935@localhost>', 1, '2026-11-25 15:42:13.161452+00', '{C-AA2PRF9WPJF6}', '{C-AA2PRF9WPJF6/contact_decision#1/rung0}', '{"case": "C-AA2PRF9WPJF6", "kind": "breached", "line": "Limit passed: Decision on the contact, C-AA2PRF9WPJF6, 3 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-AA2PRF9WPJF6"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-AA2PRF9WPJF6", "rung": 0, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-AA2PRF9WPJF6"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung0", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Decision on the contact, case C-AA2PRF9WPJF6, 3 working days late"}', '2026-11-20 17:00:00+00', '2026-11-25 15:42:12.960199+00', '2026-11-25 15:42:42.960199+00', 'C-AA2PRF9WPJF6/contact_decision#1/rung0', NULL, '2026-11-25 15:42:13.161452+00', NULL, '2026-11-25 15:42:12.960199+00'),
	('C-AA2PRF9WPJF6/contact_decision#1/rung1', 'P-410', 'C-AA2PRF9WPJF6', 'outbox', 'sent', NULL, '<12766f48e2cd5b8b8da7dc83dbaabe4093d6eea3@localhost>', 1, '2026-11-25 15:42:13.165215+00', '{C-AA2PRF9WPJF6}', '{C-AA2PRF9WPJF6/contact_decision#1/rung1}', '{"case": "C-AA2PRF9WPJF6", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-AA2PRF9WPJF6, 3 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-AA2PRF9WPJF6"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-AA2PRF9WPJF6", "rung": 1, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-AA2PRF9WPJF6"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung1", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-AA2PRF9WPJF6, 3 working days late"}', '2026-11-23 13:00:00+00', '2026-11-25 15:42:13.119166+00', '2026-11-25 15:42:43.119166+00', 'C-AA2PRF9WPJF6/contact_decision#1/rung1', NULL, '2026-11-25 15:42:13.165215+00', NULL, '2026-11-25 15:42:13.119166+00'),
	('C-AA2PRF9WPJF6/contact_decision#1/rung2', 'P-420', 'C-AA2PRF9WPJF6', 'outbox', 'sent', NULL, '<66bf9710af4035f4e30ec1d911404b19d263fb1e@localhost>', 1, '2026-11-25 15:42:13.164174+00', '{C-AA2PRF9WPJF6}', '{C-AA2PRF9WPJF6/contact_decision#1/rung2}', '{"case": "C-AA2PRF9WPJF6", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-AA2PRF9WPJF6, 3 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-AA2PRF9WPJF6"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-AA2PRF9WPJF6", "rung": 2, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-AA2PRF9WPJF6"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung2", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-AA2PRF9WPJF6, 3 working days late"}', '2026-11-24 17:00:00+00', '2026-11-25 15:42:13.093998+00', '2026-11-25 15:42:43.093998+00', 'C-AA2PRF9WPJF6/contact_decision#1/rung2', NULL, '2026-11-25 15:42:13.164174+00', NULL, '2026-11-25 15:42:13.093998+00'),
	('C-A8AMRQ1FA6H0/contact_decision#1/rung1', 'P-410', 'C-A8AMRQ1FA6H0', 'outbox', 'sent', NULL, '<3f37119c51ae02bcae769eb3481a49af2a248550@localhost>', 1, '2026-11-25 15:42:13.172834+00', '{C-A8AMRQ1FA6H0}', '{C-A8AMRQ1FA6H0/contact_decision#1/rung1}', '{"case": "C-A8AMRQ1FA6H0", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-A8AMRQ1FA6H0, 3 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-A8AMRQ1FA6H0"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-A8AMRQ1FA6H0", "rung": 1, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-A8AMRQ1FA6H0"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung1", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-A8AMRQ1FA6H0, 3 working days late"}', '2026-11-23 13:00:00+00', '2026-11-25 15:42:13.103166+00', '2026-11-25 15:42:43.103166+00', 'C-A8AMRQ1FA6H0/contact_decision#1/rung1', NULL, '2026-11-25 15:42:13.172834+00', NULL, '2026-11-25 15:42:13.103166+00'),
	('C-G6MT8SSWVSKS/contact_decision#1/rung0', 'P-110', 'C-G6MT8SSWVSKS', 'outbox', 'sent', NULL, '<97e61f5644cf419a41ba5dd36c2574ee60ec0ba8@localhost>', 1, '2026-11-25 15:42:13.16641+00', '{C-G6MT8SSWVSKS}', '{C-G6MT8SSWVSKS/contact_decision#1/rung0}', '{"case": "C-G6MT8SSWVSKS", "kind": "breached", "line": "Limit passed: Decision on the contact, C-G6MT8SSWVSKS, 2 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-G6MT8SSWVSKS"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-G6MT8SSWVSKS", "rung": 0, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-G6MT8SSWVSKS"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung0", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Decision on the contact, case C-G6MT8SSWVSKS, 2 working days late"}', '2026-11-23 17:00:00+00', '2026-11-25 15:42:12.970629+00', '2026-11-25 15:42:42.970629+00', 'C-G6MT8SSWVSKS/contact_decision#1/rung0', NULL, '2026-11-25 15:42:13.16641+00', NULL, '2026-11-25 15:42:12.970629+00'),
	('C-YDR02MFDX9P9/contact_decision#1/rung1', 'P-410', 'C-YDR02MFDX9P9', 'outbox', 'sent', NULL, '<b25df2e8646cf3654182e1a24deb9e1a7620bbf4@localhost>', 1, '2026-11-25 15:42:13.234842+00', '{C-YDR02MFDX9P9}', '{C-YDR02MFDX9P9/contact_decision#1/rung1}', '{"case": "C-YDR02MFDX9P9", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-YDR02MFDX9P9, 7 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-YDR02MFDX9P9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 16 Nov 2026 17:00 (Europe/London)"], ["Late", "7 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-16T17:00:00+00:00", "case": "C-YDR02MFDX9P9", "rung": 1, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-YDR02MFDX9P9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung1", "late_by": "7 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-YDR02MFDX9P9, 7 working days late"}', '2026-11-17 13:00:00+00', '2026-11-25 15:42:13.126029+00', '2026-11-25 15:42:43.126029+00', 'C-YDR02MFDX9P9/contact_decision#1/rung1', NULL, '2026-11-25 15:42:13.234842+00', NULL, '2026-11-25 15:42:13.126029+00'),
	('C-FKDK6QHPNGVT/contact_decision#1/rung1', 'P-410', 'C-FKDK6QHPNGVT', 'outbox', 'sent', NULL, '<590aa3df75ad229c91a801194f773d4d83986279@localhost>', 1, '2026-11-25 15:42:13.127833+00', '{C-FKDK6QHPNGVT}', '{C-FKDK6QHPNGVT/contact_decision#1/rung1}', '{"case": "C-FKDK6QHPNGVT", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-FKDK6QHPNGVT, 1 working day late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-FKDK6QHPNGVT"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Tue 24 Nov 2026 17:00 (Europe/London)"], ["Late", "1 working day late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-24T17:00:00+00:00", "case": "C-FKDK6QHPNGVT", "rung": 1, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-FKDK6QHPNGVT"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung1", "late_by": "1 working day late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-FKDK6QHPNGVT, 1 working day late"}', '2026-11-25 13:00:00+00', '2026-11-25 15:42:12.940637+00', '2026-11-25 15:42:42.940637+00', 'C-FKDK6QHPNGVT/contact_decision#1/rung1', NULL, '2026-11-25 15:42:13.127833+00', NULL, '2026-11-25 15:42:12.940637+00'),
	('C-AA2PRF9WPJF6/contact_decision#1/warning0', 'P-110', 'C-AA2PRF9WPJF6', 'outbox', 'held', NULL, '<5c5c0bbc959c57dbde779b787bb81609bab557e9@localhost>', 0, '2026-11-25 15:42:13.053305+00', '{C-AA2PRF9WPJF6}', '{C-AA2PRF9WPJF6/contact_decision#1/warning0}', '{"case": "C-AA2PRF9WPJF6", "kind": "limit near", "line": "Limit near: Decision on the contact, C-AA2PRF9WPJF6, 3 working days late", "link": null, "alert": null, "facts": [["Case", "C-AA2PRF9WPJF6"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "This is a warning: the limit has not passed, and there is nothing to acknowledge.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-AA2PRF9WPJF6", "rung": null, "team": "front-door", "alert": null, "cases": ["C-AA2PRF9WPJF6"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/warning0", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit near: Decision on the contact, case C-AA2PRF9WPJF6, 3 working days late"}', '2026-11-20 09:00:00+00', '2026-11-25 15:44:11.318362+00', NULL, NULL, NULL, NULL, NULL, '2026-11-25 15:42:13.053305+00'),
	('C-A20M8YKNHYD9/missing_details#1/rung1', 'P-410', 'C-A20M8YKNHYD9', 'outbox', 'sent', NULL, '<69d39c4c390267b1a03bceba78cfeed9701b91dd@localhost>', 1, '2026-11-25 15:42:13.158615+00', '{C-A20M8YKNHYD9}', '{C-A20M8YKNHYD9/missing_details#1/rung1}', '{"case": "C-A20M8YKNHYD9", "kind": "unacknowledged", "line": "Nobody has taken this on: Missing details of the contact, C-A20M8YKNHYD9, 1 working day late", "link": null, "alert": "missing_details#1", "facts": [["Case", "C-A20M8YKNHYD9"], ["Team", "front-door"], ["Limit", "Missing details of the contact"], ["Due", "Tue 24 Nov 2026 17:00 (Europe/London)"], ["Late", "1 working day late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-24T17:00:00+00:00", "case": "C-A20M8YKNHYD9", "rung": 1, "team": "front-door", "alert": "missing_details#1", "cases": ["C-A20M8YKNHYD9"], "limit": "missing_details", "title": "Missing details of the contact", "family": null, "notice": "missing_details#1/rung1", "late_by": "1 working day late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Missing details of the contact, case C-A20M8YKNHYD9, 1 working day late"}', '2026-11-25 13:00:00+00', '2026-11-25 15:42:13.061728+00', '2026-11-25 15:42:43.061728+00', 'C-A20M8YKNHYD9/missing_details#1/rung1', NULL, '2026-11-25 15:42:13.158615+00', NULL, '2026-11-25 15:42:13.061728+00'),
	('C-A20M8YKNHYD9/contact_decision#1/rung1', 'P-410', 'C-A20M8YKNHYD9', 'outbox', 'sent', NULL, '<b74ee1ded1c1df58a56b7d108c3082633b5953bb@localhost>', 1, '2026-11-25 15:42:13.163887+00', '{C-A20M8YKNHYD9}', '{C-A20M8YKNHYD9/contact_decision#1/rung1}', '{"case": "C-A20M8YKNHYD9", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-A20M8YKNHYD9, 2 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-A20M8YKNHYD9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-A20M8YKNHYD9", "rung": 1, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-A20M8YKNHYD9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung1", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-A20M8YKNHYD9, 2 working days late"}', '2026-11-24 13:00:00+00', '2026-11-25 15:42:13.066139+00', '2026-11-25 15:42:43.066139+00', 'C-A20M8YKNHYD9/contact_decision#1/rung1', NULL, '2026-11-25 15:42:13.163887+00', NULL, '2026-11-25 15:42:13.066139+00'),
	('C-G6MT8SSWVSKS/contact_decision#1/rung1', 'P-410', 'C-G6MT8SSWVSKS', 'outbox', 'sent', NULL, '<91c259a619f77ef92a5cb94da94285b830294f9b@localhost>', 1, '2026-11-25 15:42:13.169964+00', '{C-G6MT8SSWVSKS}', '{C-G6MT8SSWVSKS/contact_decision#1/rung1}', '{"case": "C-G6MT8SSWVSKS", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-G6MT8SSWVSKS, 2 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-G6MT8SSWVSKS"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-G6MT8SSWVSKS", "rung": 1, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-G6MT8SSWVSKS"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung1", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-G6MT8SSWVSKS, 2 working days late"}', '2026-11-24 13:00:00+00', '2026-11-25 15:42:13.106812+00', '2026-11-25 15:42:43.106812+00', 'C-G6MT8SSWVSKS/contact_decision#1/rung1', NULL, '2026-11-25 15:42:13.169964+00', NULL, '2026-11-25 15:42:13.106812+00'),
	('C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/rung0', 'P-310', 'C-QZ4GP36A76T0', 'outbox', 'sent', NULL, '<b23be9632412297ad7e48029397286aac25eddce@localhost>', 1, '2026-11-25 15:42:13.157825+00', '{C-QZ4GP36A76T0}', '{C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/rung0}', '{"case": "C-QZ4GP36A76T0", "kind": "breached", "line": "Limit passed: Reply from an agency: Adult mental health, C-QZ4GP36A76T0, 3 working days late", "link": null, "alert": "agency_reply:adult_mental_health#1", "facts": [["Case", "C-QZ4GP36A76T0"], ["Team", "assessment-east"], ["Limit", "Reply from an agency: Adult mental health"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No assessment has been handed in.", "The child has not been seen by a registered social worker since the contact was received.", "School has not been asked, and must be for this child.", "Adult mental health, asked on 13 November 2026, has not answered, and no manager has decided to go on without the answer.", "The records have not been searched for earlier episodes.", "The assessment does not cover: child developmental needs.", "The assessment does not cover: parenting capacity.", "The assessment does not cover: family and environmental factors.", "The assessment has no analysis.", "The child''s views are not recorded.", "The parents'' views are not recorded.", "No risk factors have been weighed.", "No protective factors have been weighed.", "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "Not recorded: what the concern is.", "Not recorded: the child''s name.", "Not recorded: the child''s sex.", "Not recorded: the child''s address.", "Not recorded: who holds parental responsibility.", "Not recorded: who lives in the household.", "Not recorded: whether the parents know of the contact.", "Not recorded: who the referrer is.", "Not recorded: how to reach the referrer.", "The referrer has not been told that the referral was received."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-QZ4GP36A76T0", "rung": 0, "team": "assessment-east", "alert": "agency_reply:adult_mental_health#1", "cases": ["C-QZ4GP36A76T0"], "limit": "agency_reply:adult_mental_health", "title": "Reply from an agency: Adult mental health", "family": null, "notice": "agency_reply:adult_mental_health#1/rung0", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Reply from an agency: Adult mental health, case C-QZ4GP36A76T0, 3 working days late"}', '2026-11-20 17:00:00+00', '2026-11-25 15:42:13.010849+00', '2026-11-25 15:42:43.010849+00', 'C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/rung0', NULL, '2026-11-25 15:42:13.157825+00', NULL, '2026-11-25 15:42:13.010849+00'),
	('C-A8AMRQ1FA6H0/missing_details#1/rung1', 'P-410', 'C-A8AMRQ1FA6H0', 'outbox', 'sent', NULL, '<0107de6e84df5c0abf594181a2d0f5f83c2e7b10@localhost>', 1, '2026-11-25 15:42:13.216578+00', '{C-A8AMRQ1FA6H0}', '{C-A8AMRQ1FA6H0/missing_details#1/rung1}', '{"case": "C-A8AMRQ1FA6H0", "kind": "unacknowledged", "line": "Nobody has taken this on: Missing details of the contact, C-A8AMRQ1FA6H0, 2 working days late", "link": null, "alert": "missing_details#1", "facts": [["Case", "C-A8AMRQ1FA6H0"], ["Team", "front-door"], ["Limit", "Missing details of the contact"], ["Due", "Mon 23 Nov 2026 17:00 (Europe/London)"], ["Late", "2 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-23T17:00:00+00:00", "case": "C-A8AMRQ1FA6H0", "rung": 1, "team": "front-door", "alert": "missing_details#1", "cases": ["C-A8AMRQ1FA6H0"], "limit": "missing_details", "title": "Missing details of the contact", "family": null, "notice": "missing_details#1/rung1", "late_by": "2 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Missing details of the contact, case C-A8AMRQ1FA6H0, 2 working days late"}', '2026-11-24 13:00:00+00', '2026-11-25 15:42:13.115813+00', '2026-11-25 15:42:43.115813+00', 'C-A8AMRQ1FA6H0/missing_details#1/rung1', NULL, '2026-11-25 15:42:13.216578+00', NULL, '2026-11-25 15:42:13.115813+00'),
	('C-YDR02MFDX9P9/contact_decision#1/rung2', 'P-420', 'C-YDR02MFDX9P9', 'outbox', 'sent', NULL, '<e05d5228d395c497132dd37468228a99ec719877@localhost>', 1, '2026-11-25 15:42:13.166239+00', '{C-YDR02MFDX9P9}', '{C-YDR02MFDX9P9/contact_decision#1/rung2}', '{"case": "C-YDR02MFDX9P9", "kind": "unacknowledged", "line": "Nobody has taken this on: Decision on the contact, C-YDR02MFDX9P9, 7 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-YDR02MFDX9P9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 16 Nov 2026 17:00 (Europe/London)"], ["Late", "7 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-16T17:00:00+00:00", "case": "C-YDR02MFDX9P9", "rung": 2, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-YDR02MFDX9P9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung2", "late_by": "7 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Decision on the contact, case C-YDR02MFDX9P9, 7 working days late"}', '2026-11-18 17:00:00+00', '2026-11-25 15:42:13.115796+00', '2026-11-25 15:42:43.115796+00', 'C-YDR02MFDX9P9/contact_decision#1/rung2', NULL, '2026-11-25 15:42:13.166239+00', NULL, '2026-11-25 15:42:13.115796+00'),
	('C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/rung2', 'P-420', 'C-QZ4GP36A76T0', 'outbox', 'sent', NULL, '<1df01a4db4d90b052fe2a1aa10b40baa8baeb261@localhost>', 1, '2026-11-25 15:42:13.171162+00', '{C-QZ4GP36A76T0}', '{C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/rung2}', '{"case": "C-QZ4GP36A76T0", "kind": "unacknowledged", "line": "Nobody has taken this on: Reply from an agency: Adult mental health, C-QZ4GP36A76T0, 3 working days late", "link": null, "alert": "agency_reply:adult_mental_health#1", "facts": [["Case", "C-QZ4GP36A76T0"], ["Team", "assessment-east"], ["Limit", "Reply from an agency: Adult mental health"], ["Due", "Fri 20 Nov 2026 17:00 (Europe/London)"], ["Late", "3 working days late"]], "items": ["No assessment has been handed in.", "The child has not been seen by a registered social worker since the contact was received.", "School has not been asked, and must be for this child.", "Adult mental health, asked on 13 November 2026, has not answered, and no manager has decided to go on without the answer.", "The records have not been searched for earlier episodes.", "The assessment does not cover: child developmental needs.", "The assessment does not cover: parenting capacity.", "The assessment does not cover: family and environmental factors.", "The assessment has no analysis.", "The child''s views are not recorded.", "The parents'' views are not recorded.", "No risk factors have been weighed.", "No protective factors have been weighed.", "No factors identified at the end of the assessment are recorded (census rule 8897Q; 21 where there are none).", "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "Not recorded: what the concern is.", "Not recorded: the child''s name.", "Not recorded: the child''s sex.", "Not recorded: the child''s address.", "Not recorded: who holds parental responsibility.", "Not recorded: who lives in the household.", "Not recorded: whether the parents know of the contact.", "Not recorded: who the referrer is.", "Not recorded: how to reach the referrer.", "The referrer has not been told that the referral was received."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-20T17:00:00+00:00", "case": "C-QZ4GP36A76T0", "rung": 2, "team": "assessment-east", "alert": "agency_reply:adult_mental_health#1", "cases": ["C-QZ4GP36A76T0"], "limit": "agency_reply:adult_mental_health", "title": "Reply from an agency: Adult mental health", "family": null, "notice": "agency_reply:adult_mental_health#1/rung2", "late_by": "3 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Nobody has taken this on: Reply from an agency: Adult mental health, case C-QZ4GP36A76T0, 3 working days late"}', '2026-11-24 17:00:00+00', '2026-11-25 15:42:13.139298+00', '2026-11-25 15:42:43.139298+00', 'C-QZ4GP36A76T0/agency_reply:adult_mental_health#1/rung2', NULL, '2026-11-25 15:42:13.171162+00', NULL, '2026-11-25 15:42:13.139298+00'),
	('C-YDR02MFDX9P9/contact_decision#1/rung0', 'P-110', 'C-YDR02MFDX9P9', 'outbox', 'sent', NULL, '<8ef44a1e9f1d686085e29361b4de796675e68ba9@localhost>', 1, '2026-11-25 15:42:13.17221+00', '{C-YDR02MFDX9P9}', '{C-YDR02MFDX9P9/contact_decision#1/rung0}', '{"case": "C-YDR02MFDX9P9", "kind": "breached", "line": "Limit passed: Decision on the contact, C-YDR02MFDX9P9, 7 working days late", "link": null, "alert": "contact_decision#1", "facts": [["Case", "C-YDR02MFDX9P9"], ["Team", "front-door"], ["Limit", "Decision on the contact"], ["Due", "Mon 16 Nov 2026 17:00 (Europe/London)"], ["Late", "7 working days late"]], "items": ["No risk factors have been weighed.", "No protective factors have been weighed."], "ending": "Follow the link to say what will be done and by when. You will be asked to sign in.", "urgent": false, "details": {"due": "2026-11-16T17:00:00+00:00", "case": "C-YDR02MFDX9P9", "rung": 0, "team": "front-door", "alert": "contact_decision#1", "cases": ["C-YDR02MFDX9P9"], "limit": "contact_decision", "title": "Decision on the contact", "family": null, "notice": "contact_decision#1/rung0", "late_by": "7 working days late"}, "heading": "Still missing", "subject": "[Hillshire] Limit passed: Decision on the contact, case C-YDR02MFDX9P9, 7 working days late"}', '2026-11-16 17:00:00+00', '2026-11-25 15:42:12.823716+00', '2026-11-25 15:42:42.823716+00', 'C-YDR02MFDX9P9/contact_decision#1/rung0', NULL, '2026-11-25 15:42:13.17221+00', NULL, '2026-11-25 15:42:12.823716+00');


--
-- Data for Name: directory_journal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.directory_journal VALUES
	(1, '2026-11-25 15:42:10.008216+00', 'S-seed', 'team_added', 'assessment-east', NULL, '{"id": "assessment-east", "name": "Assessment East"}', '0000000000000000000000000000000000000000000000000000000000000000', 'e20f02da15db29f2d6ace0d864feb2632c65131ac7a4c5e630a889f310c86bfc'),
	(2, '2026-11-25 15:42:10.008216+00', 'S-seed', 'team_added', 'assessment-west', NULL, '{"id": "assessment-west", "name": "Assessment West"}', 'e20f02da15db29f2d6ace0d864feb2632c65131ac7a4c5e630a889f310c86bfc', 'aefdebaa026d7fa803f2a1b95293aac7d8472e6f9959f9a752a08b1966a57c77'),
	(3, '2026-11-25 15:42:10.008216+00', 'S-seed', 'team_added', 'front-door', NULL, '{"id": "front-door", "name": "Front Door"}', 'aefdebaa026d7fa803f2a1b95293aac7d8472e6f9959f9a752a08b1966a57c77', 'e4a6980dc268fa168e9634986d40b88818a03b332bea75f0ce58975b9ba048f9'),
	(4, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-101', NULL, '{"id": "P-101", "name": "Odalys Wrenfield", "email": "odalys.wrenfield@example.org", "phone": null, "active": true, "left_on": null, "registered_until": null}', 'e4a6980dc268fa168e9634986d40b88818a03b332bea75f0ce58975b9ba048f9', '91c9b170a42522eaae9aa817aa40dbd2cdc88edab04eddb8029cfb207dfa0cfd'),
	(5, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-102', NULL, '{"id": "P-102", "name": "Tobin Askerley", "email": "tobin.askerley@example.org", "phone": null, "active": true, "left_on": null, "registered_until": "2027-11-25"}', '91c9b170a42522eaae9aa817aa40dbd2cdc88edab04eddb8029cfb207dfa0cfd', '0717205e733f0aec110e572982c3f0f079e8f21a06c968220d291c42b8871d5f'),
	(6, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-103', NULL, '{"id": "P-103", "name": "Nadira Holloway-Quist", "email": "nadira.holloway-quist@example.org", "phone": null, "active": true, "left_on": null, "registered_until": "2027-11-25"}', '0717205e733f0aec110e572982c3f0f079e8f21a06c968220d291c42b8871d5f', '231868198b65fb14b1fb518f5b240a18654405422719a44fda50710edd847001'),
	(7, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-110', NULL, '{"id": "P-110", "name": "Marguerite Tollen", "email": "marguerite.tollen@example.org", "phone": "+447700900201", "active": true, "left_on": null, "registered_until": null}', '231868198b65fb14b1fb518f5b240a18654405422719a44fda50710edd847001', 'e87f66caced8c6a82305915ca4fde2d4e4b08d0ee0db95de8daca0be859490cd'),
	(8, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-201', NULL, '{"id": "P-201", "name": "Callum Birkdale", "email": "callum.birkdale@example.org", "phone": null, "active": true, "left_on": null, "registered_until": "2027-11-25"}', 'e87f66caced8c6a82305915ca4fde2d4e4b08d0ee0db95de8daca0be859490cd', '5ec1363a3c60206b3583d2aa4d3a6bf08c73411aaf21577bdf54df4870ee616e'),
	(9, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-202', NULL, '{"id": "P-202", "name": "Yewande Sorley", "email": "yewande.sorley@example.org", "phone": null, "active": true, "left_on": null, "registered_until": "2027-11-25"}', '5ec1363a3c60206b3583d2aa4d3a6bf08c73411aaf21577bdf54df4870ee616e', '9c271867711ef6a9df14a69d8bcdd26cd243184ccafbd979edb5012f2e6021ac'),
	(10, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-210', NULL, '{"id": "P-210", "name": "Henrik Dunmore", "email": "henrik.dunmore@example.org", "phone": "+447700900202", "active": true, "left_on": null, "registered_until": null}', '9c271867711ef6a9df14a69d8bcdd26cd243184ccafbd979edb5012f2e6021ac', '599a7239716dcdd4006c825b0947f12852823b03c6f9fc08b6395512742d29a4'),
	(11, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-301', NULL, '{"id": "P-301", "name": "Sunniva Pell", "email": "sunniva.pell@example.org", "phone": null, "active": true, "left_on": null, "registered_until": "2027-11-25"}', '599a7239716dcdd4006c825b0947f12852823b03c6f9fc08b6395512742d29a4', 'b1e8a3a051298af8e865ef8eb7ac2f0a35280a693d30196e356fb72d7ce9b535'),
	(12, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-302', NULL, '{"id": "P-302", "name": "Dariusz Ockenden", "email": "dariusz.ockenden@example.org", "phone": null, "active": true, "left_on": null, "registered_until": "2027-11-25"}', 'b1e8a3a051298af8e865ef8eb7ac2f0a35280a693d30196e356fb72d7ce9b535', '6e3c37d78245bf69df6e0573c70e8fc99c158c737830b9c577d25bd8e6d5e052'),
	(13, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-310', NULL, '{"id": "P-310", "name": "Leonie Astbury-Rao", "email": "leonie.astbury-rao@example.org", "phone": "+447700900203", "active": true, "left_on": null, "registered_until": null}', '6e3c37d78245bf69df6e0573c70e8fc99c158c737830b9c577d25bd8e6d5e052', '0400462790bd912cd137e41d77c3bdb53c3b973a0222620800915672454b10a2'),
	(14, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-410', NULL, '{"id": "P-410", "name": "Gwendal Marchbank", "email": "gwendal.marchbank@example.org", "phone": "+447700900204", "active": true, "left_on": null, "registered_until": null}', '0400462790bd912cd137e41d77c3bdb53c3b973a0222620800915672454b10a2', 'da4af9a2bada0a63bc6219aa97cade98b6f85c43befe3224794f3f109f64a1d9'),
	(15, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-420', NULL, '{"id": "P-420", "name": "Isaura Penhallow", "email": "isaura.penhallow@example.org", "phone": "+447700900205", "active": true, "left_on": null, "registered_until": null}', 'da4af9a2bada0a63bc6219aa97cade98b6f85c43befe3224794f3f109f64a1d9', '042d75c76ab683270d8ce65ce12258087495bb732c7a6f596bf380804350c0b4'),
	(16, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-430', NULL, '{"id": "P-430", "name": "Absalom Verity-Crane", "email": "absalom.verity-crane@example.org", "phone": "+447700900206", "active": true, "left_on": null, "registered_until": null}', '042d75c76ab683270d8ce65ce12258087495bb732c7a6f596bf380804350c0b4', 'b82680b130a2d7f4acefbf7ea1c0fe829340f20cfb03e0a0ae7cd58256306465'),
	(17, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-490', NULL, '{"id": "P-490", "name": "Emergency Duty Team", "email": "edt@example.org", "phone": "+447700900207", "active": true, "left_on": null, "registered_until": null}', 'b82680b130a2d7f4acefbf7ea1c0fe829340f20cfb03e0a0ae7cd58256306465', 'b0db7fd09fccb5db6b3f115def6f30607b4fc5f0cbd6c8e3237a9638b2aa7cf4'),
	(18, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-510', NULL, '{"id": "P-510", "name": "Ishbel Corranway", "email": "ishbel.corranway@example.org", "phone": null, "active": true, "left_on": null, "registered_until": null}', 'b0db7fd09fccb5db6b3f115def6f30607b4fc5f0cbd6c8e3237a9638b2aa7cf4', 'ae4e5d59c6509cc2ae673e4343cc3222fde84ddadde6df7fd29cf31765c931f3'),
	(19, '2026-11-25 15:42:10.008216+00', 'S-seed', 'person_added', 'P-520', NULL, '{"id": "P-520", "name": "Ottoline Carbery", "email": "ottoline.carbery@example.org", "phone": null, "active": true, "left_on": null, "registered_until": null}', 'ae4e5d59c6509cc2ae673e4343cc3222fde84ddadde6df7fd29cf31765c931f3', 'b210ec9b7e28cb1c13f1e538f046115d85915b22d144697e31083e87437bcc14'),
	(20, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-101', NULL, '{"role": "duty_worker", "team": "front-door", "person": "P-101"}', 'b210ec9b7e28cb1c13f1e538f046115d85915b22d144697e31083e87437bcc14', 'c128cf6e97b718d6394726a1171da994a26b99e4e654d0c13c11227865608083'),
	(21, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-102', NULL, '{"role": "social_worker", "team": "front-door", "person": "P-102"}', 'c128cf6e97b718d6394726a1171da994a26b99e4e654d0c13c11227865608083', 'e004f4651051ce34b3ef78aa8fb76dfe5eb4e0abbe329a053e1b5eafc3d6e131'),
	(22, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-103', NULL, '{"role": "social_worker", "team": "front-door", "person": "P-103"}', 'e004f4651051ce34b3ef78aa8fb76dfe5eb4e0abbe329a053e1b5eafc3d6e131', '58ed438c620f84227d69c139f8262c5c9b66389898681c761d781dc20d50b893'),
	(23, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-110', NULL, '{"role": "team_manager", "team": "front-door", "person": "P-110"}', '58ed438c620f84227d69c139f8262c5c9b66389898681c761d781dc20d50b893', 'a65796ac994f264627105b9abc6e093f047d926f854127bb0aacc7d09d8a8c88'),
	(24, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-201', NULL, '{"role": "social_worker", "team": "assessment-east", "person": "P-201"}', 'a65796ac994f264627105b9abc6e093f047d926f854127bb0aacc7d09d8a8c88', '484e23cd77b4be05b0e8733808dcbededc4782fae14dc9d6abb355ce52ac100c'),
	(25, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-202', NULL, '{"role": "social_worker", "team": "assessment-east", "person": "P-202"}', '484e23cd77b4be05b0e8733808dcbededc4782fae14dc9d6abb355ce52ac100c', '3be4b0d7062c7d349e88e5261b1249f57715b6199bbe6e39ba2c787c50b63b9f'),
	(26, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-210', NULL, '{"role": "team_manager", "team": "assessment-east", "person": "P-210"}', '3be4b0d7062c7d349e88e5261b1249f57715b6199bbe6e39ba2c787c50b63b9f', 'f84fb9bfec36a3f9851877c21f634b843d96c770c550f274163eeacefcd7501d'),
	(27, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-301', NULL, '{"role": "social_worker", "team": "assessment-west", "person": "P-301"}', 'f84fb9bfec36a3f9851877c21f634b843d96c770c550f274163eeacefcd7501d', '6349a03e7aca2e3b918f54385ccc288d326cb94e649807f5b9aec635ea3d8f4d'),
	(28, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-302', NULL, '{"role": "social_worker", "team": "assessment-west", "person": "P-302"}', '6349a03e7aca2e3b918f54385ccc288d326cb94e649807f5b9aec635ea3d8f4d', 'aac4ebc02ab39c7f7921261420dd4371d067690b001b8c803ecc462212a0928f'),
	(29, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-310', NULL, '{"role": "team_manager", "team": "assessment-west", "person": "P-310"}', 'aac4ebc02ab39c7f7921261420dd4371d067690b001b8c803ecc462212a0928f', '6a9df6e61b98c0833f2dfff06fcc4f25af15caaed4ff20fad5cca7f2a0486337'),
	(30, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-410', NULL, '{"role": "service_manager", "team": null, "person": "P-410"}', '6a9df6e61b98c0833f2dfff06fcc4f25af15caaed4ff20fad5cca7f2a0486337', '877acf4c5ad8d070e5bac3a908474584108c213de62ba5b9c10cffe8acfa62dd'),
	(31, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-420', NULL, '{"role": "head_of_service", "team": null, "person": "P-420"}', '877acf4c5ad8d070e5bac3a908474584108c213de62ba5b9c10cffe8acfa62dd', '3788ebdf73de6fb4e75973095ab9ebaf78a9cdd3bb496e591cd94bbcb1bee9af'),
	(32, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-430', NULL, '{"role": "director", "team": null, "person": "P-430"}', '3788ebdf73de6fb4e75973095ab9ebaf78a9cdd3bb496e591cd94bbcb1bee9af', '1c3603660fa16e839423697e9741f9fdb5d17a2a2991fba5fcd754ec8848dbcb'),
	(33, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-490', NULL, '{"role": "emergency_duty_team", "team": null, "person": "P-490"}', '1c3603660fa16e839423697e9741f9fdb5d17a2a2991fba5fcd754ec8848dbcb', '6b1ed69618c65181863e25aaef1ab9bb03b11f1be44f785aebec837527084c2c'),
	(34, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-510', NULL, '{"role": "operator", "team": null, "person": "P-510"}', '6b1ed69618c65181863e25aaef1ab9bb03b11f1be44f785aebec837527084c2c', 'cd414c5505847f1ed3f48505c4179ba22fce1a6d54d94b1bf3b556dba05b2cde'),
	(35, '2026-11-25 15:42:10.008216+00', 'S-seed', 'role_given', 'P-520', NULL, '{"role": "operator", "team": null, "person": "P-520"}', 'cd414c5505847f1ed3f48505c4179ba22fce1a6d54d94b1bf3b556dba05b2cde', '96979f709d0732789c8586f3896fa7a7f375bfed7725d70395966b01dd337b9a'),
	(36, '2026-11-25 15:42:10.008216+00', 'S-seed', 'absence_entered', 'P-210', NULL, '{"cover": "P-310", "person": "P-210", "last_day": "2026-12-25", "first_day": "2026-11-23"}', '96979f709d0732789c8586f3896fa7a7f375bfed7725d70395966b01dd337b9a', '627338e9505ba6a723717591801929f91d670a9df4cd523829b9995e5e64f483'),
	(37, '2026-11-25 15:42:10.008216+00', 'S-seed', 'duty_entered', 'P-110', NULL, '{"from": "2026-11-22T09:00:00", "role": "duty_manager", "team": null, "until": "2026-11-29T09:00:00", "person": "P-110"}', '627338e9505ba6a723717591801929f91d670a9df4cd523829b9995e5e64f483', '9ee191ef29d3cd86a51896ac3e48d3dad55676617f81484b43f4c6dfe605fd94'),
	(38, '2026-11-25 15:42:10.008216+00', 'S-seed', 'duty_entered', 'P-110', NULL, '{"from": "2026-12-06T09:00:00", "role": "duty_manager", "team": null, "until": "2026-12-13T09:00:00", "person": "P-110"}', '9ee191ef29d3cd86a51896ac3e48d3dad55676617f81484b43f4c6dfe605fd94', 'acacd1a9bfcd53c7a03c6460fd037a108819efcead0dd97fa3a59bafa3b7d533'),
	(39, '2026-11-25 15:42:10.008216+00', 'S-seed', 'duty_entered', 'P-310', NULL, '{"from": "2026-11-29T09:00:00", "role": "duty_manager", "team": null, "until": "2026-12-06T09:00:00", "person": "P-310"}', 'acacd1a9bfcd53c7a03c6460fd037a108819efcead0dd97fa3a59bafa3b7d533', 'e82b934f47b18ea80e1d4e9b3d1cdbf0d6ef59c1331ee51eb4a76111887d0459');


--
-- Data for Name: directory_settings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.directory_settings VALUES
	(true, 'Europe/London');


--
-- Data for Name: journal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.journal VALUES
	('C-3TB9379V6BX2', 1, '2026-11-25 15:42:10.114495+00', '2026-11-25 14:57:10.014248+00', 'ContactReceived', 'P-101', 'C-3TB9379V6BX2-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": null, "school": null, "source": "9", "address": "Upper floor, 7 Weir Lane", "concern": "Shouting most nights and a child crying for a long time.", "ethnicity": null, "household": null, "child_name": null, "disabilities": null, "date_of_birth": null, "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "missing": [{"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '988e29f729979cb01b512adc7b857bb120d81d8369a50077574021fd218a4a13'),
	('C-3TB9379V6BX2', 2, '2026-11-25 15:42:10.114495+00', '2026-11-25 14:57:10.014248+00', 'ClockStarted', 'P-101', 'C-3TB9379V6BX2-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T14:57:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '988e29f729979cb01b512adc7b857bb120d81d8369a50077574021fd218a4a13', '32e149c582a430e2e544c995d8e328e41f26adbd311a349d236cb084629d2650'),
	('C-3TB9379V6BX2', 3, '2026-11-25 15:42:10.114495+00', '2026-11-25 14:57:10.014248+00', 'ClockStarted', 'P-101', 'C-3TB9379V6BX2-0', '{"due": "2026-11-27T17:00:00Z", "kind": "ClockStarted", "rule": "missing_details", "about": null, "cause": 1, "clock": "missing_details", "anchor": "2026-11-25T14:57:10.014248Z", "episode": 1, "rung_at": ["2026-11-27T17:00:00Z", "2026-11-30T13:00:00Z", "2026-12-01T17:00:00Z", "2026-12-04T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '32e149c582a430e2e544c995d8e328e41f26adbd311a349d236cb084629d2650', '4a53f2957f05f060e31b3aaaf7a7552879098529aa5fcd94442995cfa96359e7'),
	('C-FVGAFP59JPQT', 1, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:32:10.014248+00', 'ContactReceived', 'S-portal', 'C-FVGAFP59JPQT-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": "St Oda''s Primary", "source": "2A", "address": "19 Mill Row, Hillminster", "concern": "A mark on the forearm; two different explanations.", "ethnicity": "MWBC", "household": "Mother, father, grandmother", "child_name": "Juniper Halloran", "disabilities": null, "date_of_birth": "2020-05-09", "parents_aware": "Yes", "referrer_name": "Deputy head", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "school office", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother and father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'c71f0a4fd001ac7a2bf6f369d2a92614d95070ba476840cec779c14db27f1633'),
	('C-FVGAFP59JPQT', 2, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:32:10.014248+00', 'ClockStarted', 'S-portal', 'C-FVGAFP59JPQT-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T14:32:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c71f0a4fd001ac7a2bf6f369d2a92614d95070ba476840cec779c14db27f1633', '0f7c085914ad606a40a22edef4716402f66225de1fb4a00e421478544daa362d'),
	('C-FVGAFP59JPQT', 3, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:47:10.014248+00', 'CheckRequested', 'P-101', 'C-FVGAFP59JPQT-1', '{"kind": "CheckRequested", "agency": "gp", "purpose": "Earlier injuries"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0f7c085914ad606a40a22edef4716402f66225de1fb4a00e421478544daa362d', '35693395ed138c494a6ba43a3c98e3f0863e5993243ca7e0fc119e31792b3b4d'),
	('C-FVGAFP59JPQT', 4, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:47:10.014248+00', 'ClockStarted', 'P-101', 'C-FVGAFP59JPQT-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "agency_reply", "about": "gp", "cause": 3, "clock": "agency_reply:gp", "anchor": "2026-11-25T14:47:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '35693395ed138c494a6ba43a3c98e3f0863e5993243ca7e0fc119e31792b3b4d', '93026aab7353ee62c58a087e473a8c38558f2353f9efc26310b898407c61f93c'),
	('C-FVGAFP59JPQT', 5, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:12:10.014248+00', 'ContactDecided', 'P-102', 'C-FVGAFP59JPQT-2', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "The mark needs a social worker''s visit.", "threshold": "level-3", "risk_factors": ["mark without an explanation"], "protective_factors": ["attends school every day"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '93026aab7353ee62c58a087e473a8c38558f2353f9efc26310b898407c61f93c', '8543e0ff094eb993d8d777c09fc061cbc9e94b61312234fe3d0815a70944beda'),
	('C-FVGAFP59JPQT', 6, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:12:10.014248+00', 'ClockStopped', 'P-102', 'C-FVGAFP59JPQT-2', '{"kind": "ClockStopped", "late": false, "cause": 5, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8543e0ff094eb993d8d777c09fc061cbc9e94b61312234fe3d0815a70944beda', '25740b3d5967adac389c088ed8d51df07965c65934ef69501f3404e456d181ac'),
	('C-FVGAFP59JPQT', 7, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:12:10.014248+00', 'ReferralMade', 'P-102', 'C-FVGAFP59JPQT-2', '{"kind": "ReferralMade", "threshold": "level-3"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '25740b3d5967adac389c088ed8d51df07965c65934ef69501f3404e456d181ac', 'bdc479cbfdb3e0bad5394eeb896e502594e88a4473a156b495ec79975ffbe4f4'),
	('C-FVGAFP59JPQT', 8, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:32:10.014248+00', 'ClockStarted', 'P-102', 'C-FVGAFP59JPQT-2', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-25T14:32:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'bdc479cbfdb3e0bad5394eeb896e502594e88a4473a156b495ec79975ffbe4f4', '343777dae5648cd7e5ca9c5a58b9b721ebec10cdfc6f90773eba4eaf4cc9b9a8'),
	('C-FVGAFP59JPQT', 9, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:32:10.014248+00', 'ClockStarted', 'P-102', 'C-FVGAFP59JPQT-2', '{"due": "2027-02-02T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-25T14:32:10.014248Z", "episode": 1, "rung_at": ["2027-02-02T09:00:00Z", "2027-02-02T13:00:00Z", "2027-02-03T17:00:00Z", "2027-02-08T17:00:00Z"], "warn_at": ["2026-12-23T09:00:00Z", "2027-01-18T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '343777dae5648cd7e5ca9c5a58b9b721ebec10cdfc6f90773eba4eaf4cc9b9a8', '2bb2effd5a2a36ca363da395ec8d378b65c245488258bda334148044796a6592'),
	('C-FVGAFP59JPQT', 10, '2026-11-25 15:42:10.282159+00', '2026-11-25 14:32:10.014248+00', 'ClockStarted', 'P-102', 'C-FVGAFP59JPQT-2', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T14:32:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2bb2effd5a2a36ca363da395ec8d378b65c245488258bda334148044796a6592', 'e8c9707f61c321b2cba0aeb70795d556f258e98adb7b51d55d1bbee1b8ff9f9e'),
	('C-FVGAFP59JPQT', 11, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:12:10.014248+00', 'ClockStarted', 'P-102', 'C-FVGAFP59JPQT-2', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 7, "clock": "allocation", "anchor": "2026-11-25T15:12:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e8c9707f61c321b2cba0aeb70795d556f258e98adb7b51d55d1bbee1b8ff9f9e', '04e0e2615b0ba716a935fbef0e5a3994dfe1b96173968576238fa680bc7b9023'),
	('C-FVGAFP59JPQT', 12, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:12:10.014248+00', 'ClockStarted', 'P-102', 'C-FVGAFP59JPQT-2', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 7, "clock": "supervision", "anchor": "2026-11-25T15:12:10.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '04e0e2615b0ba716a935fbef0e5a3994dfe1b96173968576238fa680bc7b9023', 'b592cc996153a1c606401ef4dce23ab0315a48eb819867d512d759a4db8d8324'),
	('C-FVGAFP59JPQT', 13, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:17:10.014248+00', 'ReferrerAcknowledged', 'P-102', 'C-FVGAFP59JPQT-3', '{"how": "Telephone", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b592cc996153a1c606401ef4dce23ab0315a48eb819867d512d759a4db8d8324', '47cc8821a128a241144340b28ca3966c73708501dd2dcbaf3e49a2654518122e'),
	('C-FVGAFP59JPQT', 14, '2026-11-25 15:42:10.282159+00', '2026-11-25 15:17:10.014248+00', 'ClockStopped', 'P-102', 'C-FVGAFP59JPQT-3', '{"kind": "ClockStopped", "late": false, "cause": 13, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '47cc8821a128a241144340b28ca3966c73708501dd2dcbaf3e49a2654518122e', '924b3a71a7bb6cd9d63af1bfa5b2d6ede36fe8a813de53ff70623da63330ce83'),
	('C-BGGRSC8JBC0C', 1, '2026-11-25 15:42:10.188098+00', '2026-11-25 15:17:10.014248+00', 'ContactReceived', 'S-portal', 'C-BGGRSC8JBC0C-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": "Larkhill Primary", "source": "6", "address": "4 Sallow Court, Hillminster", "concern": "Found alone at the bus station at a quarter past six; said nobody was at home.", "ethnicity": "WBRI", "household": "Mother and child", "child_name": "Rowan Tetherley", "disabilities": null, "date_of_birth": "2018-10-16", "parents_aware": "Not yet", "referrer_name": "Constable on the early shift", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Hillminster station, desk", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '3243e4b3eb1f3e9d9b646b1b773fafe347623366d08eec5b9fa524ffcb4cb245'),
	('C-BGGRSC8JBC0C', 2, '2026-11-25 15:42:10.188098+00', '2026-11-25 15:17:10.014248+00', 'ClockStarted', 'S-portal', 'C-BGGRSC8JBC0C-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T15:17:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '3243e4b3eb1f3e9d9b646b1b773fafe347623366d08eec5b9fa524ffcb4cb245', 'b95406fb84391d44e7aaab82568b5f17cb8136d453f73b01033269f60d70d143'),
	('C-BJ372VRY75QF', 1, '2026-11-25 15:42:10.329084+00', '2026-11-25 00:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-BJ372VRY75QF-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": null, "source": "3A", "address": "Beech Cottage, Over Tarn", "concern": "Weight has dropped over two visits; appointments missed.", "ethnicity": "WBRI", "household": "Mother, father, two older siblings", "child_name": "Ottilie Brandreth", "disabilities": null, "date_of_birth": "2023-11-13", "parents_aware": "Yes", "referrer_name": "Practice partner", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Tarn surgery", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother and father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '1f84be9fd650ad696690bec8cfc840f883f897ff555708c3d5cf71d09b9ac6ba'),
	('C-BJ372VRY75QF', 2, '2026-11-25 15:42:10.329084+00', '2026-11-25 00:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-BJ372VRY75QF-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T00:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '1f84be9fd650ad696690bec8cfc840f883f897ff555708c3d5cf71d09b9ac6ba', 'ed0b8c737edf219171146e57b72bbc987d8366cee35f885c579b66c5e61176cd'),
	('C-YDR02MFDX9P9', 1, '2026-11-25 15:42:11.301684+00', '2026-11-13 14:45:00+00', 'ContactReceived', 'S-portal', 'C-YDR02MFDX9P9-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": "Hillminster High", "source": "5D", "address": "77 Station Road", "concern": "No change after six months of early help; school attendance below half.", "ethnicity": "WBRI", "household": "Mother", "child_name": "Jory Wakeham", "disabilities": null, "date_of_birth": "2012-03-20", "parents_aware": "Yes", "referrer_name": "Family worker", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Early help hub", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'acf52b8fffe8208f0b4109702a9787d8cca24c728620d346782502dcc502a383'),
	('C-YDR02MFDX9P9', 2, '2026-11-25 15:42:11.301684+00', '2026-11-13 14:45:00+00', 'ClockStarted', 'S-portal', 'C-YDR02MFDX9P9-0', '{"due": "2026-11-16T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-13T14:45:00Z", "episode": 1, "rung_at": ["2026-11-16T17:00:00Z", "2026-11-17T13:00:00Z", "2026-11-18T17:00:00Z", "2026-11-23T17:00:00Z"], "warn_at": ["2026-11-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'acf52b8fffe8208f0b4109702a9787d8cca24c728620d346782502dcc502a383', 'b45d6de509b5d7dbdfb7e1a8fc2f8a0d32c03f7b03690d2422adf3166b98f9fb'),
	('C-YDR02MFDX9P9', 3, '2026-11-25 15:42:11.301684+00', '2026-11-16 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-16T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b45d6de509b5d7dbdfb7e1a8fc2f8a0d32c03f7b03690d2422adf3166b98f9fb', 'cdf80f27b9d5a93e96e5cc1db934a851f19d842dc6c3bf7b3f88c270172471aa'),
	('C-YDR02MFDX9P9', 4, '2026-11-25 15:42:11.301684+00', '2026-11-16 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-16T17:00:00Z", "kind": "LimitBreached", "clock": "contact_decision", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'cdf80f27b9d5a93e96e5cc1db934a851f19d842dc6c3bf7b3f88c270172471aa', '6c15242806ed406411d560f5cd7c5150a87939214f4d041cfe6ebeafb473e25a'),
	('C-YDR02MFDX9P9', 5, '2026-11-25 15:42:11.301684+00', '2026-11-16 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["team_manager"], "moment": "2026-11-16T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '6c15242806ed406411d560f5cd7c5150a87939214f4d041cfe6ebeafb473e25a', '4fda8db21be5ce9a8901b6624151e03bcfc53e6ef7e2de85c3567c426861dfcc'),
	('C-YDR02MFDX9P9', 6, '2026-11-25 15:42:11.301684+00', '2026-11-17 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["service_manager"], "moment": "2026-11-17T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4fda8db21be5ce9a8901b6624151e03bcfc53e6ef7e2de85c3567c426861dfcc', '4f7cd1d046308f4f3b7da3c43c52ce76e83ce7c6988a82dd2a2eee0cd0dabb12'),
	('C-YDR02MFDX9P9', 7, '2026-11-25 15:42:11.301684+00', '2026-11-18 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 2, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["head_of_service"], "moment": "2026-11-18T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4f7cd1d046308f4f3b7da3c43c52ce76e83ce7c6988a82dd2a2eee0cd0dabb12', 'b70a1bd8acb342664068ecaa879c493e06ed8d43f0e2b8130cd75bfa7fcb0a8e'),
	('C-YDR02MFDX9P9', 8, '2026-11-25 15:42:11.301684+00', '2026-11-23 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 3, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["director"], "moment": "2026-11-23T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b70a1bd8acb342664068ecaa879c493e06ed8d43f0e2b8130cd75bfa7fcb0a8e', '99c405314831b094832295235cccb506f0c95d71998f4eefe763377c99ad168f'),
	('C-AA2PRF9WPJF6', 1, '2026-11-25 15:42:11.450902+00', '2026-11-19 10:10:00+00', 'ContactReceived', 'S-portal', 'C-AA2PRF9WPJF6-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": "Larkhill Primary", "source": "2A", "address": "16 Chapel Hill", "concern": "Withdrawn since the summer, has stopped talking in class.", "ethnicity": "MWAS", "household": "Mother, father, brother", "child_name": "Elowen Thackeray-Moss", "disabilities": ["NONE"], "date_of_birth": "2017-01-19", "parents_aware": "Yes", "referrer_name": "Class teacher", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "school office", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother and father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '4fd621d4c72b82ad3ac73104113d898383a16db2dca9856bd95ffe6fd35c6533'),
	('C-AA2PRF9WPJF6', 2, '2026-11-25 15:42:11.450902+00', '2026-11-19 10:10:00+00', 'ClockStarted', 'S-portal', 'C-AA2PRF9WPJF6-0', '{"due": "2026-11-20T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-19T10:10:00Z", "episode": 1, "rung_at": ["2026-11-20T17:00:00Z", "2026-11-23T13:00:00Z", "2026-11-24T17:00:00Z", "2026-11-27T17:00:00Z"], "warn_at": ["2026-11-20T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4fd621d4c72b82ad3ac73104113d898383a16db2dca9856bd95ffe6fd35c6533', '09f17f0c1dcefbe95a4846457e3cf1cdef0f526d7aa206150834fed6c94a3170'),
	('C-VBFGASTX3G2R', 1, '2026-11-25 15:42:10.35869+00', '2026-11-25 09:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-VBFGASTX3G2R-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": "F-2291", "contact": {"sex": "M", "school": "St Oda''s Primary", "source": "2A", "address": "2 Tanner''s Yard", "concern": "Tired, often without lunch.", "ethnicity": "WBRI", "household": "Father and three children", "child_name": "Linus Fairbrook", "disabilities": null, "date_of_birth": "2018-11-05", "parents_aware": "Yes", "referrer_name": "Form tutor of the eldest", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "school office", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '2f9191a2e120fc75a3e531e43989656d7884b22a49284bc0d91e774d5ea024e3'),
	('C-VBFGASTX3G2R', 2, '2026-11-25 15:42:10.35869+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-VBFGASTX3G2R-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2f9191a2e120fc75a3e531e43989656d7884b22a49284bc0d91e774d5ea024e3', '5ad2defa00fab15da49fbc12eab6653d794fa3792d709bed2493f1bb43422095'),
	('C-VBFGASTX3G2R', 3, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:42:10.014248+00', 'ContactDecided', 'P-102', 'C-VBFGASTX3G2R-1', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "All three need to be seen.", "threshold": "level-3", "risk_factors": ["hungry at school"], "protective_factors": ["an older sister who helps"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5ad2defa00fab15da49fbc12eab6653d794fa3792d709bed2493f1bb43422095', '567dbec1ce19effe86372a1720ed5b01bb1c3f5ce417b6e839268eb3ea2e5273'),
	('C-VBFGASTX3G2R', 4, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:42:10.014248+00', 'ClockStopped', 'P-102', 'C-VBFGASTX3G2R-1', '{"kind": "ClockStopped", "late": false, "cause": 3, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '567dbec1ce19effe86372a1720ed5b01bb1c3f5ce417b6e839268eb3ea2e5273', '5e29f06b65603abcc9cc2b1f76e9706a744a00a3f1ae8ad3bbd34665f6820916'),
	('C-VBFGASTX3G2R', 5, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:42:10.014248+00', 'ReferralMade', 'P-102', 'C-VBFGASTX3G2R-1', '{"kind": "ReferralMade", "threshold": "level-3"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5e29f06b65603abcc9cc2b1f76e9706a744a00a3f1ae8ad3bbd34665f6820916', 'bb78bf4e74590a29259df5ed41a647e7d86ffe0a11d1814926d54f417e43af1b'),
	('C-VBFGASTX3G2R', 6, '2026-11-25 15:42:10.35869+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'P-102', 'C-VBFGASTX3G2R-1', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'bb78bf4e74590a29259df5ed41a647e7d86ffe0a11d1814926d54f417e43af1b', '65c3bb361adc4fe4f931979b9bb8df5ca22a112efc2d0b8295ab4c9411f79676'),
	('C-VBFGASTX3G2R', 7, '2026-11-25 15:42:10.35869+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'P-102', 'C-VBFGASTX3G2R-1', '{"due": "2027-02-02T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2027-02-02T09:00:00Z", "2027-02-02T13:00:00Z", "2027-02-03T17:00:00Z", "2027-02-08T17:00:00Z"], "warn_at": ["2026-12-23T09:00:00Z", "2027-01-18T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '65c3bb361adc4fe4f931979b9bb8df5ca22a112efc2d0b8295ab4c9411f79676', '946e07742db474c6f733487cdc638e4ea64df014d5540ef005136938a2324bc6'),
	('C-VBFGASTX3G2R', 8, '2026-11-25 15:42:10.35869+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'P-102', 'C-VBFGASTX3G2R-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '946e07742db474c6f733487cdc638e4ea64df014d5540ef005136938a2324bc6', 'e8089c25da1a05814c506971a7cd7eff45a30e50c95369e46b1f9095301f92df'),
	('C-VBFGASTX3G2R', 9, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-VBFGASTX3G2R-1', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 5, "clock": "allocation", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e8089c25da1a05814c506971a7cd7eff45a30e50c95369e46b1f9095301f92df', '0bd5b11441117957e16257fd2b4f4b247fcba156e9095feb076d4281644c0b61'),
	('C-VBFGASTX3G2R', 10, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-VBFGASTX3G2R-1', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 5, "clock": "supervision", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0bd5b11441117957e16257fd2b4f4b247fcba156e9095feb076d4281644c0b61', '0b6df6683e75c2f5211d662f739da0b48bcbea47e5bc2c86eb93235aba216d86'),
	('C-VBFGASTX3G2R', 11, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:52:10.014248+00', 'ReferrerAcknowledged', 'P-102', 'C-VBFGASTX3G2R-2', '{"how": "Telephone", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0b6df6683e75c2f5211d662f739da0b48bcbea47e5bc2c86eb93235aba216d86', 'b258193e9b10902074bda520b8494026a1bff37ab74a1b47773def8a8766c465'),
	('C-VBFGASTX3G2R', 12, '2026-11-25 15:42:10.35869+00', '2026-11-25 10:52:10.014248+00', 'ClockStopped', 'P-102', 'C-VBFGASTX3G2R-2', '{"kind": "ClockStopped", "late": false, "cause": 11, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b258193e9b10902074bda520b8494026a1bff37ab74a1b47773def8a8766c465', 'e1541ff8d173d0c94a6e97b008169e0ea68c8d51b85a7f505e45701bb0e34071'),
	('C-V5CT9RGCDZKT', 1, '2026-11-25 15:42:10.340296+00', '2026-11-25 09:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-V5CT9RGCDZKT-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": "F-2291", "contact": {"sex": "F", "school": "St Oda''s Nursery", "source": "2A", "address": "2 Tanner''s Yard", "concern": "Not in nursery for two weeks; nobody has said why.", "ethnicity": "WBRI", "household": "Father and three children", "child_name": "Posy Fairbrook", "disabilities": null, "date_of_birth": "2023-01-29", "parents_aware": "Yes", "referrer_name": "Form tutor of the eldest", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "school office", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '4dc714de22fc501c4f39189c4105a35300fca895d069897eb1322c397fbb1f32'),
	('C-V5CT9RGCDZKT', 2, '2026-11-25 15:42:10.340296+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-V5CT9RGCDZKT-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4dc714de22fc501c4f39189c4105a35300fca895d069897eb1322c397fbb1f32', 'b1d0a4c9fed1fa79d6ea82920d1a7281815c31709c4e075919ff3e907b32f6b1'),
	('C-YX072F3QW2T8', 1, '2026-11-25 15:42:10.344432+00', '2026-11-24 21:42:40.014248+00', 'ContactReceived', 'S-portal', 'C-YX072F3QW2T8-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": "Signal Lane Primary", "source": "6", "address": "Flat 9, Signal House", "concern": "An adult of the household was arrested for violence; the child is with an aunt.", "ethnicity": "BAFR", "household": "Mother, mother''s partner", "child_name": "Corin Abernethy-Low", "disabilities": null, "date_of_birth": "2017-09-26", "parents_aware": "Yes", "referrer_name": "Detective on duty", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Public protection desk", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'de2990c88604099fd436b526f4cafc65f439721efcf26e36e749401669132bc7'),
	('C-YX072F3QW2T8', 2, '2026-11-25 15:42:10.344432+00', '2026-11-24 21:42:40.014248+00', 'ClockStarted', 'S-portal', 'C-YX072F3QW2T8-0', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-24T21:42:40.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": ["2026-11-25T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'de2990c88604099fd436b526f4cafc65f439721efcf26e36e749401669132bc7', '06783be425496a81985f5a84a65fb304c13fc102b18d9a7b9565848eb3b57062'),
	('C-YX072F3QW2T8', 3, '2026-11-25 15:42:10.344432+00', '2026-11-25 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-25T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '06783be425496a81985f5a84a65fb304c13fc102b18d9a7b9565848eb3b57062', '0444240f94ebd5ba0c8d55aaf91b6fe09702aa049264f38b380e41224245e587'),
	('C-9MVSY0MJQ9GH', 1, '2026-11-25 15:42:10.334889+00', '2026-11-25 12:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-9MVSY0MJQ9GH-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": null, "source": "3B", "address": "Flat 2, 88 Canal Street", "concern": "Floors unsafe for a baby about to crawl; three visits missed.", "ethnicity": "WOTH", "household": null, "child_name": "Wilf Oakshott", "disabilities": null, "date_of_birth": "2026-06-28", "parents_aware": null, "referrer_name": "Health visitor", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Canal Street clinic", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother"}, "missing": [{"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'ede6a2ac5bb0906f068ed626a87d7ebb0738987fcca00445e9857360f3cab3d7'),
	('C-9MVSY0MJQ9GH', 2, '2026-11-25 15:42:10.334889+00', '2026-11-25 12:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-9MVSY0MJQ9GH-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T12:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'ede6a2ac5bb0906f068ed626a87d7ebb0738987fcca00445e9857360f3cab3d7', 'd17fd4b6d78048e9bd977e295130d7ca48cbb844a14196e690d313c5d4b27b70');
INSERT INTO public.journal VALUES
	('C-9MVSY0MJQ9GH', 3, '2026-11-25 15:42:10.334889+00', '2026-11-25 12:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-9MVSY0MJQ9GH-0', '{"due": "2026-11-27T17:00:00Z", "kind": "ClockStarted", "rule": "missing_details", "about": null, "cause": 1, "clock": "missing_details", "anchor": "2026-11-25T12:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-27T17:00:00Z", "2026-11-30T13:00:00Z", "2026-12-01T17:00:00Z", "2026-12-04T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd17fd4b6d78048e9bd977e295130d7ca48cbb844a14196e690d313c5d4b27b70', '9e0ba8fd82068e97e2ebf58f2d30c1670764dc26168a58d1323a3cdc1ee92a4a'),
	('C-9MVSY0MJQ9GH', 4, '2026-11-25 15:42:10.334889+00', '2026-11-25 13:42:10.014248+00', 'CheckRequested', 'P-101', 'C-9MVSY0MJQ9GH-1', '{"kind": "CheckRequested", "agency": "gp", "purpose": "Weight and appointments kept"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9e0ba8fd82068e97e2ebf58f2d30c1670764dc26168a58d1323a3cdc1ee92a4a', '14f3b1b9afcd6ea68a8a90cfd89555a84e7f277385e56dcc80c0ee4efbba50b9'),
	('C-9MVSY0MJQ9GH', 5, '2026-11-25 15:42:10.334889+00', '2026-11-25 13:42:10.014248+00', 'ClockStarted', 'P-101', 'C-9MVSY0MJQ9GH-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "agency_reply", "about": "gp", "cause": 4, "clock": "agency_reply:gp", "anchor": "2026-11-25T13:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '14f3b1b9afcd6ea68a8a90cfd89555a84e7f277385e56dcc80c0ee4efbba50b9', '0261cfa17be224b09e12292aeb53ee43caf26231069be8840e2b79f24661a162'),
	('C-9MVSY0MJQ9GH', 6, '2026-11-25 15:42:10.334889+00', '2026-11-25 14:02:10.014248+00', 'DetailsSupplied', 'P-101', 'C-9MVSY0MJQ9GH-2', '{"kind": "DetailsSupplied", "details": {"sex": null, "school": null, "address": null, "concern": null, "ethnicity": null, "household": "Mother, baby, mother''s friend", "child_name": null, "disabilities": null, "date_of_birth": null, "parents_aware": "Yes", "referrer_name": null, "domestic_abuse": null, "referrer_contact": null, "expected_date_of_birth": null, "parental_responsibility": null}, "still_missing": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0261cfa17be224b09e12292aeb53ee43caf26231069be8840e2b79f24661a162', '92587fd8f5c417add70594a951ce5a359e4c0a70e6745e49ee06da537d21459f'),
	('C-9MVSY0MJQ9GH', 7, '2026-11-25 15:42:10.334889+00', '2026-11-25 14:02:10.014248+00', 'DetailsCompleted', 'P-101', 'C-9MVSY0MJQ9GH-2', '{"kind": "DetailsCompleted"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '92587fd8f5c417add70594a951ce5a359e4c0a70e6745e49ee06da537d21459f', '466c4e00223e728b6f7bd9d8ca5de4b4e8280ef844ed1d8b804810bd2b2b053f'),
	('C-9MVSY0MJQ9GH', 8, '2026-11-25 15:42:10.334889+00', '2026-11-25 14:02:10.014248+00', 'ClockStopped', 'P-101', 'C-9MVSY0MJQ9GH-2', '{"kind": "ClockStopped", "late": false, "cause": 7, "clock": "missing_details", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '466c4e00223e728b6f7bd9d8ca5de4b4e8280ef844ed1d8b804810bd2b2b053f', 'f1b05d3b3a635d808cb82551de0283d39ec33f2c493d8a55e9eee9068d1a63f4'),
	('C-9Y4YTA6XR3PH', 1, '2026-11-25 15:42:10.350802+00', '2026-11-25 11:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-9Y4YTA6XR3PH-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": "Quarry Road Junior", "source": "6", "address": "31 Quarry Road", "concern": "Called at two in the morning; the child was in the next room.", "ethnicity": "WIRI", "household": "Mother, mother''s partner, child", "child_name": "Bryony Castell", "disabilities": null, "date_of_birth": "2016-11-20", "parents_aware": "Yes", "referrer_name": "Response sergeant", "domestic_abuse": true, "protection_plan": false, "earlier_episodes": ["E-2019-0417"], "referrer_contact": "Control room", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '98ed20f8e16e839c7694d2cdb07c9c497e102b3b2ec52a7b50d8aca444d332ef'),
	('C-9Y4YTA6XR3PH', 2, '2026-11-25 15:42:10.350802+00', '2026-11-25 11:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-9Y4YTA6XR3PH-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T11:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '98ed20f8e16e839c7694d2cdb07c9c497e102b3b2ec52a7b50d8aca444d332ef', '0da225e68b74d8e1a60182bed8acbf5fbe1ca43daea03018cf6ec287a9eb0e05'),
	('C-9Y4YTA6XR3PH', 3, '2026-11-25 15:42:10.350802+00', '2026-11-25 11:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-9Y4YTA6XR3PH-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "domestic_abuse_screening", "about": null, "cause": 1, "clock": "domestic_abuse_screening", "anchor": "2026-11-25T11:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0da225e68b74d8e1a60182bed8acbf5fbe1ca43daea03018cf6ec287a9eb0e05', '73507b09dc9c1c9d4f7290b06abf6b84988f97261b468337f8579d837ad788a3'),
	('C-9Y4YTA6XR3PH', 4, '2026-11-25 15:42:10.350802+00', '2026-11-25 12:42:10.014248+00', 'CheckRequested', 'P-103', 'C-9Y4YTA6XR3PH-1', '{"kind": "CheckRequested", "agency": "domestic_abuse", "purpose": "What is known of earlier incidents"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '73507b09dc9c1c9d4f7290b06abf6b84988f97261b468337f8579d837ad788a3', '5a2c0912babde42c3acc7bd1b2ca2dac079a49519ee42184b5248f4dcdad5ce0'),
	('C-9Y4YTA6XR3PH', 5, '2026-11-25 15:42:10.350802+00', '2026-11-25 12:42:10.014248+00', 'ClockStarted', 'P-103', 'C-9Y4YTA6XR3PH-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "agency_reply", "about": "domestic_abuse", "cause": 4, "clock": "agency_reply:domestic_abuse", "anchor": "2026-11-25T12:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5a2c0912babde42c3acc7bd1b2ca2dac079a49519ee42184b5248f4dcdad5ce0', 'dbcb09cf3b3b81998d78a794cf8391a30391bd3365487db8a065d75f16cb56a3'),
	('C-9Y4YTA6XR3PH', 6, '2026-11-25 15:42:10.350802+00', '2026-11-25 12:47:10.014248+00', 'CheckRequested', 'P-103', 'C-9Y4YTA6XR3PH-2', '{"kind": "CheckRequested", "agency": "school", "purpose": "How the child is this morning"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'dbcb09cf3b3b81998d78a794cf8391a30391bd3365487db8a065d75f16cb56a3', 'e83e5cb094a3ee9e3d183ba7f6684b5df77d6ac52e473d4cdb5f848e4ecc844c'),
	('C-9Y4YTA6XR3PH', 7, '2026-11-25 15:42:10.350802+00', '2026-11-25 12:47:10.014248+00', 'ClockStarted', 'P-103', 'C-9Y4YTA6XR3PH-2', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "agency_reply", "about": "school", "cause": 6, "clock": "agency_reply:school", "anchor": "2026-11-25T12:47:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e83e5cb094a3ee9e3d183ba7f6684b5df77d6ac52e473d4cdb5f848e4ecc844c', '4fe63c84a540f9865a187832a701c3837cccaced5942098b9890ecf20704e378'),
	('C-9Y4YTA6XR3PH', 8, '2026-11-25 15:42:10.350802+00', '2026-11-25 14:12:10.014248+00', 'CheckAnswered', 'P-103', 'C-9Y4YTA6XR3PH-3', '{"kind": "CheckAnswered", "agency": "school", "answer": "In school, tired, said it was loud."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4fe63c84a540f9865a187832a701c3837cccaced5942098b9890ecf20704e378', '0a7d679391bd5fa3d3dca64fb51f2f68200ef8d375da2823de5e166ec90c34ec'),
	('C-9Y4YTA6XR3PH', 9, '2026-11-25 15:42:10.350802+00', '2026-11-25 14:12:10.014248+00', 'ClockStopped', 'P-103', 'C-9Y4YTA6XR3PH-3', '{"kind": "ClockStopped", "late": false, "cause": 8, "clock": "agency_reply:school", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0a7d679391bd5fa3d3dca64fb51f2f68200ef8d375da2823de5e166ec90c34ec', '800157a3943770e5dbc67638266db71a85b4295302fab7bad7c3bd7a254a6e1c'),
	('C-A4YBB92K93AD', 1, '2026-11-25 15:42:10.372285+00', '2026-11-25 09:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-A4YBB92K93AD-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": "F-2291", "contact": {"sex": "F", "school": "Hillminster High", "source": "2A", "address": "2 Tanner''s Yard", "concern": "Late and hungry most days since the half term; takes the younger two to school.", "ethnicity": "WBRI", "household": "Father and three children", "child_name": "Edda Fairbrook", "disabilities": null, "date_of_birth": "2014-08-17", "parents_aware": "Yes", "referrer_name": "Form tutor", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "school office", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '402d9b7518ac01c3aa23a6111a9126d901e302a2e287cdfa6a1f387874abdd24'),
	('C-A4YBB92K93AD', 2, '2026-11-25 15:42:10.372285+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-A4YBB92K93AD-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '402d9b7518ac01c3aa23a6111a9126d901e302a2e287cdfa6a1f387874abdd24', '753081d0eca046606b44d5e582c6531d21e41a136c202a065d7cf7161cb8f3f8'),
	('C-A4YBB92K93AD', 3, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:42:10.014248+00', 'ContactDecided', 'P-102', 'C-A4YBB92K93AD-1', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "All three need to be seen.", "threshold": "level-3", "risk_factors": ["hungry at school", "looks after the younger ones"], "protective_factors": ["talks to the form tutor"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '753081d0eca046606b44d5e582c6531d21e41a136c202a065d7cf7161cb8f3f8', '8071d6bf60cae213697e7596d0112928e8324c2134d754a73f36e6cfe3bbc0d1'),
	('C-A4YBB92K93AD', 4, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:42:10.014248+00', 'ClockStopped', 'P-102', 'C-A4YBB92K93AD-1', '{"kind": "ClockStopped", "late": false, "cause": 3, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8071d6bf60cae213697e7596d0112928e8324c2134d754a73f36e6cfe3bbc0d1', 'cc08529e6bc1098405b59a4fd3ba1b7f7d57a87c88cf4296555110c50c03f2cc'),
	('C-A4YBB92K93AD', 5, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:42:10.014248+00', 'ReferralMade', 'P-102', 'C-A4YBB92K93AD-1', '{"kind": "ReferralMade", "threshold": "level-3"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'cc08529e6bc1098405b59a4fd3ba1b7f7d57a87c88cf4296555110c50c03f2cc', '78b6ced09a1d0677690fdfaab73c565ad725b9c6606f34f1b96e1de489b9f48e'),
	('C-A4YBB92K93AD', 6, '2026-11-25 15:42:10.372285+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'P-102', 'C-A4YBB92K93AD-1', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '78b6ced09a1d0677690fdfaab73c565ad725b9c6606f34f1b96e1de489b9f48e', '147df395df95ede1bdda70a8d6d1eb59e9cf663d4077184cb4473644a5889f18'),
	('C-A4YBB92K93AD', 7, '2026-11-25 15:42:10.372285+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'P-102', 'C-A4YBB92K93AD-1', '{"due": "2027-02-02T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2027-02-02T09:00:00Z", "2027-02-02T13:00:00Z", "2027-02-03T17:00:00Z", "2027-02-08T17:00:00Z"], "warn_at": ["2026-12-23T09:00:00Z", "2027-01-18T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '147df395df95ede1bdda70a8d6d1eb59e9cf663d4077184cb4473644a5889f18', 'f8389a073c7a4074a2edde867484c41f886f9a30695b8fbebebb98e1c9b6aaec'),
	('C-A4YBB92K93AD', 8, '2026-11-25 15:42:10.372285+00', '2026-11-25 09:42:10.014248+00', 'ClockStarted', 'P-102', 'C-A4YBB92K93AD-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T09:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f8389a073c7a4074a2edde867484c41f886f9a30695b8fbebebb98e1c9b6aaec', 'cf459e343581eb9769443590d7e9329289754a5fc994bf777078ece7b9c2544a'),
	('C-A4YBB92K93AD', 9, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-A4YBB92K93AD-1', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 5, "clock": "allocation", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'cf459e343581eb9769443590d7e9329289754a5fc994bf777078ece7b9c2544a', 'c9b7454039119630bbd03a4669b274d3228bd54b6f3dbf1d76244b411cafa46e'),
	('C-A4YBB92K93AD', 10, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-A4YBB92K93AD-1', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 5, "clock": "supervision", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c9b7454039119630bbd03a4669b274d3228bd54b6f3dbf1d76244b411cafa46e', '087678106b9dbee147f2f43ead35a28e58d873904bb44b14f761e951bdd67757'),
	('C-A4YBB92K93AD', 11, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:52:10.014248+00', 'ReferrerAcknowledged', 'P-102', 'C-A4YBB92K93AD-2', '{"how": "Telephone", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '087678106b9dbee147f2f43ead35a28e58d873904bb44b14f761e951bdd67757', 'f316d47587f92168959edfc657552fe356d597e6fa0340dfb8960568686db902'),
	('C-A4YBB92K93AD', 12, '2026-11-25 15:42:10.372285+00', '2026-11-25 10:52:10.014248+00', 'ClockStopped', 'P-102', 'C-A4YBB92K93AD-2', '{"kind": "ClockStopped", "late": false, "cause": 11, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f316d47587f92168959edfc657552fe356d597e6fa0340dfb8960568686db902', '1e7840e3759c53fc1a97031ed166c01f1d9861037e18434456c86bbe4c2e8f01'),
	('C-A4YBB92K93AD', 13, '2026-11-25 15:42:10.372285+00', '2026-11-25 11:02:10.014248+00', 'ReferralAccepted', 'P-110', 'C-A4YBB92K93AD-3', '{"kind": "ReferralAccepted", "rationale": "An assessment of the three together."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '1e7840e3759c53fc1a97031ed166c01f1d9861037e18434456c86bbe4c2e8f01', '8f4b311e8e57a0bebff1ea1684748becf96e436b763a98ca16c49724d5af9503'),
	('C-A4YBB92K93AD', 14, '2026-11-25 15:42:10.372285+00', '2026-11-25 11:12:10.014248+00', 'WorkerAllocated', 'P-310', 'C-A4YBB92K93AD-4', '{"kind": "WorkerAllocated", "team": "assessment-west", "worker": "P-301", "open_cases": 12, "experienced": false, "over_limit_reason": null, "registered_social_worker": true}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8f4b311e8e57a0bebff1ea1684748becf96e436b763a98ca16c49724d5af9503', 'd6e2116592eadbb6d0536de9ae94c6a7524233430bfdd1a1986dae16d64d392b'),
	('C-A4YBB92K93AD', 15, '2026-11-25 15:42:10.372285+00', '2026-11-25 11:12:10.014248+00', 'ClockStopped', 'P-310', 'C-A4YBB92K93AD-4', '{"kind": "ClockStopped", "late": false, "cause": 14, "clock": "allocation", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd6e2116592eadbb6d0536de9ae94c6a7524233430bfdd1a1986dae16d64d392b', '4d39a90fa9d89f928a5bb67e457b4ca596a62106bc10c361b20f1945c368b1be'),
	('C-A4YBB92K93AD', 16, '2026-11-25 15:42:10.372285+00', '2026-11-25 15:02:10.014248+00', 'ChildSeen', 'P-301', 'C-A4YBB92K93AD-5', '{"kind": "ChildSeen", "alone": true, "seen_by": "P-301", "observations": null, "why_not_alone": null, "seen_by_registered_social_worker": true}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4d39a90fa9d89f928a5bb67e457b4ca596a62106bc10c361b20f1945c368b1be', '1da93586b784d037c9e49f1b144475f99c0b1d5b4c1ebecfc4a1c904134b1676'),
	('C-A4YBB92K93AD', 17, '2026-11-25 15:42:10.372285+00', '2026-11-25 15:02:10.014248+00', 'ClockStopped', 'P-301', 'C-A4YBB92K93AD-5', '{"kind": "ClockStopped", "late": false, "cause": 16, "clock": "child_seen", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '1da93586b784d037c9e49f1b144475f99c0b1d5b4c1ebecfc4a1c904134b1676', 'f5c551190a2939e9fa57d61bb2176c1754f6c334ff6baebf5ef87f24b401ed48'),
	('C-6Y557YDDZWKJ', 1, '2026-11-25 15:42:11.546061+00', '2026-11-25 15:41:40.014248+00', 'CaseAdopted', 'S-portal', 'C-6Y557YDDZWKJ-0', '{"kind": "CaseAdopted", "team": "assessment-east", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "stage": "assessment", "family": null, "contact": {"sex": null, "school": null, "source": "3A", "address": null, "concern": null, "ethnicity": "BCRB", "household": null, "child_name": null, "disabilities": null, "date_of_birth": "2020-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "section_47": [], "assessments": [{"started_on": "2026-10-28", "authorised_on": null}], "referred_at": "2026-10-26T00:00:00Z", "primary_need": "N1", "census_reference": "HS-000815"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'a71c5c9c14980666c9478518645e0b27e48f7febf141e3ecca4d81ef3c278475'),
	('C-6Y557YDDZWKJ', 2, '2026-11-25 15:42:11.546061+00', '2026-10-26 00:00:00+00', 'ClockStarted', 'S-portal', 'C-6Y557YDDZWKJ-0', '{"due": "2026-12-31T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-10-26T00:00:00Z", "episode": 1, "rung_at": ["2026-12-31T09:00:00Z", "2026-12-31T13:00:00Z", "2027-01-04T17:00:00Z", "2027-01-07T17:00:00Z"], "warn_at": ["2026-11-23T09:00:00Z", "2026-12-14T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'a71c5c9c14980666c9478518645e0b27e48f7febf141e3ecca4d81ef3c278475', 'e67e8a9582f14c42118992ed0a41c13c4f34d29be1c4c2239276a899c575d69f'),
	('C-6Y557YDDZWKJ', 3, '2026-11-25 15:42:11.546061+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-6Y557YDDZWKJ-0', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e67e8a9582f14c42118992ed0a41c13c4f34d29be1c4c2239276a899c575d69f', '4d6cf394f3db203f36a526d83dc36047b445f39e2bc780ae7b7145c5e3d0cc90'),
	('C-6Y557YDDZWKJ', 4, '2026-11-25 15:42:11.546061+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-6Y557YDDZWKJ-0', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 1, "clock": "supervision", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4d6cf394f3db203f36a526d83dc36047b445f39e2bc780ae7b7145c5e3d0cc90', '6076b938639ba4c6107825c5b3e29ce37d16ddb59f8b6914dfa93f0d0627b7d3'),
	('C-6Y557YDDZWKJ', 5, '2026-11-25 15:42:11.546061+00', '2026-11-23 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "assessment", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-23T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '6076b938639ba4c6107825c5b3e29ce37d16ddb59f8b6914dfa93f0d0627b7d3', 'c0c01ceba9b515393f65d9204689278d90c7e63668ff4d966b8e64a234131881'),
	('C-YX072F3QW2T8', 4, '2026-11-25 15:42:10.981498+00', '2026-11-24 22:42:10.014248+00', 'ContactDecided', 'P-102', 'C-YX072F3QW2T8-1', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "An urgent visit and a strategy discussion.", "threshold": "level-4", "risk_factors": ["adult under arrest lives in the home"], "protective_factors": ["with an aunt for now"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0444240f94ebd5ba0c8d55aaf91b6fe09702aa049264f38b380e41224245e587', '94fa0c2126b782c5c19f9f490bf1c7ed296c253c1b50e18c5cfed2d64a4aafc9'),
	('C-YX072F3QW2T8', 5, '2026-11-25 15:42:10.981498+00', '2026-11-24 22:42:10.014248+00', 'ClockStopped', 'P-102', 'C-YX072F3QW2T8-1', '{"kind": "ClockStopped", "late": false, "cause": 4, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '94fa0c2126b782c5c19f9f490bf1c7ed296c253c1b50e18c5cfed2d64a4aafc9', 'acc9d60381b9500fddfd82e892870f7a1afef119fda84d43b657d728af186e63'),
	('C-JY8RGTFPG44B', 1, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ContactReceived', 'S-portal', 'C-JY8RGTFPG44B-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": null, "source": "3E", "address": "5 Orchard Gate", "concern": "An injury that the account given does not explain.", "ethnicity": "AIND", "household": "Mother and father", "child_name": "Merle Dunstable", "disabilities": null, "date_of_birth": "2026-05-09", "parents_aware": "Yes", "referrer_name": "Registrar on the children''s ward", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Hillshire Infirmary", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother and father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '5b55fa7864c49298539fa9f71d0017d1d07bb36b69b1c3cbc1801189e3669f0c'),
	('C-JY8RGTFPG44B', 2, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ClockStarted', 'S-portal', 'C-JY8RGTFPG44B-0', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-24T15:42:35.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": ["2026-11-25T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5b55fa7864c49298539fa9f71d0017d1d07bb36b69b1c3cbc1801189e3669f0c', '8f612068f4d76dd5b162665734551136e04e0e9ac1254789d7926e5cf5d8aa0c'),
	('C-JY8RGTFPG44B', 3, '2026-11-25 15:42:10.376847+00', '2026-11-24 16:42:10.014248+00', 'ContactDecided', 'P-103', 'C-JY8RGTFPG44B-1', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "An injury that the account does not explain.", "threshold": "level-4", "risk_factors": ["injury in a child who cannot walk yet"], "protective_factors": ["kept in hospital overnight"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8f612068f4d76dd5b162665734551136e04e0e9ac1254789d7926e5cf5d8aa0c', 'f524cfbcbc72ce98d6f2ff06a8204ed34d9d5bf8f9ef6868718e63fdff062ef0'),
	('C-JY8RGTFPG44B', 4, '2026-11-25 15:42:10.376847+00', '2026-11-24 16:42:10.014248+00', 'ClockStopped', 'P-103', 'C-JY8RGTFPG44B-1', '{"kind": "ClockStopped", "late": false, "cause": 3, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f524cfbcbc72ce98d6f2ff06a8204ed34d9d5bf8f9ef6868718e63fdff062ef0', '353097331029f49542730bde2de381b3839302acc6330fd90ae716d4aede4a44'),
	('C-JY8RGTFPG44B', 5, '2026-11-25 15:42:10.376847+00', '2026-11-24 16:42:10.014248+00', 'ReferralMade', 'P-103', 'C-JY8RGTFPG44B-1', '{"kind": "ReferralMade", "threshold": "level-4"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '353097331029f49542730bde2de381b3839302acc6330fd90ae716d4aede4a44', '758bab81583c65106401357f1f6458be7add23176fe58c1c9bae94c7688d1b13'),
	('C-JY8RGTFPG44B', 6, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-24T15:42:35.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '758bab81583c65106401357f1f6458be7add23176fe58c1c9bae94c7688d1b13', '1409abb656df09368fe22b92fb2fc668f37eabe4b8e5aedfb43dda24f68fd5bc'),
	('C-JY8RGTFPG44B', 7, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2027-01-30T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-24T15:42:35.014248Z", "episode": 1, "rung_at": ["2027-02-01T09:00:00Z", "2027-02-01T13:00:00Z", "2027-02-02T17:00:00Z", "2027-02-05T17:00:00Z"], "warn_at": ["2026-12-22T09:00:00Z", "2027-01-15T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '1409abb656df09368fe22b92fb2fc668f37eabe4b8e5aedfb43dda24f68fd5bc', 'f62c36c2d3e471644a6d9d50e75b046b4e62cbda819031896edc508ee3b2a009'),
	('C-JY8RGTFPG44B', 8, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2026-11-25T15:42:35.014248Z", "kind": "ClockStarted", "rule": "urgent_visit", "about": null, "cause": 1, "clock": "urgent_visit", "anchor": "2026-11-24T15:42:35.014248Z", "episode": 1, "rung_at": ["2026-11-25T15:42:35.014248Z", "2026-11-25T17:42:35.014248Z", "2026-11-25T21:42:35.014248Z", "2026-11-26T15:42:35.014248Z"], "warn_at": ["2026-11-25T09:42:35.014248Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f62c36c2d3e471644a6d9d50e75b046b4e62cbda819031896edc508ee3b2a009', 'ae7d965aa603824b32a79f80f7d2092b379f2754ab1d9c68ad087479ad3c87b1'),
	('C-JY8RGTFPG44B', 9, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2026-12-01T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-24T15:42:35.014248Z", "episode": 1, "rung_at": ["2026-12-01T17:00:00Z", "2026-12-02T13:00:00Z", "2026-12-03T17:00:00Z", "2026-12-08T17:00:00Z"], "warn_at": ["2026-11-27T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'ae7d965aa603824b32a79f80f7d2092b379f2754ab1d9c68ad087479ad3c87b1', 'f1cd7820de2d8cf35216dfc47e2765f1a1c14acd77ad0fd17e8c5fa4329cdd77'),
	('C-JY8RGTFPG44B', 10, '2026-11-25 15:42:10.376847+00', '2026-11-24 16:42:10.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 5, "clock": "allocation", "anchor": "2026-11-24T16:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f1cd7820de2d8cf35216dfc47e2765f1a1c14acd77ad0fd17e8c5fa4329cdd77', 'fed0149813a90e9b104f0bffbe39f98d9dfb7c7b6639bf275f089789c2937d71'),
	('C-JY8RGTFPG44B', 11, '2026-11-25 15:42:10.376847+00', '2026-11-24 16:42:10.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2026-12-22T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 5, "clock": "supervision", "anchor": "2026-11-24T16:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-22T17:00:00Z", "2026-12-23T13:00:00Z", "2026-12-24T17:00:00Z", "2026-12-31T17:00:00Z"], "warn_at": ["2026-12-15T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'fed0149813a90e9b104f0bffbe39f98d9dfb7c7b6639bf275f089789c2937d71', 'e078b705d5f1d49afb1d007ec57e7a74abde202e6704bef7b414c542aead3600');
INSERT INTO public.journal VALUES
	('C-JY8RGTFPG44B', 12, '2026-11-25 15:42:10.376847+00', '2026-11-24 15:42:35.014248+00', 'ClockStarted', 'P-103', 'C-JY8RGTFPG44B-1', '{"due": "2026-11-25T15:42:35.014248Z", "kind": "ClockStarted", "rule": "strategy_discussion", "about": null, "cause": 1, "clock": "strategy_discussion", "anchor": "2026-11-24T15:42:35.014248Z", "episode": 1, "rung_at": ["2026-11-25T15:42:35.014248Z", "2026-11-25T17:42:35.014248Z", "2026-11-25T21:42:35.014248Z", "2026-11-26T15:42:35.014248Z"], "warn_at": ["2026-11-25T09:42:35.014248Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e078b705d5f1d49afb1d007ec57e7a74abde202e6704bef7b414c542aead3600', '3226cefd868820f847db9a124a420e0eb4fd3b6a3ffb657eabbb3dbdba28bb28'),
	('C-JY8RGTFPG44B', 13, '2026-11-25 15:42:10.376847+00', '2026-11-24 17:42:10.014248+00', 'ReferrerAcknowledged', 'P-103', 'C-JY8RGTFPG44B-2', '{"how": "Telephone to the ward", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '3226cefd868820f847db9a124a420e0eb4fd3b6a3ffb657eabbb3dbdba28bb28', 'e1331fe9aef4ce87be2520228ddec4608a7274039c15bfa52153e5309c6a9905'),
	('C-JY8RGTFPG44B', 14, '2026-11-25 15:42:10.376847+00', '2026-11-24 17:42:10.014248+00', 'ClockStopped', 'P-103', 'C-JY8RGTFPG44B-2', '{"kind": "ClockStopped", "late": false, "cause": 13, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e1331fe9aef4ce87be2520228ddec4608a7274039c15bfa52153e5309c6a9905', 'a55489799898532d57be5acd7b60a3103e7a19f14b5d42ed67849fce015fe07c'),
	('C-JY8RGTFPG44B', 15, '2026-11-25 15:42:10.376847+00', '2026-11-25 09:42:35.014248+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "strategy_discussion", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-25T09:42:35.014248Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'a55489799898532d57be5acd7b60a3103e7a19f14b5d42ed67849fce015fe07c', '14074ba9fa7aa789258882a89fb4e07f7f9372aef2c408aa4373160191219481'),
	('C-JY8RGTFPG44B', 16, '2026-11-25 15:42:10.376847+00', '2026-11-25 09:42:35.014248+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "urgent_visit", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-25T09:42:35.014248Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '14074ba9fa7aa789258882a89fb4e07f7f9372aef2c408aa4373160191219481', 'b70237c6bfa6bd63eeb90d7282fd9fe78274c15d2e2ddbaf2d60714144595e00'),
	('C-EKDCNMBV2PAC', 1, '2026-11-25 15:42:10.367032+00', '2026-11-25 10:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-EKDCNMBV2PAC-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": null, "school": null, "source": "3D", "address": "12 Sorrel Close", "concern": "Booked at 29 weeks; no plans yet for the birth.", "ethnicity": null, "household": "Mother", "child_name": null, "disabilities": null, "date_of_birth": null, "parents_aware": "Yes", "referrer_name": "Community midwife", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Hillshire maternity", "transferred_from": null, "expected_date_of_birth": "2027-02-03", "parental_responsibility": "Mother, from birth"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '1f05610d3673432f4353da3a7492838b1fd2436dd03dea7d05042705f96eaa2e'),
	('C-EKDCNMBV2PAC', 2, '2026-11-25 15:42:10.367032+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-EKDCNMBV2PAC-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '1f05610d3673432f4353da3a7492838b1fd2436dd03dea7d05042705f96eaa2e', '70ca73828d80c0593a3fca8bf576026b419d9518bea5a3c72d0a7eff7d4d7ab1'),
	('C-EKDCNMBV2PAC', 3, '2026-11-25 15:42:10.367032+00', '2026-11-25 11:42:10.014248+00', 'CheckRequested', 'P-102', 'C-EKDCNMBV2PAC-1', '{"kind": "CheckRequested", "agency": "substance_misuse", "purpose": "Whether the mother is in treatment"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '70ca73828d80c0593a3fca8bf576026b419d9518bea5a3c72d0a7eff7d4d7ab1', '013d4e1788b992bba58a03d14edfdf0abebfdb4019256df3df2ddf4c3d9e280a'),
	('C-EKDCNMBV2PAC', 4, '2026-11-25 15:42:10.367032+00', '2026-11-25 11:42:10.014248+00', 'ClockStarted', 'P-102', 'C-EKDCNMBV2PAC-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "agency_reply", "about": "substance_misuse", "cause": 3, "clock": "agency_reply:substance_misuse", "anchor": "2026-11-25T11:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '013d4e1788b992bba58a03d14edfdf0abebfdb4019256df3df2ddf4c3d9e280a', '90febda8c0f4e0e3e0848af6ff64a84ad331d50bb6e8d638008ce1f30e78500a'),
	('C-EKDCNMBV2PAC', 5, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:22:10.014248+00', 'ContactDecided', 'P-102', 'C-EKDCNMBV2PAC-2', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "A pre-birth assessment is needed.", "threshold": "level-3", "risk_factors": ["booked at 29 weeks", "two appointments missed"], "protective_factors": ["keeps in touch with the midwife now"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '90febda8c0f4e0e3e0848af6ff64a84ad331d50bb6e8d638008ce1f30e78500a', 'f4e47c28ac545d77b211d35cffc8005922d13a9f89f85e8b18f690aa252611eb'),
	('C-EKDCNMBV2PAC', 6, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:22:10.014248+00', 'ClockStopped', 'P-102', 'C-EKDCNMBV2PAC-2', '{"kind": "ClockStopped", "late": false, "cause": 5, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f4e47c28ac545d77b211d35cffc8005922d13a9f89f85e8b18f690aa252611eb', '04b6d07b91934fd5b97da248d68897e51b62df18b471f6edbb8997984f84dba6'),
	('C-EKDCNMBV2PAC', 7, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:22:10.014248+00', 'ReferralMade', 'P-102', 'C-EKDCNMBV2PAC-2', '{"kind": "ReferralMade", "threshold": "level-3"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '04b6d07b91934fd5b97da248d68897e51b62df18b471f6edbb8997984f84dba6', '010d7ced090c8187a6d5fc85b1a0e458da61c1a8e84f362fa499e7efe42bcf35'),
	('C-YX072F3QW2T8', 6, '2026-11-25 15:42:10.981498+00', '2026-11-24 22:42:10.014248+00', 'ReferralMade', 'P-102', 'C-YX072F3QW2T8-1', '{"kind": "ReferralMade", "threshold": "level-4"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'acc9d60381b9500fddfd82e892870f7a1afef119fda84d43b657d728af186e63', '2d466c78f1dbfd3c7a9606866f144311f59fc875e5776a29aa4645a842177902'),
	('C-EKDCNMBV2PAC', 8, '2026-11-25 15:42:10.367032+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-EKDCNMBV2PAC-2', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '010d7ced090c8187a6d5fc85b1a0e458da61c1a8e84f362fa499e7efe42bcf35', 'afc8e5105eeeb1f32b02d393f8e1e64ee8c34f4ebe8c668289630429437d3c45'),
	('C-EKDCNMBV2PAC', 9, '2026-11-25 15:42:10.367032+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-EKDCNMBV2PAC-2', '{"due": "2027-02-02T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2027-02-02T09:00:00Z", "2027-02-02T13:00:00Z", "2027-02-03T17:00:00Z", "2027-02-08T17:00:00Z"], "warn_at": ["2026-12-23T09:00:00Z", "2027-01-18T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'afc8e5105eeeb1f32b02d393f8e1e64ee8c34f4ebe8c668289630429437d3c45', 'f3340485fdbb61d7253afc2bdbbbee65ad059eb84a4d3cd404b846bf08a412f2'),
	('C-EKDCNMBV2PAC', 10, '2026-11-25 15:42:10.367032+00', '2026-11-25 10:42:10.014248+00', 'ClockStarted', 'P-102', 'C-EKDCNMBV2PAC-2', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T10:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f3340485fdbb61d7253afc2bdbbbee65ad059eb84a4d3cd404b846bf08a412f2', '15d07ff76b335ecd63a34702b06271af01622a130b0e302aff4a2eb7897ef314'),
	('C-EKDCNMBV2PAC', 11, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:22:10.014248+00', 'ClockStarted', 'P-102', 'C-EKDCNMBV2PAC-2', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 7, "clock": "allocation", "anchor": "2026-11-25T12:22:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '15d07ff76b335ecd63a34702b06271af01622a130b0e302aff4a2eb7897ef314', '01072299660fe174a49393913ac40a476e9b45399fe83ef262ea75dbf307b20c'),
	('C-EKDCNMBV2PAC', 12, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:22:10.014248+00', 'ClockStarted', 'P-102', 'C-EKDCNMBV2PAC-2', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 7, "clock": "supervision", "anchor": "2026-11-25T12:22:10.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '01072299660fe174a49393913ac40a476e9b45399fe83ef262ea75dbf307b20c', '851130b643ac01ef5f67cde3f99cff0563800aee236ada1ae5112b324ad51185'),
	('C-EKDCNMBV2PAC', 13, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:32:10.014248+00', 'ReferrerAcknowledged', 'P-102', 'C-EKDCNMBV2PAC-3', '{"how": "Secure e-mail", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '851130b643ac01ef5f67cde3f99cff0563800aee236ada1ae5112b324ad51185', '0e40b2b414a4b6bd8ee2dd1b0a0288bf7314f5d87f3801c3b9733f78473ec0f1'),
	('C-EKDCNMBV2PAC', 14, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:32:10.014248+00', 'ClockStopped', 'P-102', 'C-EKDCNMBV2PAC-3', '{"kind": "ClockStopped", "late": false, "cause": 13, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0e40b2b414a4b6bd8ee2dd1b0a0288bf7314f5d87f3801c3b9733f78473ec0f1', '9c94ee7efd7ee33fb3985e3fa9f3fa4e050e9edf21cbee49b46ca4fa97eab44e'),
	('C-EKDCNMBV2PAC', 15, '2026-11-25 15:42:10.367032+00', '2026-11-25 12:42:10.014248+00', 'ReferralAccepted', 'P-110', 'C-EKDCNMBV2PAC-4', '{"kind": "ReferralAccepted", "rationale": "Pre-birth assessment."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9c94ee7efd7ee33fb3985e3fa9f3fa4e050e9edf21cbee49b46ca4fa97eab44e', 'e68298b66ee3d702a49b04bcda92c4c6d1b0930ee330a0921f76407d151735f6'),
	('C-F65V85JQ8NVR', 1, '2026-11-25 15:42:11.11221+00', '2026-11-24 13:12:10.014248+00', 'ContactReceived', 'S-portal', 'C-F65V85JQ8NVR-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": "Hillminster High", "source": "3C", "address": "Gate Lodge, Park Drive", "concern": "Told the school nurse that she is afraid to go home.", "ethnicity": "MOTH", "household": "Mother, stepfather, half-brother", "child_name": "Tamsin Okell", "disabilities": null, "date_of_birth": "2013-11-21", "parents_aware": "No, at the child''s wish", "referrer_name": "School nurse", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Hillminster High, health room", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother and stepfather"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'a446b84ff01a35a0c5d8789b081d5b6b4411b0a91e58211ec458434071e2accb'),
	('C-F65V85JQ8NVR', 2, '2026-11-25 15:42:11.11221+00', '2026-11-24 13:12:10.014248+00', 'ClockStarted', 'S-portal', 'C-F65V85JQ8NVR-0', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-24T13:12:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": ["2026-11-25T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'a446b84ff01a35a0c5d8789b081d5b6b4411b0a91e58211ec458434071e2accb', '4f274d8d97d664f167aea7882daf1ed88c45238868f48e0c706dae0cc6c6c7ae'),
	('C-F65V85JQ8NVR', 3, '2026-11-25 15:42:11.11221+00', '2026-11-25 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-25T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4f274d8d97d664f167aea7882daf1ed88c45238868f48e0c706dae0cc6c6c7ae', 'f605436719d66fc567fb948b206df01829455c0728c034936fca5c5adc4c1f3c'),
	('C-A20M8YKNHYD9', 1, '2026-11-25 15:42:11.271771+00', '2026-11-20 15:20:00+00', 'ContactReceived', 'S-portal', 'C-A20M8YKNHYD9-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": null, "school": null, "source": "8", "address": null, "concern": "A child at the holiday club says there is no food at home.", "ethnicity": null, "household": null, "child_name": "Perran Vale", "disabilities": null, "date_of_birth": null, "parents_aware": null, "referrer_name": "Club leader", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "missing": [{"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: the child''s address.", "about": "address"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}, {"code": "detail_missing", "text": "Not recorded: how to reach the referrer.", "about": "referrer_contact"}], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '095abd8bd2853d0d05f6b98b869bcf4c9f6200c0a8b92c27a15b28b58dfdb8b9'),
	('C-A20M8YKNHYD9', 2, '2026-11-25 15:42:11.271771+00', '2026-11-20 15:20:00+00', 'ClockStarted', 'S-portal', 'C-A20M8YKNHYD9-0', '{"due": "2026-11-23T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-20T15:20:00Z", "episode": 1, "rung_at": ["2026-11-23T17:00:00Z", "2026-11-24T13:00:00Z", "2026-11-25T17:00:00Z", "2026-11-30T17:00:00Z"], "warn_at": ["2026-11-23T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '095abd8bd2853d0d05f6b98b869bcf4c9f6200c0a8b92c27a15b28b58dfdb8b9', 'b327db171f6def7dd3ef7ba697e1cb3590d42ac14df47a32fabe37150efae059'),
	('C-A20M8YKNHYD9', 3, '2026-11-25 15:42:11.271771+00', '2026-11-20 15:20:00+00', 'ClockStarted', 'S-portal', 'C-A20M8YKNHYD9-0', '{"due": "2026-11-24T17:00:00Z", "kind": "ClockStarted", "rule": "missing_details", "about": null, "cause": 1, "clock": "missing_details", "anchor": "2026-11-20T15:20:00Z", "episode": 1, "rung_at": ["2026-11-24T17:00:00Z", "2026-11-25T13:00:00Z", "2026-11-26T17:00:00Z", "2026-12-01T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b327db171f6def7dd3ef7ba697e1cb3590d42ac14df47a32fabe37150efae059', 'c051c80bc2c86b7a3865aab124667fd390199e9b082a7fb8fcd89685d40db604'),
	('C-A20M8YKNHYD9', 4, '2026-11-25 15:42:11.271771+00', '2026-11-23 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-23T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c051c80bc2c86b7a3865aab124667fd390199e9b082a7fb8fcd89685d40db604', '741078f3530e3954b71854de644f407ab74c50e6b3dc7cf9118b3455f73df883'),
	('C-A20M8YKNHYD9', 5, '2026-11-25 15:42:11.271771+00', '2026-11-23 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-23T17:00:00Z", "kind": "LimitBreached", "clock": "contact_decision", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '741078f3530e3954b71854de644f407ab74c50e6b3dc7cf9118b3455f73df883', 'fb3eb17600cbc47eddeb6d021726bb477b3d557b2ad7841c75c7ca37a22dfcaa'),
	('C-A20M8YKNHYD9', 6, '2026-11-25 15:42:11.271771+00', '2026-11-23 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["team_manager"], "moment": "2026-11-23T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'fb3eb17600cbc47eddeb6d021726bb477b3d557b2ad7841c75c7ca37a22dfcaa', '65457e7a124affeb74505ffbebbba8b3b9f6aa8256f6ffa490cd3a8d13ac27e7'),
	('C-A20M8YKNHYD9', 7, '2026-11-25 15:42:11.271771+00', '2026-11-24 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["service_manager"], "moment": "2026-11-24T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '65457e7a124affeb74505ffbebbba8b3b9f6aa8256f6ffa490cd3a8d13ac27e7', 'a828d7e7bb32f0470d16657a46c9c0c6eaf52ea6557349afb20c26635f8f6fb1'),
	('C-A20M8YKNHYD9', 8, '2026-11-25 15:42:11.271771+00', '2026-11-24 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-24T17:00:00Z", "kind": "LimitBreached", "clock": "missing_details", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'a828d7e7bb32f0470d16657a46c9c0c6eaf52ea6557349afb20c26635f8f6fb1', '50b61628bfcd2fea80624899a2a91e5276dbbc8e7f5894abb6b9cb3a60d8a438'),
	('C-A20M8YKNHYD9', 9, '2026-11-25 15:42:11.271771+00', '2026-11-24 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "missing_details#1", "clock": "missing_details", "roles": ["team_manager"], "moment": "2026-11-24T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '50b61628bfcd2fea80624899a2a91e5276dbbc8e7f5894abb6b9cb3a60d8a438', '047acf7f3cc5fab395b16d6f398d89aa82baae88075a375ae3b23ffa896a0293'),
	('C-A20M8YKNHYD9', 10, '2026-11-25 15:42:11.271771+00', '2026-11-25 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "missing_details#1", "clock": "missing_details", "roles": ["service_manager"], "moment": "2026-11-25T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '047acf7f3cc5fab395b16d6f398d89aa82baae88075a375ae3b23ffa896a0293', '0a3e533335586cfcf1bff0a282e2376aa9e04fcd7f389e750caa61e082dab22f'),
	('C-A8AMRQ1FA6H0', 11, '2026-11-25 15:42:11.280251+00', '2026-11-24 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "missing_details#1", "clock": "missing_details", "roles": ["service_manager"], "moment": "2026-11-24T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '6f0d715b42944d9f4390ba69c25c3b46933ca5a5b1ff6d9c584db6a95231033c', '4beb1c156c8a86158ac02881f1013cfb8763b413fcbdd01de7b2c1b5635809d5'),
	('C-FKDK6QHPNGVT', 1, '2026-11-25 15:42:11.166434+00', '2026-11-23 10:40:00+00', 'ContactReceived', 'P-101', 'C-FKDK6QHPNGVT-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": "Not known to the caller, possibly Larkhill", "source": "1B", "address": "Near 40 Weir Lane", "concern": "Out after ten on most evenings, often alone.", "ethnicity": null, "household": null, "child_name": "Known as Kit", "disabilities": null, "date_of_birth": null, "parents_aware": null, "referrer_name": "Neighbour", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Given, kept off the file at the caller''s wish", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "missing": [{"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: who lives in the household.", "about": "household"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'c612d170f12fc67c593edad98d94e45f19a8058235794fa12813dd899ba378aa'),
	('C-FKDK6QHPNGVT', 2, '2026-11-25 15:42:11.166434+00', '2026-11-23 10:40:00+00', 'ClockStarted', 'P-101', 'C-FKDK6QHPNGVT-0', '{"due": "2026-11-24T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-23T10:40:00Z", "episode": 1, "rung_at": ["2026-11-24T17:00:00Z", "2026-11-25T13:00:00Z", "2026-11-26T17:00:00Z", "2026-12-01T17:00:00Z"], "warn_at": ["2026-11-24T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c612d170f12fc67c593edad98d94e45f19a8058235794fa12813dd899ba378aa', 'f1ea2bcce0e8a4fddf62e77d55008d43badb06117b1031dd85e7256c6516a1ba'),
	('C-FKDK6QHPNGVT', 3, '2026-11-25 15:42:11.166434+00', '2026-11-23 10:40:00+00', 'ClockStarted', 'P-101', 'C-FKDK6QHPNGVT-0', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "missing_details", "about": null, "cause": 1, "clock": "missing_details", "anchor": "2026-11-23T10:40:00Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f1ea2bcce0e8a4fddf62e77d55008d43badb06117b1031dd85e7256c6516a1ba', '6c519e135081708f984e9984c00e108d6b5b4a13460f5833d19e5a31fc3c378e'),
	('C-FKDK6QHPNGVT', 4, '2026-11-25 15:42:11.166434+00', '2026-11-24 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-24T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '6c519e135081708f984e9984c00e108d6b5b4a13460f5833d19e5a31fc3c378e', '0d39622b1ef2c09892c9b4d8ec70ccf4516626a8a5b30b15d41d6dacecd23364'),
	('C-FKDK6QHPNGVT', 5, '2026-11-25 15:42:11.166434+00', '2026-11-24 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-24T17:00:00Z", "kind": "LimitBreached", "clock": "contact_decision", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0d39622b1ef2c09892c9b4d8ec70ccf4516626a8a5b30b15d41d6dacecd23364', '35ec7b0a9f42bdb7766815fff7789be9807290fd76594df2c4fa3928a250198d'),
	('C-FKDK6QHPNGVT', 6, '2026-11-25 15:42:11.166434+00', '2026-11-24 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["team_manager"], "moment": "2026-11-24T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '35ec7b0a9f42bdb7766815fff7789be9807290fd76594df2c4fa3928a250198d', '5fc81661b542dc7633386161f952b2bb9ed6f6f3e81ba50812ac28e1416046ae'),
	('C-FKDK6QHPNGVT', 7, '2026-11-25 15:42:11.166434+00', '2026-11-25 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["service_manager"], "moment": "2026-11-25T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5fc81661b542dc7633386161f952b2bb9ed6f6f3e81ba50812ac28e1416046ae', '2ce2b5cd81a12964c369fa271ad0306509dd2664ee00ab5a78718f3af4322167'),
	('C-A8AMRQ1FA6H0', 1, '2026-11-25 15:42:11.280251+00', '2026-11-19 11:05:00+00', 'ContactReceived', 'S-portal', 'C-A8AMRQ1FA6H0-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": null, "school": null, "source": "4", "address": "Flat 14, Tower Rise", "concern": "No heating since October; two children sleep in one room.", "ethnicity": null, "household": "Mother and two children", "child_name": null, "disabilities": null, "date_of_birth": null, "parents_aware": null, "referrer_name": "Housing officer", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Tower Rise office", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "missing": [{"code": "detail_missing", "text": "Not recorded: the child''s name.", "about": "child_name"}, {"code": "detail_missing", "text": "Not recorded: the child''s date of birth (or expected date of birth).", "about": "date_of_birth"}, {"code": "detail_missing", "text": "Not recorded: the child''s sex.", "about": "sex"}, {"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'fffa08f71b0aeb8249a46622ef5f5f2e5361f2d2c543238f3c8ec15f2d18b616'),
	('C-A8AMRQ1FA6H0', 2, '2026-11-25 15:42:11.280251+00', '2026-11-19 11:05:00+00', 'ClockStarted', 'S-portal', 'C-A8AMRQ1FA6H0-0', '{"due": "2026-11-20T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-19T11:05:00Z", "episode": 1, "rung_at": ["2026-11-20T17:00:00Z", "2026-11-23T13:00:00Z", "2026-11-24T17:00:00Z", "2026-11-27T17:00:00Z"], "warn_at": ["2026-11-20T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'fffa08f71b0aeb8249a46622ef5f5f2e5361f2d2c543238f3c8ec15f2d18b616', 'd2e87493431d8e15287694144dedb517abaf166df3e8ddb8e69c983c67f239e9'),
	('C-A8AMRQ1FA6H0', 3, '2026-11-25 15:42:11.280251+00', '2026-11-19 11:05:00+00', 'ClockStarted', 'S-portal', 'C-A8AMRQ1FA6H0-0', '{"due": "2026-11-23T17:00:00Z", "kind": "ClockStarted", "rule": "missing_details", "about": null, "cause": 1, "clock": "missing_details", "anchor": "2026-11-19T11:05:00Z", "episode": 1, "rung_at": ["2026-11-23T17:00:00Z", "2026-11-24T13:00:00Z", "2026-11-25T17:00:00Z", "2026-11-30T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd2e87493431d8e15287694144dedb517abaf166df3e8ddb8e69c983c67f239e9', '88f335148231bfa4a49c7a61db36ff95395c338878bdcb8d085d5d427f11e8b6'),
	('C-A8AMRQ1FA6H0', 4, '2026-11-25 15:42:11.280251+00', '2026-11-20 09:30:00+00', 'DetailsSupplied', 'P-101', 'C-A8AMRQ1FA6H0-1', '{"kind": "DetailsSupplied", "details": {"sex": "F", "school": null, "address": null, "concern": null, "ethnicity": null, "household": null, "child_name": "Aurelia Stannard", "disabilities": null, "date_of_birth": "2021-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "referrer_contact": null, "expected_date_of_birth": null, "parental_responsibility": null}, "still_missing": [{"code": "detail_missing", "text": "Not recorded: the child''s ethnicity.", "about": "ethnicity"}, {"code": "detail_missing", "text": "Not recorded: who holds parental responsibility.", "about": "parental_responsibility"}, {"code": "detail_missing", "text": "Not recorded: whether the parents know of the contact.", "about": "parents_aware"}]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '88f335148231bfa4a49c7a61db36ff95395c338878bdcb8d085d5d427f11e8b6', '4db5d51868072d3c23ddbee37db565d44042102b0d6146e97d9fb08b223ed4c4'),
	('C-A8AMRQ1FA6H0', 5, '2026-11-25 15:42:11.280251+00', '2026-11-20 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-20T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4db5d51868072d3c23ddbee37db565d44042102b0d6146e97d9fb08b223ed4c4', 'efe0409c124c0364ac0f516b66ef2731f8538d256137b33a85f292deca2f49a0'),
	('C-A8AMRQ1FA6H0', 6, '2026-11-25 15:42:11.280251+00', '2026-11-20 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-20T17:00:00Z", "kind": "LimitBreached", "clock": "contact_decision", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'efe0409c124c0364ac0f516b66ef2731f8538d256137b33a85f292deca2f49a0', '5c64e5136c3b94f46a0c1e4f13701b9f63d2a6eb9f613dd016771c62da440018'),
	('C-A8AMRQ1FA6H0', 7, '2026-11-25 15:42:11.280251+00', '2026-11-20 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["team_manager"], "moment": "2026-11-20T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5c64e5136c3b94f46a0c1e4f13701b9f63d2a6eb9f613dd016771c62da440018', '43afd8f7192f53bb207662c8f408f18e2833c92ec465eccdf7a3e671b05da847'),
	('C-A8AMRQ1FA6H0', 8, '2026-11-25 15:42:11.280251+00', '2026-11-23 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["service_manager"], "moment": "2026-11-23T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '43afd8f7192f53bb207662c8f408f18e2833c92ec465eccdf7a3e671b05da847', 'd1888c604320e59f5e014778a9eb00199bbeeac2613dc18d8c70b3b5527eba9c');
INSERT INTO public.journal VALUES
	('C-A8AMRQ1FA6H0', 9, '2026-11-25 15:42:11.280251+00', '2026-11-23 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-23T17:00:00Z", "kind": "LimitBreached", "clock": "missing_details", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd1888c604320e59f5e014778a9eb00199bbeeac2613dc18d8c70b3b5527eba9c', '8bd3859efe52898c7499fbd73e7aeed957f61e504cb628c1038980b6638cff74'),
	('C-A8AMRQ1FA6H0', 10, '2026-11-25 15:42:11.280251+00', '2026-11-23 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "missing_details#1", "clock": "missing_details", "roles": ["team_manager"], "moment": "2026-11-23T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8bd3859efe52898c7499fbd73e7aeed957f61e504cb628c1038980b6638cff74', '6f0d715b42944d9f4390ba69c25c3b46933ca5a5b1ff6d9c584db6a95231033c'),
	('C-A8AMRQ1FA6H0', 12, '2026-11-25 15:42:11.280251+00', '2026-11-24 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 2, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["head_of_service"], "moment": "2026-11-24T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4beb1c156c8a86158ac02881f1013cfb8763b413fcbdd01de7b2c1b5635809d5', '106080cba62a016bd342f9d5a909a99a9150efc8bf3efdba9fb69c6a2263d9c4'),
	('C-WHZ1EBBBV4KX', 1, '2026-11-25 15:42:11.466909+00', '2026-11-25 08:42:10.014248+00', 'ContactReceived', 'P-101', 'C-WHZ1EBBBV4KX-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": "Tarn Nursery", "source": "1A", "address": "Rose Cottage, Nether Tarn", "concern": "A grandparent has not been allowed to visit and is worried.", "ethnicity": "WBRI", "household": "Mother and father", "child_name": "Hugo Lantern", "disabilities": null, "date_of_birth": "2022-08-27", "parents_aware": "Yes", "referrer_name": "Grandparent", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "By telephone", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother and father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '5db2bac45ea5a67d3e07fb0588cdaa752c6edd0abfedb5fc2b04d18cd7ce4658'),
	('C-WHZ1EBBBV4KX', 2, '2026-11-25 15:42:11.466909+00', '2026-11-25 08:42:10.014248+00', 'ClockStarted', 'P-101', 'C-WHZ1EBBBV4KX-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T08:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5db2bac45ea5a67d3e07fb0588cdaa752c6edd0abfedb5fc2b04d18cd7ce4658', '8bbeb98227371ffafaaa4a15dc3f71ed6b4ecbbc943ff06f0754fca814ebdb4e'),
	('C-R7QHDF0R61AG', 1, '2026-11-25 15:42:12.343936+00', '2026-11-25 15:41:40.014248+00', 'CaseAdopted', 'S-portal', 'C-R7QHDF0R61AG-0', '{"kind": "CaseAdopted", "team": "assessment-east", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "stage": "plan", "family": null, "contact": {"sex": null, "school": null, "source": "2A", "address": null, "concern": null, "ethnicity": "WBRI", "household": null, "child_name": null, "disabilities": null, "date_of_birth": "2019-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "section_47": [], "assessments": [{"started_on": "2026-09-18", "authorised_on": "2026-10-28"}], "referred_at": "2026-09-15T23:00:00Z", "primary_need": "N1", "census_reference": "HS-000797"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '019310ceebd60b42c1bbd4c11a9e5109d7cbfbfa13ca31585ca82c6344a701ce'),
	('C-R7QHDF0R61AG', 2, '2026-11-25 15:42:12.343936+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-R7QHDF0R61AG-0', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 1, "clock": "supervision", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '019310ceebd60b42c1bbd4c11a9e5109d7cbfbfa13ca31585ca82c6344a701ce', '2ceccb1c69d955e7f1ce639e45cbcdf473ba6402238c4e0002897d047a4e07ff'),
	('C-R7QHDF0R61AG', 3, '2026-11-25 15:42:12.343936+00', '2026-11-25 15:41:50.014248+00', 'StepRefused', 'P-202', 'C-R7QHDF0R61AG-1', '{"gate": "agree_plan", "kind": "StepRefused", "step": "AgreePlan", "told": [], "missing": [{"code": "plan_owner_missing", "text": "Action 1 of the plan has no owner.", "about": "1"}, {"code": "plan_due_on_missing", "text": "Action 1 of the plan has no date.", "about": "1"}, {"code": "plan_outcome_missing", "text": "Action 1 of the plan has no outcome for the child.", "about": "1"}, {"code": "plan_measure_missing", "text": "Action 1 of the plan has no way to measure the outcome.", "about": "1"}, {"code": "plan_review_missing", "text": "The plan has no date for its review.", "about": null}]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2ceccb1c69d955e7f1ce639e45cbcdf473ba6402238c4e0002897d047a4e07ff', 'b871771224f0ee7b488f841d76bcbb335237ef56f2f6db32c1edf58f58a694a2'),
	('C-R7QHDF0R61AG', 4, '2026-11-25 15:42:12.343936+00', '2026-11-25 15:42:00.014248+00', 'PlanAgreed', 'P-202', 'C-R7QHDF0R61AG-2', '{"kind": "PlanAgreed", "actions": [{"owner": "School", "action": "A place at the breakfast club", "due_on": "2026-12-02", "measure": "Days a week without breakfast, by the club''s register", "outcome": "Comes to school fed"}], "review_on": "2027-01-24"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b871771224f0ee7b488f841d76bcbb335237ef56f2f6db32c1edf58f58a694a2', '505a1bcb3d78ead5e775f6728ba47cd9405d18ad9701cfcf6c2d7992249c41a2'),
	('C-R7QHDF0R61AG', 5, '2026-11-25 15:42:12.343936+00', '2026-11-25 15:42:00.014248+00', 'ClockStarted', 'P-202', 'C-R7QHDF0R61AG-2', '{"due": "2027-02-25T17:00:00Z", "kind": "ClockStarted", "rule": "plan_review", "about": null, "cause": 4, "clock": "plan_review", "anchor": "2026-11-25T15:42:00.014248Z", "episode": 1, "rung_at": ["2027-02-25T17:00:00Z", "2027-02-26T13:00:00Z", "2027-03-01T17:00:00Z", "2027-03-04T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '505a1bcb3d78ead5e775f6728ba47cd9405d18ad9701cfcf6c2d7992249c41a2', '046cf975e75568701b56b05c68e2888169ebf9975d30e99e1f525e73e4eac63c'),
	('C-GP41NS33W8S8', 1, '2026-11-25 15:42:11.462277+00', '2026-11-25 07:42:10.014248+00', 'ContactReceived', 'S-portal', 'C-GP41NS33W8S8-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "M", "school": "Hillminster High", "source": "6", "address": "9 Foundry Street", "concern": "Missing from home for the second time this month; came back by himself.", "ethnicity": "WBRI", "household": "Mother, mother''s partner, sister", "child_name": "Finlo Garrick", "disabilities": null, "date_of_birth": "2011-10-26", "parents_aware": "Yes", "referrer_name": "Missing persons desk", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": "Hillminster station", "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": "Mother"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'd3b4fb10ecdb868e3ea94fc50d8bd6803d405ad5443af76da8eb913639ae23a4'),
	('C-GP41NS33W8S8', 2, '2026-11-25 15:42:11.462277+00', '2026-11-25 07:42:10.014248+00', 'ClockStarted', 'S-portal', 'C-GP41NS33W8S8-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-25T07:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": ["2026-11-26T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd3b4fb10ecdb868e3ea94fc50d8bd6803d405ad5443af76da8eb913639ae23a4', 'c0c1415dc626e84964007bd53eb40f656e01916e11485a5be604cb20ad091912'),
	('C-AA2PRF9WPJF6', 3, '2026-11-25 15:42:11.450902+00', '2026-11-20 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-20T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '09f17f0c1dcefbe95a4846457e3cf1cdef0f526d7aa206150834fed6c94a3170', '7a844a63f6590095d6f71167203388c6cf7aa7888e9d19ff07c832d24c04382f'),
	('C-AA2PRF9WPJF6', 4, '2026-11-25 15:42:11.450902+00', '2026-11-20 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-20T17:00:00Z", "kind": "LimitBreached", "clock": "contact_decision", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '7a844a63f6590095d6f71167203388c6cf7aa7888e9d19ff07c832d24c04382f', 'db7d825f67e2ab62dd828b8ddfee1371318b15273ee44db94bf00e41e158b512'),
	('C-AA2PRF9WPJF6', 5, '2026-11-25 15:42:11.450902+00', '2026-11-20 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["team_manager"], "moment": "2026-11-20T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'db7d825f67e2ab62dd828b8ddfee1371318b15273ee44db94bf00e41e158b512', 'b46c875927af79ae8855f51f17ee4d3540b7100f70e8ae6b7b52c0dc127a2efb'),
	('C-AA2PRF9WPJF6', 6, '2026-11-25 15:42:11.450902+00', '2026-11-23 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["service_manager"], "moment": "2026-11-23T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b46c875927af79ae8855f51f17ee4d3540b7100f70e8ae6b7b52c0dc127a2efb', '3170bda374614c9fa65a971f4044ebfd7d3f6432e0a7b48690985c26ccf5d336'),
	('C-AA2PRF9WPJF6', 7, '2026-11-25 15:42:11.450902+00', '2026-11-24 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 2, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["head_of_service"], "moment": "2026-11-24T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '3170bda374614c9fa65a971f4044ebfd7d3f6432e0a7b48690985c26ccf5d336', '6daa1cc89034ba31cdc248412c68e843b896ae97aa0d4a64d952dd7d0ea6dd5f'),
	('C-NJVPJQ4RFAES', 1, '2026-11-25 15:42:11.470718+00', '2026-11-25 15:41:40.014248+00', 'CaseAdopted', 'S-portal', 'C-NJVPJQ4RFAES-0', '{"kind": "CaseAdopted", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "stage": "referral", "family": null, "contact": {"sex": null, "school": null, "source": "2B", "address": null, "concern": null, "ethnicity": "WBRI", "household": null, "child_name": null, "disabilities": null, "date_of_birth": "2015-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "section_47": [], "assessments": [], "referred_at": "2026-11-20T00:00:00Z", "primary_need": "N4", "census_reference": "HS-000841"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '9863b38adf32481b5aa2150e71598493636d7b479ce50928a69d74aee5a5656e'),
	('C-NJVPJQ4RFAES', 2, '2026-11-25 15:42:11.470718+00', '2026-11-20 00:00:00+00', 'ClockStarted', 'S-portal', 'C-NJVPJQ4RFAES-0', '{"due": "2027-01-28T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-20T00:00:00Z", "episode": 1, "rung_at": ["2027-01-28T09:00:00Z", "2027-01-28T13:00:00Z", "2027-01-29T17:00:00Z", "2027-02-03T17:00:00Z"], "warn_at": ["2026-12-18T09:00:00Z", "2027-01-13T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9863b38adf32481b5aa2150e71598493636d7b479ce50928a69d74aee5a5656e', '609f6f026a0a22e7821ec605374c22f81a446fc540ffc937d8fc057978b09752'),
	('C-NJVPJQ4RFAES', 3, '2026-11-25 15:42:11.470718+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-NJVPJQ4RFAES-0', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '609f6f026a0a22e7821ec605374c22f81a446fc540ffc937d8fc057978b09752', '0f2b417726a299d298b33d96cddbd93bd130c2f4640d93768322ac7aacb8bf66'),
	('C-NJVPJQ4RFAES', 4, '2026-11-25 15:42:11.470718+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-NJVPJQ4RFAES-0', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 1, "clock": "allocation", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0f2b417726a299d298b33d96cddbd93bd130c2f4640d93768322ac7aacb8bf66', 'c759fe2ba71b56e97b25d57b3939a751f169edddd777c5cebf1874485f7c9dc2'),
	('C-NJVPJQ4RFAES', 5, '2026-11-25 15:42:11.470718+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-NJVPJQ4RFAES-0', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 1, "clock": "supervision", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c759fe2ba71b56e97b25d57b3939a751f169edddd777c5cebf1874485f7c9dc2', '5a39e437de06c942938e02d5c8cab49ede2687adaa28bee55d6362a71f2384aa'),
	('C-YX072F3QW2T8', 7, '2026-11-25 15:42:10.981498+00', '2026-11-24 21:42:40.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-24T21:42:40.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2d466c78f1dbfd3c7a9606866f144311f59fc875e5776a29aa4645a842177902', 'efa43858f11803342425be05231200996f7171540ba5785b476f81b4b8fd8615'),
	('C-YX072F3QW2T8', 14, '2026-11-25 15:42:10.981498+00', '2026-11-24 23:42:10.014248+00', 'ReferrerAcknowledged', 'P-102', 'C-YX072F3QW2T8-2', '{"how": "Telephone", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '86730d48e0253901991f38891577db23dd3a98efba1ff4dd2eb6ea524e6e960f', '9968ded8e70e5d4ddff00ba7e636a057e44f9e8a58ee3e3a66536b247f1c4494'),
	('C-G6MT8SSWVSKS', 1, '2026-11-25 15:42:11.392+00', '2026-11-20 09:15:00+00', 'ContactReceived', 'S-portal', 'C-G6MT8SSWVSKS-0', '{"kind": "ContactReceived", "team": "front-door", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "family": null, "contact": {"sex": "F", "school": null, "source": "5C", "address": "Plot 3, Common Side", "concern": "A child in need plan in the county that the family left; the file has not come.", "ethnicity": "WROM", "household": "Mother, father, three siblings", "child_name": "Zelda Marwood", "disabilities": null, "date_of_birth": "2019-09-09", "parents_aware": "Yes", "referrer_name": "Social worker in the other county", "domestic_abuse": null, "protection_plan": false, "earlier_episodes": ["E-2023-1180", "E-2024-0033"], "referrer_contact": "By secure e-mail", "transferred_from": "A-417", "expected_date_of_birth": null, "parental_responsibility": "Mother and father"}, "missing": [], "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'bc52bad7f958a974328ebc45878abac09c0601b205cfcedb1790f77a1ac5f0e4'),
	('C-G6MT8SSWVSKS', 2, '2026-11-25 15:42:11.392+00', '2026-11-20 09:15:00+00', 'ClockStarted', 'S-portal', 'C-G6MT8SSWVSKS-0', '{"due": "2026-11-23T17:00:00Z", "kind": "ClockStarted", "rule": "contact_decision", "about": null, "cause": 1, "clock": "contact_decision", "anchor": "2026-11-20T09:15:00Z", "episode": 1, "rung_at": ["2026-11-23T17:00:00Z", "2026-11-24T13:00:00Z", "2026-11-25T17:00:00Z", "2026-11-30T17:00:00Z"], "warn_at": ["2026-11-23T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'bc52bad7f958a974328ebc45878abac09c0601b205cfcedb1790f77a1ac5f0e4', 'c2bc92dddf983dd48d277d64bb053ceaa28e7805fdef87ffa7b315fcd63c8249'),
	('C-G6MT8SSWVSKS', 3, '2026-11-25 15:42:11.392+00', '2026-11-23 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "contact_decision", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-23T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c2bc92dddf983dd48d277d64bb053ceaa28e7805fdef87ffa7b315fcd63c8249', 'b27a48325bf21a9318eb7759936241b64486da16c847d8627c5f9376a47ba245'),
	('C-G6MT8SSWVSKS', 4, '2026-11-25 15:42:11.392+00', '2026-11-23 17:00:00+00', 'LimitBreached', 'engine', NULL, '{"due": "2026-11-23T17:00:00Z", "kind": "LimitBreached", "clock": "contact_decision", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b27a48325bf21a9318eb7759936241b64486da16c847d8627c5f9376a47ba245', 'aa9ca218380e4c9acff90a99aa371f1b64dfeee30ed9dc424caca3e2b9fd9edc'),
	('C-G6MT8SSWVSKS', 5, '2026-11-25 15:42:11.392+00', '2026-11-23 17:00:00+00', 'RungReached', 'engine', NULL, '{"why": "breached", "kind": "RungReached", "rung": 0, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["team_manager"], "moment": "2026-11-23T17:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'aa9ca218380e4c9acff90a99aa371f1b64dfeee30ed9dc424caca3e2b9fd9edc', '60a4e3d077ab2c886736bbd068932da31b3be99a29758906300a860ef290a470'),
	('C-G6MT8SSWVSKS', 6, '2026-11-25 15:42:11.392+00', '2026-11-24 13:00:00+00', 'RungReached', 'engine', NULL, '{"why": "unacknowledged", "kind": "RungReached", "rung": 1, "alert": "contact_decision#1", "clock": "contact_decision", "roles": ["service_manager"], "moment": "2026-11-24T13:00:00Z", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '60a4e3d077ab2c886736bbd068932da31b3be99a29758906300a860ef290a470', '6e03a182928510b756206762c250aae622b86ee99a20b3afc08676c8a8bd8021'),
	('C-41TNFVZCMT6M', 1, '2026-11-25 15:42:11.730726+00', '2026-11-25 15:41:40.014248+00', 'CaseAdopted', 'S-portal', 'C-41TNFVZCMT6M-0', '{"kind": "CaseAdopted", "team": "assessment-west", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "stage": "assessment", "family": null, "contact": {"sex": null, "school": null, "source": "6", "address": null, "concern": null, "ethnicity": "WBRI", "household": null, "child_name": null, "disabilities": null, "date_of_birth": "2024-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "section_47": [], "assessments": [{"started_on": "2026-09-04", "authorised_on": null}], "referred_at": "2026-09-01T23:00:00Z", "primary_need": "N5", "census_reference": "HS-000760"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '31f565481b9b4770bc719982eceea4bb29f4f5e1bccfd01f367d5d42ff951274'),
	('C-41TNFVZCMT6M', 2, '2026-11-25 15:42:11.730726+00', '2026-09-01 23:00:00+00', 'ClockStarted', 'S-portal', 'C-41TNFVZCMT6M-0', '{"due": "2026-11-05T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-09-01T23:00:00Z", "episode": 1, "rung_at": ["2026-11-05T09:00:00Z", "2026-11-05T13:00:00Z", "2026-11-06T17:00:00Z", "2026-11-11T17:00:00Z"], "warn_at": ["2026-09-30T08:00:00Z", "2026-10-21T08:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '31f565481b9b4770bc719982eceea4bb29f4f5e1bccfd01f367d5d42ff951274', '05534a7b08dd345013449ee55a32db428d1b305181803cdba40d34dc59e808da'),
	('C-41TNFVZCMT6M', 3, '2026-11-25 15:42:11.730726+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-41TNFVZCMT6M-0', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '05534a7b08dd345013449ee55a32db428d1b305181803cdba40d34dc59e808da', 'f54fbbeae85480a1125b46da540177d4c2d4b7701850f576f87c7e39ae892143'),
	('C-41TNFVZCMT6M', 4, '2026-11-25 15:42:11.730726+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-41TNFVZCMT6M-0', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 1, "clock": "supervision", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f54fbbeae85480a1125b46da540177d4c2d4b7701850f576f87c7e39ae892143', '8b5a11f29457764c05c6731b77971a0cbd6045e7c533704ba3948a9cf389cae3'),
	('C-41TNFVZCMT6M', 5, '2026-11-25 15:42:11.730726+00', '2026-11-05 00:00:00+00', 'LimitBreached', 'S-portal', 'C-41TNFVZCMT6M-0', '{"due": "2026-11-05T00:00:00Z", "kind": "LimitBreached", "clock": "assessment", "adopted": true, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8b5a11f29457764c05c6731b77971a0cbd6045e7c533704ba3948a9cf389cae3', 'd114e977e763b67b13f87095e79bd2cd82bec800854e354caa1fca26f841ea33'),
	('C-27W1W1FW74EE', 1, '2026-11-25 15:42:12.043348+00', '2026-11-25 15:41:40.014248+00', 'CaseAdopted', 'S-portal', 'C-27W1W1FW74EE-0', '{"kind": "CaseAdopted", "team": "assessment-west", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "stage": "assessment", "family": null, "contact": {"sex": null, "school": null, "source": "3E", "address": null, "concern": null, "ethnicity": "WOTH", "household": null, "child_name": null, "disabilities": null, "date_of_birth": "2021-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "section_47": [{"started_on": "2026-11-11", "conference_on": null, "conference_not_required": false}], "assessments": [{"started_on": "2026-11-10", "authorised_on": null}], "referred_at": "2026-11-10T00:00:00Z", "primary_need": "N1", "census_reference": "HS-000832"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', '5436afc19590a3d07dabae0b5a27e2f24d9aee96644398809cbbab2ce0012695'),
	('C-27W1W1FW74EE', 2, '2026-11-25 15:42:12.043348+00', '2026-11-10 00:00:00+00', 'ClockStarted', 'S-portal', 'C-27W1W1FW74EE-0', '{"due": "2027-01-16T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-10T00:00:00Z", "episode": 1, "rung_at": ["2027-01-18T09:00:00Z", "2027-01-18T13:00:00Z", "2027-01-19T17:00:00Z", "2027-01-22T17:00:00Z"], "warn_at": ["2026-12-08T09:00:00Z", "2026-12-31T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5436afc19590a3d07dabae0b5a27e2f24d9aee96644398809cbbab2ce0012695', '7e874f4165438d43f5c42575d0112fc829ef45253d1b76145f1b8e32f77f4a7b'),
	('C-27W1W1FW74EE', 3, '2026-11-25 15:42:12.043348+00', '2026-11-11 00:00:00+00', 'ClockStarted', 'S-portal', 'C-27W1W1FW74EE-0', '{"due": "2026-12-03T00:00:00Z", "kind": "ClockStarted", "rule": "initial_conference", "about": null, "cause": 1, "clock": "initial_conference", "anchor": "2026-11-11T00:00:00Z", "episode": 1, "rung_at": ["2026-12-03T00:00:00Z", "2026-12-03T02:00:00Z", "2026-12-03T06:00:00Z", "2026-12-04T00:00:00Z"], "warn_at": ["2026-11-25T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '7e874f4165438d43f5c42575d0112fc829ef45253d1b76145f1b8e32f77f4a7b', '4c0873f6a81bee4d3972715ace617e560fe45b418ace471e3bba09e8592e4813'),
	('C-27W1W1FW74EE', 4, '2026-11-25 15:42:12.043348+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-27W1W1FW74EE-0', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4c0873f6a81bee4d3972715ace617e560fe45b418ace471e3bba09e8592e4813', '814bafddff1ce07648bd198d75e0a7c9c771492d47ec0c8dcf36161a5f0189cf'),
	('C-GP41NS33W8S8', 3, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:42:10.014248+00', 'ContactDecided', 'P-103', 'C-GP41NS33W8S8-1', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "Missing twice; needs an assessment.", "threshold": "level-3", "risk_factors": ["missing twice this month"], "protective_factors": ["came home by himself"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c0c1415dc626e84964007bd53eb40f656e01916e11485a5be604cb20ad091912', '0a71ea1d0437e1f22d7d8064c441c71518b80dec71d7601f9ee6ed0ba648d5a3'),
	('C-QZ4GP36A76T0', 1, '2026-11-25 15:42:11.771785+00', '2026-11-25 15:41:40.014248+00', 'CaseAdopted', 'S-portal', 'C-QZ4GP36A76T0-0', '{"kind": "CaseAdopted", "team": "assessment-east", "rules": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "stage": "assessment", "family": null, "contact": {"sex": null, "school": null, "source": "3F", "address": null, "concern": null, "ethnicity": "ABAN", "household": null, "child_name": null, "disabilities": null, "date_of_birth": "2018-11-25", "parents_aware": null, "referrer_name": null, "domestic_abuse": null, "protection_plan": false, "earlier_episodes": [], "referrer_contact": null, "transferred_from": null, "expected_date_of_birth": null, "parental_responsibility": null}, "calendar": "68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15", "section_47": [], "assessments": [{"started_on": "2026-11-10", "authorised_on": null}], "referred_at": "2026-11-09T00:00:00Z", "primary_need": "N3", "census_reference": "HS-000829"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0000000000000000000000000000000000000000000000000000000000000000', 'ae87d5954fe3f3624703d5ce837c7a509fbf516d6a0667190ebd0e633cbe39bb'),
	('C-QZ4GP36A76T0', 2, '2026-11-25 15:42:11.771785+00', '2026-11-09 00:00:00+00', 'ClockStarted', 'S-portal', 'C-QZ4GP36A76T0-0', '{"due": "2027-01-15T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-09T00:00:00Z", "episode": 1, "rung_at": ["2027-01-15T09:00:00Z", "2027-01-15T13:00:00Z", "2027-01-18T17:00:00Z", "2027-01-21T17:00:00Z"], "warn_at": ["2026-12-07T09:00:00Z", "2026-12-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'ae87d5954fe3f3624703d5ce837c7a509fbf516d6a0667190ebd0e633cbe39bb', 'c53846b2ef6c364f84fe6e8a5c3b26db8bc0d8b9a480d9188d86ee348e01f6a1'),
	('C-QZ4GP36A76T0', 3, '2026-11-25 15:42:11.771785+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-QZ4GP36A76T0-0', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c53846b2ef6c364f84fe6e8a5c3b26db8bc0d8b9a480d9188d86ee348e01f6a1', 'c9670d07d53258e280f0b8e05cb24272e904fe2c18b7f9bd896b08c443f98486'),
	('C-QZ4GP36A76T0', 4, '2026-11-25 15:42:11.771785+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-QZ4GP36A76T0-0', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 1, "clock": "supervision", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c9670d07d53258e280f0b8e05cb24272e904fe2c18b7f9bd896b08c443f98486', '88bec5573410422d54981f8afe251637427eb99e9666208f6d56ab0671ca7e21'),
	('C-YX072F3QW2T8', 8, '2026-11-25 15:42:10.981498+00', '2026-11-24 21:42:40.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2027-01-30T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-24T21:42:40.014248Z", "episode": 1, "rung_at": ["2027-02-01T09:00:00Z", "2027-02-01T13:00:00Z", "2027-02-02T17:00:00Z", "2027-02-05T17:00:00Z"], "warn_at": ["2026-12-22T09:00:00Z", "2027-01-15T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'efa43858f11803342425be05231200996f7171540ba5785b476f81b4b8fd8615', 'c3c0cafff24eed4e6fed3771589bfc8d8f36c8f36b9ff605d0636e6922b96e2b'),
	('C-YX072F3QW2T8', 9, '2026-11-25 15:42:10.981498+00', '2026-11-24 21:42:40.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2026-11-25T21:42:40.014248Z", "kind": "ClockStarted", "rule": "urgent_visit", "about": null, "cause": 1, "clock": "urgent_visit", "anchor": "2026-11-24T21:42:40.014248Z", "episode": 1, "rung_at": ["2026-11-25T21:42:40.014248Z", "2026-11-25T23:42:40.014248Z", "2026-11-26T03:42:40.014248Z", "2026-11-26T21:42:40.014248Z"], "warn_at": ["2026-11-25T15:42:40.014248Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c3c0cafff24eed4e6fed3771589bfc8d8f36c8f36b9ff605d0636e6922b96e2b', 'c4ef883642caddb9ff58db328d02f1870916e265c54f013293629ce83589bba1'),
	('C-YX072F3QW2T8', 10, '2026-11-25 15:42:10.981498+00', '2026-11-24 21:42:40.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2026-12-01T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-24T21:42:40.014248Z", "episode": 1, "rung_at": ["2026-12-01T17:00:00Z", "2026-12-02T13:00:00Z", "2026-12-03T17:00:00Z", "2026-12-08T17:00:00Z"], "warn_at": ["2026-11-27T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c4ef883642caddb9ff58db328d02f1870916e265c54f013293629ce83589bba1', 'b30fc8f746350fcc182043ed4bc8c9ed20807485396863e905d09aa6544d563e'),
	('C-YX072F3QW2T8', 11, '2026-11-25 15:42:10.981498+00', '2026-11-24 22:42:10.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 6, "clock": "allocation", "anchor": "2026-11-24T22:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b30fc8f746350fcc182043ed4bc8c9ed20807485396863e905d09aa6544d563e', '0a4937d02c1e203024715f2ab958c94f66e1ac373fe022b9e28dfea8c520a4a5'),
	('C-YX072F3QW2T8', 12, '2026-11-25 15:42:10.981498+00', '2026-11-24 22:42:10.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2026-12-22T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 6, "clock": "supervision", "anchor": "2026-11-24T22:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-22T17:00:00Z", "2026-12-23T13:00:00Z", "2026-12-24T17:00:00Z", "2026-12-31T17:00:00Z"], "warn_at": ["2026-12-15T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0a4937d02c1e203024715f2ab958c94f66e1ac373fe022b9e28dfea8c520a4a5', '9b9d696d7317eba4f51150a3100a06b3b261e47740d361ab6176d7be95f93918'),
	('C-YX072F3QW2T8', 13, '2026-11-25 15:42:10.981498+00', '2026-11-24 21:42:40.014248+00', 'ClockStarted', 'P-102', 'C-YX072F3QW2T8-1', '{"due": "2026-11-25T21:42:40.014248Z", "kind": "ClockStarted", "rule": "strategy_discussion", "about": null, "cause": 1, "clock": "strategy_discussion", "anchor": "2026-11-24T21:42:40.014248Z", "episode": 1, "rung_at": ["2026-11-25T21:42:40.014248Z", "2026-11-25T23:42:40.014248Z", "2026-11-26T03:42:40.014248Z", "2026-11-26T21:42:40.014248Z"], "warn_at": ["2026-11-25T15:42:40.014248Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9b9d696d7317eba4f51150a3100a06b3b261e47740d361ab6176d7be95f93918', '86730d48e0253901991f38891577db23dd3a98efba1ff4dd2eb6ea524e6e960f');
INSERT INTO public.journal VALUES
	('C-YX072F3QW2T8', 15, '2026-11-25 15:42:10.981498+00', '2026-11-24 23:42:10.014248+00', 'ClockStopped', 'P-102', 'C-YX072F3QW2T8-2', '{"kind": "ClockStopped", "late": false, "cause": 14, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9968ded8e70e5d4ddff00ba7e636a057e44f9e8a58ee3e3a66536b247f1c4494', '9be8d76a7198b785cb2c54dfafdd0fb66e4bac5034bf1b4f2a8ac91d9e2a55a7'),
	('C-YX072F3QW2T8', 16, '2026-11-25 15:42:10.981498+00', '2026-11-25 00:42:10.014248+00', 'Section47Started', 'P-103', 'C-YX072F3QW2T8-3', '{"kind": "Section47Started", "rationale": "Agreed with police and health at the strategy discussion."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9be8d76a7198b785cb2c54dfafdd0fb66e4bac5034bf1b4f2a8ac91d9e2a55a7', '3172fe4eff6b704b87e2e19f75f0718cd4e4b1f4b27f88525aa2cad21b3d7a46'),
	('C-YX072F3QW2T8', 17, '2026-11-25 15:42:10.981498+00', '2026-11-25 00:42:10.014248+00', 'ClockStopped', 'P-103', 'C-YX072F3QW2T8-3', '{"kind": "ClockStopped", "late": false, "cause": 16, "clock": "strategy_discussion", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '3172fe4eff6b704b87e2e19f75f0718cd4e4b1f4b27f88525aa2cad21b3d7a46', 'cbf3d30f57043944c8e9ce199416bcf000c11b5ec5087b4a272f510772c13ae3'),
	('C-YX072F3QW2T8', 18, '2026-11-25 15:42:10.981498+00', '2026-11-25 00:42:10.014248+00', 'ClockStarted', 'P-103', 'C-YX072F3QW2T8-3', '{"due": "2026-12-17T00:00:00Z", "kind": "ClockStarted", "rule": "initial_conference", "about": null, "cause": 16, "clock": "initial_conference", "anchor": "2026-11-25T00:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-17T00:00:00Z", "2026-12-17T02:00:00Z", "2026-12-17T06:00:00Z", "2026-12-18T00:00:00Z"], "warn_at": ["2026-12-09T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'cbf3d30f57043944c8e9ce199416bcf000c11b5ec5087b4a272f510772c13ae3', 'cb7292f2ef6d41c9e1ec1da00568f947e6c0c40476db534a3ca6e3f19b542d78'),
	('C-27W1W1FW74EE', 5, '2026-11-25 15:42:12.043348+00', '2026-11-25 15:41:40.014248+00', 'ClockStarted', 'S-portal', 'C-27W1W1FW74EE-0', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 1, "clock": "supervision", "anchor": "2026-11-25T15:41:40.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '814bafddff1ce07648bd198d75e0a7c9c771492d47ec0c8dcf36161a5f0189cf', '2167c0d6818cea23f12751efd136440ad618fd93c1fc935db3559396b1d53974'),
	('C-27W1W1FW74EE', 6, '2026-11-25 15:42:12.043348+00', '2026-11-25 09:00:00+00', 'CheckpointReached', 'engine', NULL, '{"kind": "CheckpointReached", "clock": "initial_conference", "roles": ["allocated_worker", "team_manager"], "moment": "2026-11-25T09:00:00Z", "episode": 1, "checkpoint": 0}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2167c0d6818cea23f12751efd136440ad618fd93c1fc935db3559396b1d53974', 'd7e9bbb26a4967f961187c914f28e9f26c646ba5c2624bb2bad7593bce54392c'),
	('C-F65V85JQ8NVR', 4, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:42:10.014248+00', 'ContactDecided', 'P-102', 'C-F65V85JQ8NVR-1', '{"kind": "ContactDecided", "outcome": "referral", "rationale": "She asks for help and must be seen at once.", "threshold": "level-4", "risk_factors": ["says she is afraid to go home"], "protective_factors": ["has told a trusted adult"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'f605436719d66fc567fb948b206df01829455c0728c034936fca5c5adc4c1f3c', '362cf2e0e6f74641b6a803cbe7b860c5ac1ad17fa762321a6cb6c224ecb5ba6e'),
	('C-F65V85JQ8NVR', 5, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:42:10.014248+00', 'ClockStopped', 'P-102', 'C-F65V85JQ8NVR-1', '{"kind": "ClockStopped", "late": false, "cause": 4, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '362cf2e0e6f74641b6a803cbe7b860c5ac1ad17fa762321a6cb6c224ecb5ba6e', 'af2d73e5d50411ff8230242a187182be4567f373f2f845b1bffb34cee7eac702'),
	('C-F65V85JQ8NVR', 6, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:42:10.014248+00', 'ReferralMade', 'P-102', 'C-F65V85JQ8NVR-1', '{"kind": "ReferralMade", "threshold": "level-4"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'af2d73e5d50411ff8230242a187182be4567f373f2f845b1bffb34cee7eac702', '79d4d6c046557d5674b806a0b048abe9ed45cba622936e2e9d80dac412ed217b'),
	('C-F65V85JQ8NVR', 7, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:12:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-24T13:12:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '79d4d6c046557d5674b806a0b048abe9ed45cba622936e2e9d80dac412ed217b', '18ce82cfcc2798f3b1a2af89152929c677bb41ee0d941b2207dea5120c741ac4'),
	('C-F65V85JQ8NVR', 8, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:12:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2027-01-30T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-24T13:12:10.014248Z", "episode": 1, "rung_at": ["2027-02-01T09:00:00Z", "2027-02-01T13:00:00Z", "2027-02-02T17:00:00Z", "2027-02-05T17:00:00Z"], "warn_at": ["2026-12-22T09:00:00Z", "2027-01-15T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '18ce82cfcc2798f3b1a2af89152929c677bb41ee0d941b2207dea5120c741ac4', 'b4941616253c8dfc31564f1945f13c8ac6b86837358803482ba631b631bf97fd'),
	('C-F65V85JQ8NVR', 9, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:12:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2026-11-25T13:12:10.014248Z", "kind": "ClockStarted", "rule": "urgent_visit", "about": null, "cause": 1, "clock": "urgent_visit", "anchor": "2026-11-24T13:12:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T13:12:10.014248Z", "2026-11-25T15:12:10.014248Z", "2026-11-25T19:12:10.014248Z", "2026-11-26T13:12:10.014248Z"], "warn_at": ["2026-11-25T07:12:10.014248Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b4941616253c8dfc31564f1945f13c8ac6b86837358803482ba631b631bf97fd', '5a5a73b34209832c417d3ae6c2e6f82b084d4e3bf8103fa3586a99f2bbd3240c'),
	('C-F65V85JQ8NVR', 10, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:12:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2026-12-01T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-24T13:12:10.014248Z", "episode": 1, "rung_at": ["2026-12-01T17:00:00Z", "2026-12-02T13:00:00Z", "2026-12-03T17:00:00Z", "2026-12-08T17:00:00Z"], "warn_at": ["2026-11-27T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5a5a73b34209832c417d3ae6c2e6f82b084d4e3bf8103fa3586a99f2bbd3240c', 'fb12bc76f7ec4311c55f66626b807f6a83f80e12c9caf2dfcfd8d4df02501efc'),
	('C-F65V85JQ8NVR', 11, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:42:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2026-11-25T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 6, "clock": "allocation", "anchor": "2026-11-24T13:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T17:00:00Z", "2026-11-26T13:00:00Z", "2026-11-27T17:00:00Z", "2026-12-02T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'fb12bc76f7ec4311c55f66626b807f6a83f80e12c9caf2dfcfd8d4df02501efc', '9b0b124bb820ea97a8ec05ce0d81a4a12fc5d58aee6481a3b0346bee366bdfc1'),
	('C-F65V85JQ8NVR', 12, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:42:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2026-12-22T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 6, "clock": "supervision", "anchor": "2026-11-24T13:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-22T17:00:00Z", "2026-12-23T13:00:00Z", "2026-12-24T17:00:00Z", "2026-12-31T17:00:00Z"], "warn_at": ["2026-12-15T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '9b0b124bb820ea97a8ec05ce0d81a4a12fc5d58aee6481a3b0346bee366bdfc1', '5b3901ef37be1c5e274f768179a97d732a61f94266e1adac8bd691ec3657edc7'),
	('C-F65V85JQ8NVR', 13, '2026-11-25 15:42:11.344949+00', '2026-11-24 13:12:10.014248+00', 'ClockStarted', 'P-102', 'C-F65V85JQ8NVR-1', '{"due": "2026-11-25T13:12:10.014248Z", "kind": "ClockStarted", "rule": "strategy_discussion", "about": null, "cause": 1, "clock": "strategy_discussion", "anchor": "2026-11-24T13:12:10.014248Z", "episode": 1, "rung_at": ["2026-11-25T13:12:10.014248Z", "2026-11-25T15:12:10.014248Z", "2026-11-25T19:12:10.014248Z", "2026-11-26T13:12:10.014248Z"], "warn_at": ["2026-11-25T07:12:10.014248Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '5b3901ef37be1c5e274f768179a97d732a61f94266e1adac8bd691ec3657edc7', 'c0c48b4182aef4a7a897da6d9a198594f0a688ec183d3e468ee33c13660b387c'),
	('C-GP41NS33W8S8', 4, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:42:10.014248+00', 'ClockStopped', 'P-103', 'C-GP41NS33W8S8-1', '{"kind": "ClockStopped", "late": false, "cause": 3, "clock": "contact_decision", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0a71ea1d0437e1f22d7d8064c441c71518b80dec71d7601f9ee6ed0ba648d5a3', 'c2ef569f6b01f498e673d99745bdc04a3fa619865026aa0f73d6e362ed2a180f'),
	('C-GP41NS33W8S8', 5, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:42:10.014248+00', 'ReferralMade', 'P-103', 'C-GP41NS33W8S8-1', '{"kind": "ReferralMade", "threshold": "level-3"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c2ef569f6b01f498e673d99745bdc04a3fa619865026aa0f73d6e362ed2a180f', '4fe274bef9a73a3f5101c067882263d90c1c3a1a4601888f014e154f30b9073f'),
	('C-GP41NS33W8S8', 6, '2026-11-25 15:42:11.867281+00', '2026-11-25 07:42:10.014248+00', 'ClockStarted', 'P-103', 'C-GP41NS33W8S8-1', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "referrer_acknowledgement", "about": null, "cause": 1, "clock": "referrer_acknowledgement", "anchor": "2026-11-25T07:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4fe274bef9a73a3f5101c067882263d90c1c3a1a4601888f014e154f30b9073f', 'd1ecd28a237ff92f30fe2f0a09b12a3d712d4f3b5764b7885bd30e83b10fcc81'),
	('C-GP41NS33W8S8', 7, '2026-11-25 15:42:11.867281+00', '2026-11-25 07:42:10.014248+00', 'ClockStarted', 'P-103', 'C-GP41NS33W8S8-1', '{"due": "2027-02-02T00:00:00Z", "kind": "ClockStarted", "rule": "assessment", "about": null, "cause": 1, "clock": "assessment", "anchor": "2026-11-25T07:42:10.014248Z", "episode": 1, "rung_at": ["2027-02-02T09:00:00Z", "2027-02-02T13:00:00Z", "2027-02-03T17:00:00Z", "2027-02-08T17:00:00Z"], "warn_at": ["2026-12-23T09:00:00Z", "2027-01-18T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd1ecd28a237ff92f30fe2f0a09b12a3d712d4f3b5764b7885bd30e83b10fcc81', 'edf2558c5b8f9104e323c4534b53881a6b6d097a9fa0c8427d05035e82c42184'),
	('C-GP41NS33W8S8', 8, '2026-11-25 15:42:11.867281+00', '2026-11-25 07:42:10.014248+00', 'ClockStarted', 'P-103', 'C-GP41NS33W8S8-1', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "child_seen", "about": null, "cause": 1, "clock": "child_seen", "anchor": "2026-11-25T07:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'edf2558c5b8f9104e323c4534b53881a6b6d097a9fa0c8427d05035e82c42184', '55208543a41ac0f961a8cb4775f867ea4ff429d29b8eee771c3dc2d4e6bb0a05'),
	('C-GP41NS33W8S8', 9, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:42:10.014248+00', 'ClockStarted', 'P-103', 'C-GP41NS33W8S8-1', '{"due": "2026-11-26T17:00:00Z", "kind": "ClockStarted", "rule": "allocation", "about": null, "cause": 5, "clock": "allocation", "anchor": "2026-11-25T08:42:10.014248Z", "episode": 1, "rung_at": ["2026-11-26T17:00:00Z", "2026-11-27T13:00:00Z", "2026-11-30T17:00:00Z", "2026-12-03T17:00:00Z"], "warn_at": []}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '55208543a41ac0f961a8cb4775f867ea4ff429d29b8eee771c3dc2d4e6bb0a05', '59209b41b70bccfd00629e25502725e3e3b97e8972dffc5480f9c2811f16605f'),
	('C-GP41NS33W8S8', 10, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:42:10.014248+00', 'ClockStarted', 'P-103', 'C-GP41NS33W8S8-1', '{"due": "2026-12-23T17:00:00Z", "kind": "ClockStarted", "rule": "supervision", "about": null, "cause": 5, "clock": "supervision", "anchor": "2026-11-25T08:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-23T17:00:00Z", "2026-12-24T13:00:00Z", "2026-12-29T17:00:00Z", "2027-01-04T17:00:00Z"], "warn_at": ["2026-12-16T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '59209b41b70bccfd00629e25502725e3e3b97e8972dffc5480f9c2811f16605f', 'b9b0213595ff4d3759d7c66910174cf6c2c21daeeeebec1c4c5e8e0791832107'),
	('C-GP41NS33W8S8', 11, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:07:10.014248+00', 'ChildWentMissing', 'P-103', 'C-GP41NS33W8S8-2', '{"kind": "ChildWentMissing", "circumstances": "Not home by midnight.", "reported_to_police": true}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'b9b0213595ff4d3759d7c66910174cf6c2c21daeeeebec1c4c5e8e0791832107', '6632d9c5adc4acea4c1ae87cb83366bf30a01e021cbb821524235bbd35b0b54d'),
	('C-GP41NS33W8S8', 12, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:12:10.014248+00', 'ChildReturned', 'P-103', 'C-GP41NS33W8S8-3', '{"kind": "ChildReturned", "circumstances": "Came home by himself at breakfast."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '6632d9c5adc4acea4c1ae87cb83366bf30a01e021cbb821524235bbd35b0b54d', '3d4888470528066c47a8de6f564ef4c9d9c3ce7920e8e17790ba16b9668483a1'),
	('C-GP41NS33W8S8', 13, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:12:10.014248+00', 'ClockStarted', 'P-103', 'C-GP41NS33W8S8-3', '{"due": "2026-11-28T08:12:10.014248Z", "kind": "ClockStarted", "rule": "return_interview", "about": null, "cause": 12, "clock": "return_interview", "anchor": "2026-11-25T08:12:10.014248Z", "episode": 1, "rung_at": ["2026-11-30T09:00:00Z", "2026-11-30T13:00:00Z", "2026-12-01T17:00:00Z", "2026-12-04T17:00:00Z"], "warn_at": ["2026-11-27T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '3d4888470528066c47a8de6f564ef4c9d9c3ce7920e8e17790ba16b9668483a1', '8dc8efb90470633e030c29871f278d869a73c96d7b964da5614dce151b7d8923'),
	('C-GP41NS33W8S8', 14, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:52:10.014248+00', 'ReferrerAcknowledged', 'P-103', 'C-GP41NS33W8S8-4', '{"how": "Secure e-mail", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '8dc8efb90470633e030c29871f278d869a73c96d7b964da5614dce151b7d8923', 'ac342f137c1052dfe5e506fa350f2731f19421db1ebf33feef2467ff36012d9b'),
	('C-GP41NS33W8S8', 15, '2026-11-25 15:42:11.867281+00', '2026-11-25 08:52:10.014248+00', 'ClockStopped', 'P-103', 'C-GP41NS33W8S8-4', '{"kind": "ClockStopped", "late": false, "cause": 14, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'ac342f137c1052dfe5e506fa350f2731f19421db1ebf33feef2467ff36012d9b', 'bb1c1d616a0b46eb6c942ae4c8ce408cff4d9859c51b124d682451f8a5b6fabf'),
	('C-GP41NS33W8S8', 16, '2026-11-25 15:42:11.867281+00', '2026-11-25 09:42:10.014248+00', 'ReferralAccepted', 'P-110', 'C-GP41NS33W8S8-5', '{"kind": "ReferralAccepted", "rationale": "Return interview and an assessment."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'bb1c1d616a0b46eb6c942ae4c8ce408cff4d9859c51b124d682451f8a5b6fabf', '4d15a4800429fe4c1f64b8aa3e693114406495c3121c5c714ea461df46fb2729'),
	('C-F65V85JQ8NVR', 14, '2026-11-25 15:42:11.344949+00', '2026-11-24 14:42:10.014248+00', 'ReferrerAcknowledged', 'P-102', 'C-F65V85JQ8NVR-2', '{"how": "Telephone", "kind": "ReferrerAcknowledged"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'c0c48b4182aef4a7a897da6d9a198594f0a688ec183d3e468ee33c13660b387c', '87dc8eb0379d5b13542f5bcf1ba348e8bbc13ca15d85ac1cf44d734bdf674b41'),
	('C-GP41NS33W8S8', 17, '2026-11-25 15:42:11.867281+00', '2026-11-25 10:42:10.014248+00', 'WorkerAllocated', 'P-310', 'C-GP41NS33W8S8-6', '{"kind": "WorkerAllocated", "team": "assessment-east", "worker": "P-201", "open_cases": 12, "experienced": false, "over_limit_reason": null, "registered_social_worker": true}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '4d15a4800429fe4c1f64b8aa3e693114406495c3121c5c714ea461df46fb2729', '09440729043f25be239b146f74abf457c6953badbe5efbdc56c77ddaf14801bf'),
	('C-GP41NS33W8S8', 18, '2026-11-25 15:42:11.867281+00', '2026-11-25 10:42:10.014248+00', 'ClockStopped', 'P-310', 'C-GP41NS33W8S8-6', '{"kind": "ClockStopped", "late": false, "cause": 17, "clock": "allocation", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '09440729043f25be239b146f74abf457c6953badbe5efbdc56c77ddaf14801bf', 'e4f08f2525ed28a094f1296d6d64f9ea7266314826858d621631f251277645f5'),
	('C-GP41NS33W8S8', 19, '2026-11-25 15:42:11.867281+00', '2026-11-25 11:42:10.014248+00', 'CheckRequested', 'P-201', 'C-GP41NS33W8S8-7', '{"kind": "CheckRequested", "agency": "police", "purpose": "Where he was found"}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e4f08f2525ed28a094f1296d6d64f9ea7266314826858d621631f251277645f5', '92672c0ba14d028b1ed1a757c53c640562c9b8ff9b41edc868f678c9865e0037'),
	('C-GP41NS33W8S8', 20, '2026-11-25 15:42:11.867281+00', '2026-11-25 11:42:10.014248+00', 'ClockStarted', 'P-201', 'C-GP41NS33W8S8-7', '{"due": "2026-12-02T17:00:00Z", "kind": "ClockStarted", "rule": "agency_reply", "about": "police", "cause": 19, "clock": "agency_reply:police", "anchor": "2026-11-25T11:42:10.014248Z", "episode": 1, "rung_at": ["2026-12-02T17:00:00Z", "2026-12-03T13:00:00Z", "2026-12-04T17:00:00Z", "2026-12-09T17:00:00Z"], "warn_at": ["2026-11-30T09:00:00Z"]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '92672c0ba14d028b1ed1a757c53c640562c9b8ff9b41edc868f678c9865e0037', '404286ff9be33c21ab62724080cb0b06d286e212ef8e2c26f2770cb296a8f88c'),
	('C-GP41NS33W8S8', 21, '2026-11-25 15:42:11.867281+00', '2026-11-25 14:52:10.014248+00', 'StepRefused', 'P-310', 'C-GP41NS33W8S8-8', '{"gate": "close_assessment", "kind": "StepRefused", "step": "CloseCase", "told": ["team_manager"], "missing": [{"code": "assessment_not_authorised", "text": "No assessment has been authorised.", "about": null}, {"code": "not_ready_to_close", "text": "Nothing has been decided that a case could be closed on.", "about": null}, {"code": "child_not_seen", "text": "The child has not been seen by a registered social worker since the contact was received.", "about": null}, {"code": "agency_not_asked", "text": "School has not been asked, and must be for this child.", "about": "school"}, {"code": "agency_unanswered", "text": "Police, asked on 25 November 2026, has not answered, and no manager has decided to go on without the answer.", "about": "police"}, {"code": "history_not_searched", "text": "The records have not been searched for earlier episodes.", "about": null}, {"code": "disability_not_recorded", "text": "Whether the child has a disability is not recorded (census rule 8540); NONE records that there is none.", "about": null}, {"code": "referrer_not_told", "text": "The referrer has not been told the outcome.", "about": null}, {"code": "family_not_told", "text": "The family has not been told the outcome.", "about": null}]}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '404286ff9be33c21ab62724080cb0b06d286e212ef8e2c26f2770cb296a8f88c', '482f2908882e74dd073e2243982356f09b9be423544a105aefdc6137bdb2a0b8'),
	('C-F65V85JQ8NVR', 15, '2026-11-25 15:42:11.344949+00', '2026-11-24 14:42:10.014248+00', 'ClockStopped', 'P-102', 'C-F65V85JQ8NVR-2', '{"kind": "ClockStopped", "late": false, "cause": 14, "clock": "referrer_acknowledgement", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '87dc8eb0379d5b13542f5bcf1ba348e8bbc13ca15d85ac1cf44d734bdf674b41', '0a707c3c5aad31c02b0eadabc4cb96acfb0d492d5f8683e34c02d76dc03bb92d'),
	('C-F65V85JQ8NVR', 16, '2026-11-25 15:42:11.344949+00', '2026-11-24 15:42:10.014248+00', 'StrategyDiscussionHeld', 'P-103', 'C-F65V85JQ8NVR-3', '{"kind": "StrategyDiscussionHeld", "attended": ["police", "school_nurse"], "decision": "See her first; no enquiry yet."}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '0a707c3c5aad31c02b0eadabc4cb96acfb0d492d5f8683e34c02d76dc03bb92d', '2f28c6b2fcd230c35673c32f5af3854d1d67c5286e79fe54653478422318e7fb'),
	('C-F65V85JQ8NVR', 17, '2026-11-25 15:42:11.344949+00', '2026-11-24 15:42:10.014248+00', 'ClockStopped', 'P-103', 'C-F65V85JQ8NVR-3', '{"kind": "ClockStopped", "late": false, "cause": 16, "clock": "strategy_discussion", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2f28c6b2fcd230c35673c32f5af3854d1d67c5286e79fe54653478422318e7fb', 'e1e41af3a952f64edf8b95d7dc9f113d132bd0fba08ddb70c8d8d2f0d26ed357'),
	('C-F65V85JQ8NVR', 18, '2026-11-25 15:42:11.344949+00', '2026-11-25 15:12:10.014248+00', 'ChildSeen', 'P-103', 'C-F65V85JQ8NVR-4', '{"kind": "ChildSeen", "alone": true, "seen_by": "P-103", "observations": null, "why_not_alone": null, "seen_by_registered_social_worker": true}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'e1e41af3a952f64edf8b95d7dc9f113d132bd0fba08ddb70c8d8d2f0d26ed357', 'fc077f0baee1537e46113a283e76f7ff1c1d027950b257ba4e8039224e12bb3d'),
	('C-F65V85JQ8NVR', 19, '2026-11-25 15:42:11.344949+00', '2026-11-25 13:12:10.014248+00', 'LimitBreached', 'P-103', 'C-F65V85JQ8NVR-4', '{"due": "2026-11-25T13:12:10.014248Z", "kind": "LimitBreached", "clock": "urgent_visit", "adopted": false, "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'fc077f0baee1537e46113a283e76f7ff1c1d027950b257ba4e8039224e12bb3d', 'd2fbacbc9eb0d49b0d8f3b6f8e659fe4abd42ef75a16fd505ad9b772acac05b4'),
	('C-F65V85JQ8NVR', 20, '2026-11-25 15:42:11.344949+00', '2026-11-25 15:12:10.014248+00', 'ClockStopped', 'P-103', 'C-F65V85JQ8NVR-4', '{"kind": "ClockStopped", "late": true, "cause": 18, "clock": "urgent_visit", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', 'd2fbacbc9eb0d49b0d8f3b6f8e659fe4abd42ef75a16fd505ad9b772acac05b4', '2f052efd65345fb5d9231318bf8b20eb198ef669f717fa03a3b643f26f3f6dd3'),
	('C-F65V85JQ8NVR', 21, '2026-11-25 15:42:11.344949+00', '2026-11-25 15:12:10.014248+00', 'ClockStopped', 'P-103', 'C-F65V85JQ8NVR-4', '{"kind": "ClockStopped", "late": false, "cause": 18, "clock": "child_seen", "episode": 1}', 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '68777e8112db90c2ef4a31b0b4626794253edd291db39551a2624832d689fd15', '2f052efd65345fb5d9231318bf8b20eb198ef669f717fa03a3b643f26f3f6dd3', '615337fa6b3033f6339ae125ab1479278945f5743db62936fc2f0ab3e1aefb93');


--
-- Data for Name: limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.limits VALUES
	('C-3TB9379V6BX2', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 14:57:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-3TB9379V6BX2', 1, 'missing_details', 'Missing details of the contact', 'running', '2026-11-25 14:57:10.014248+00', '2026-11-27 17:00:00+00', NULL, false, 'Hillshire local policy, 2.8', false),
	('C-BGGRSC8JBC0C', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 15:17:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-VBFGASTX3G2R', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-VBFGASTX3G2R', 1, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:52:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-VBFGASTX3G2R', 2, 'assessment', 'Assessment', 'running', '2026-11-25 09:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-VBFGASTX3G2R', 3, 'child_seen', 'Child seen', 'running', '2026-11-25 09:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-VBFGASTX3G2R', 4, 'allocation', 'Allocation to a social worker', 'running', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-VBFGASTX3G2R', 5, 'supervision', 'Management oversight', 'running', '2026-11-25 10:42:10.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-BJ372VRY75QF', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 00:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-FVGAFP59JPQT', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-25 14:32:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 15:12:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-FVGAFP59JPQT', 1, 'agency_reply:gp', 'Reply from an agency: GP', 'running', '2026-11-25 14:47:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.4', false),
	('C-FVGAFP59JPQT', 2, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-25 14:32:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 15:17:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-FVGAFP59JPQT', 3, 'assessment', 'Assessment', 'running', '2026-11-25 14:32:10.014248+00', '2027-02-02 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-FVGAFP59JPQT', 4, 'child_seen', 'Child seen', 'running', '2026-11-25 14:32:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-FVGAFP59JPQT', 5, 'allocation', 'Allocation to a social worker', 'running', '2026-11-25 15:12:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-FVGAFP59JPQT', 6, 'supervision', 'Management oversight', 'running', '2026-11-25 15:12:10.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-V5CT9RGCDZKT', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-9MVSY0MJQ9GH', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 12:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-9MVSY0MJQ9GH', 1, 'missing_details', 'Missing details of the contact', 'met', '2026-11-25 12:42:10.014248+00', '2026-11-27 17:00:00+00', '2026-11-25 14:02:10.014248+00', false, 'Hillshire local policy, 2.8', false),
	('C-9MVSY0MJQ9GH', 2, 'agency_reply:gp', 'Reply from an agency: GP', 'running', '2026-11-25 13:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.4', false),
	('C-9Y4YTA6XR3PH', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 11:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-9Y4YTA6XR3PH', 1, 'domestic_abuse_screening', 'Screening for domestic abuse', 'running', '2026-11-25 11:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Hillshire local policy, 2.9', false),
	('C-9Y4YTA6XR3PH', 2, 'agency_reply:domestic_abuse', 'Reply from an agency: Domestic abuse service', 'running', '2026-11-25 12:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.4', false),
	('C-9Y4YTA6XR3PH', 3, 'agency_reply:school', 'Reply from an agency: School', 'met', '2026-11-25 12:47:10.014248+00', '2026-12-02 17:00:00+00', '2026-11-25 14:12:10.014248+00', false, 'Hillshire local policy, 2.4', false),
	('C-A4YBB92K93AD', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-A4YBB92K93AD', 1, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-25 09:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:52:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-A4YBB92K93AD', 2, 'assessment', 'Assessment', 'running', '2026-11-25 09:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-A4YBB92K93AD', 3, 'child_seen', 'Child seen', 'met', '2026-11-25 09:42:10.014248+00', '2026-12-02 17:00:00+00', '2026-11-25 15:02:10.014248+00', false, 'Hillshire local policy, 2.2', false),
	('C-A4YBB92K93AD', 4, 'allocation', 'Allocation to a social worker', 'met', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 11:12:10.014248+00', false, 'Hillshire local policy, 2.3', false),
	('C-A4YBB92K93AD', 5, 'supervision', 'Management oversight', 'running', '2026-11-25 10:42:10.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-JY8RGTFPG44B', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-24 15:42:35.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 16:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-JY8RGTFPG44B', 1, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-24 15:42:35.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 17:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-JY8RGTFPG44B', 2, 'assessment', 'Assessment', 'running', '2026-11-24 15:42:35.014248+00', '2027-01-30 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-JY8RGTFPG44B', 3, 'urgent_visit', 'Child seen after an urgent referral', 'running', '2026-11-24 15:42:35.014248+00', '2026-11-25 15:42:35.014248+00', NULL, false, 'Hillshire local policy, 2.1', false),
	('C-JY8RGTFPG44B', 4, 'child_seen', 'Child seen', 'running', '2026-11-24 15:42:35.014248+00', '2026-12-01 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-JY8RGTFPG44B', 5, 'allocation', 'Allocation to a social worker', 'running', '2026-11-24 16:42:10.014248+00', '2026-11-25 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-JY8RGTFPG44B', 6, 'supervision', 'Management oversight', 'running', '2026-11-24 16:42:10.014248+00', '2026-12-22 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-JY8RGTFPG44B', 7, 'strategy_discussion', 'Strategy discussion', 'running', '2026-11-24 15:42:35.014248+00', '2026-11-25 15:42:35.014248+00', NULL, false, 'Hillshire local policy, 2.10', false),
	('C-EKDCNMBV2PAC', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 12:22:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-EKDCNMBV2PAC', 1, 'agency_reply:substance_misuse', 'Reply from an agency: Substance misuse service', 'running', '2026-11-25 11:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.4', false),
	('C-EKDCNMBV2PAC', 2, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-25 10:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 12:32:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-EKDCNMBV2PAC', 3, 'assessment', 'Assessment', 'running', '2026-11-25 10:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-EKDCNMBV2PAC', 4, 'child_seen', 'Child seen', 'running', '2026-11-25 10:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-EKDCNMBV2PAC', 5, 'allocation', 'Allocation to a social worker', 'running', '2026-11-25 12:22:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-EKDCNMBV2PAC', 6, 'supervision', 'Management oversight', 'running', '2026-11-25 12:22:10.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-F65V85JQ8NVR', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 13:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-A20M8YKNHYD9', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-20 15:20:00+00', '2026-11-23 17:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-A20M8YKNHYD9', 1, 'missing_details', 'Missing details of the contact', 'running', '2026-11-20 15:20:00+00', '2026-11-24 17:00:00+00', NULL, true, 'Hillshire local policy, 2.8', false),
	('C-A8AMRQ1FA6H0', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-19 11:05:00+00', '2026-11-20 17:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true);
INSERT INTO public.limits VALUES
	('C-A8AMRQ1FA6H0', 1, 'missing_details', 'Missing details of the contact', 'running', '2026-11-19 11:05:00+00', '2026-11-23 17:00:00+00', NULL, true, 'Hillshire local policy, 2.8', false),
	('C-WHZ1EBBBV4KX', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-25 08:42:10.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-R7QHDF0R61AG', 0, 'supervision', 'Management oversight', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-R7QHDF0R61AG', 1, 'plan_review', 'Review of the plan', 'running', '2026-11-25 15:42:00.014248+00', '2027-02-25 17:00:00+00', NULL, false, 'Hillshire local policy, 2.13', false),
	('C-GP41NS33W8S8', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-25 07:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 08:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-FKDK6QHPNGVT', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-23 10:40:00+00', '2026-11-24 17:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-FKDK6QHPNGVT', 1, 'missing_details', 'Missing details of the contact', 'running', '2026-11-23 10:40:00+00', '2026-11-25 17:00:00+00', NULL, false, 'Hillshire local policy, 2.8', false),
	('C-YDR02MFDX9P9', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-13 14:45:00+00', '2026-11-16 17:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-AA2PRF9WPJF6', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-19 10:10:00+00', '2026-11-20 17:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-NJVPJQ4RFAES', 0, 'assessment', 'Assessment', 'running', '2026-11-20 00:00:00+00', '2027-01-28 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-NJVPJQ4RFAES', 1, 'child_seen', 'Child seen', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-NJVPJQ4RFAES', 2, 'allocation', 'Allocation to a social worker', 'running', '2026-11-25 15:41:40.014248+00', '2026-11-26 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-NJVPJQ4RFAES', 3, 'supervision', 'Management oversight', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-G6MT8SSWVSKS', 0, 'contact_decision', 'Decision on the contact', 'running', '2026-11-20 09:15:00+00', '2026-11-23 17:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-6Y557YDDZWKJ', 0, 'assessment', 'Assessment', 'running', '2026-10-26 00:00:00+00', '2026-12-31 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-6Y557YDDZWKJ', 1, 'child_seen', 'Child seen', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-6Y557YDDZWKJ', 2, 'supervision', 'Management oversight', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-41TNFVZCMT6M', 0, 'assessment', 'Assessment', 'running', '2026-09-01 23:00:00+00', '2026-11-05 00:00:00+00', NULL, true, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-41TNFVZCMT6M', 1, 'child_seen', 'Child seen', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-41TNFVZCMT6M', 2, 'supervision', 'Management oversight', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-27W1W1FW74EE', 0, 'assessment', 'Assessment', 'running', '2026-11-10 00:00:00+00', '2027-01-16 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-27W1W1FW74EE', 1, 'initial_conference', 'Initial child protection conference', 'running', '2026-11-11 00:00:00+00', '2026-12-03 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-27W1W1FW74EE', 2, 'child_seen', 'Child seen', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-27W1W1FW74EE', 3, 'supervision', 'Management oversight', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-F65V85JQ8NVR', 1, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 14:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-F65V85JQ8NVR', 2, 'assessment', 'Assessment', 'running', '2026-11-24 13:12:10.014248+00', '2027-01-30 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-F65V85JQ8NVR', 3, 'urgent_visit', 'Child seen after an urgent referral', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 13:12:10.014248+00', '2026-11-25 15:12:10.014248+00', true, 'Hillshire local policy, 2.1', false),
	('C-F65V85JQ8NVR', 4, 'child_seen', 'Child seen', 'met', '2026-11-24 13:12:10.014248+00', '2026-12-01 17:00:00+00', '2026-11-25 15:12:10.014248+00', false, 'Hillshire local policy, 2.2', false),
	('C-F65V85JQ8NVR', 5, 'allocation', 'Allocation to a social worker', 'running', '2026-11-24 13:42:10.014248+00', '2026-11-25 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-F65V85JQ8NVR', 6, 'supervision', 'Management oversight', 'running', '2026-11-24 13:42:10.014248+00', '2026-12-22 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-F65V85JQ8NVR', 7, 'strategy_discussion', 'Strategy discussion', 'met', '2026-11-24 13:12:10.014248+00', '2026-11-25 13:12:10.014248+00', '2026-11-24 15:42:10.014248+00', false, 'Hillshire local policy, 2.10', false),
	('C-QZ4GP36A76T0', 0, 'assessment', 'Assessment', 'running', '2026-11-09 00:00:00+00', '2027-01-15 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-QZ4GP36A76T0', 1, 'child_seen', 'Child seen', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-QZ4GP36A76T0', 2, 'supervision', 'Management oversight', 'running', '2026-11-25 15:41:40.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-GP41NS33W8S8', 1, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-25 07:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 08:52:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-GP41NS33W8S8', 2, 'assessment', 'Assessment', 'running', '2026-11-25 07:42:10.014248+00', '2027-02-02 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-GP41NS33W8S8', 3, 'child_seen', 'Child seen', 'running', '2026-11-25 07:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-GP41NS33W8S8', 4, 'allocation', 'Allocation to a social worker', 'met', '2026-11-25 08:42:10.014248+00', '2026-11-26 17:00:00+00', '2026-11-25 10:42:10.014248+00', false, 'Hillshire local policy, 2.3', false),
	('C-GP41NS33W8S8', 5, 'supervision', 'Management oversight', 'running', '2026-11-25 08:42:10.014248+00', '2026-12-23 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-GP41NS33W8S8', 6, 'return_interview', 'Return home interview', 'running', '2026-11-25 08:12:10.014248+00', '2026-11-28 08:12:10.014248+00', NULL, false, 'Statutory guidance on children who run away or go missing from home or care, January 2014, 72 hours from the return; taken still to apply beside the edition of 2026 (unconfirmed)', true),
	('C-GP41NS33W8S8', 7, 'agency_reply:police', 'Reply from an agency: Police', 'running', '2026-11-25 11:42:10.014248+00', '2026-12-02 17:00:00+00', NULL, false, 'Hillshire local policy, 2.4', false),
	('C-YX072F3QW2T8', 0, 'contact_decision', 'Decision on the contact', 'met', '2026-11-24 21:42:40.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 22:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-YX072F3QW2T8', 1, 'referrer_acknowledgement', 'Acknowledgement to the referrer', 'met', '2026-11-24 21:42:40.014248+00', '2026-11-25 17:00:00+00', '2026-11-24 23:42:10.014248+00', false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-YX072F3QW2T8', 2, 'assessment', 'Assessment', 'running', '2026-11-24 21:42:40.014248+00', '2027-01-30 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true),
	('C-YX072F3QW2T8', 3, 'urgent_visit', 'Child seen after an urgent referral', 'running', '2026-11-24 21:42:40.014248+00', '2026-11-25 21:42:40.014248+00', NULL, false, 'Hillshire local policy, 2.1', false),
	('C-YX072F3QW2T8', 4, 'child_seen', 'Child seen', 'running', '2026-11-24 21:42:40.014248+00', '2026-12-01 17:00:00+00', NULL, false, 'Hillshire local policy, 2.2', false),
	('C-YX072F3QW2T8', 5, 'allocation', 'Allocation to a social worker', 'running', '2026-11-24 22:42:10.014248+00', '2026-11-25 17:00:00+00', NULL, false, 'Hillshire local policy, 2.3', false),
	('C-YX072F3QW2T8', 6, 'supervision', 'Management oversight', 'running', '2026-11-24 22:42:10.014248+00', '2026-12-22 17:00:00+00', NULL, false, 'Hillshire local policy, 2.5', false),
	('C-YX072F3QW2T8', 7, 'strategy_discussion', 'Strategy discussion', 'met', '2026-11-24 21:42:40.014248+00', '2026-11-25 21:42:40.014248+00', '2026-11-25 00:42:10.014248+00', false, 'Hillshire local policy, 2.10', false),
	('C-YX072F3QW2T8', 8, 'initial_conference', 'Initial child protection conference', 'running', '2026-11-25 00:42:10.014248+00', '2026-12-17 00:00:00+00', NULL, false, 'Working Together to Safeguard Children 2026, text not read; taken to be as in the edition of 2023 (unconfirmed)', true);


--
-- Data for Name: operator_queue; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.people VALUES
	('P-101', 'Odalys Wrenfield', 'odalys.wrenfield@example.org', true, NULL, NULL, NULL),
	('P-102', 'Tobin Askerley', 'tobin.askerley@example.org', true, NULL, NULL, '2027-11-25'),
	('P-103', 'Nadira Holloway-Quist', 'nadira.holloway-quist@example.org', true, NULL, NULL, '2027-11-25'),
	('P-110', 'Marguerite Tollen', 'marguerite.tollen@example.org', true, NULL, '+447700900201', NULL),
	('P-201', 'Callum Birkdale', 'callum.birkdale@example.org', true, NULL, NULL, '2027-11-25'),
	('P-202', 'Yewande Sorley', 'yewande.sorley@example.org', true, NULL, NULL, '2027-11-25'),
	('P-210', 'Henrik Dunmore', 'henrik.dunmore@example.org', true, NULL, '+447700900202', NULL),
	('P-301', 'Sunniva Pell', 'sunniva.pell@example.org', true, NULL, NULL, '2027-11-25'),
	('P-302', 'Dariusz Ockenden', 'dariusz.ockenden@example.org', true, NULL, NULL, '2027-11-25'),
	('P-310', 'Leonie Astbury-Rao', 'leonie.astbury-rao@example.org', true, NULL, '+447700900203', NULL),
	('P-410', 'Gwendal Marchbank', 'gwendal.marchbank@example.org', true, NULL, '+447700900204', NULL),
	('P-420', 'Isaura Penhallow', 'isaura.penhallow@example.org', true, NULL, '+447700900205', NULL),
	('P-430', 'Absalom Verity-Crane', 'absalom.verity-crane@example.org', true, NULL, '+447700900206', NULL),
	('P-510', 'Ishbel Corranway', 'ishbel.corranway@example.org', true, NULL, NULL, NULL),
	('P-490', 'Emergency Duty Team', 'edt@example.org', true, NULL, '+447700900207', NULL),
	('P-520', 'Ottoline Carbery', 'ottoline.carbery@example.org', true, NULL, NULL, NULL);


--
-- Data for Name: roles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roles VALUES
	('P-301', 'assessment-west', 'social_worker'),
	('P-520', NULL, 'operator'),
	('P-302', 'assessment-west', 'social_worker'),
	('P-430', NULL, 'director'),
	('P-202', 'assessment-east', 'social_worker'),
	('P-101', 'front-door', 'duty_worker'),
	('P-420', NULL, 'head_of_service'),
	('P-102', 'front-door', 'social_worker'),
	('P-510', NULL, 'operator'),
	('P-490', NULL, 'emergency_duty_team'),
	('P-103', 'front-door', 'social_worker'),
	('P-210', 'assessment-east', 'team_manager'),
	('P-110', 'front-door', 'team_manager'),
	('P-201', 'assessment-east', 'social_worker'),
	('P-310', 'assessment-west', 'team_manager'),
	('P-410', NULL, 'service_manager');


--
-- Data for Name: rota; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rota VALUES
	('P-110', 'duty_manager', NULL, '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00'),
	('P-310', 'duty_manager', NULL, '2026-11-29 09:00:00+00', '2026-12-06 09:00:00+00'),
	('P-110', 'duty_manager', NULL, '2026-12-06 09:00:00+00', '2026-12-13 09:00:00+00');


--
-- Data for Name: rule_clocks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rule_clocks OVERRIDING SYSTEM VALUE VALUES
	(1, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'contact_decision', 'Decision on the contact', 1, 'working days', false),
	(2, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'referrer_acknowledgement', 'Acknowledgement to the referrer', 1, 'working days', false),
	(3, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'assessment', 'Assessment', 45, 'working days', false),
	(4, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'further_assessment', 'Further assessment', 45, 'working days', false),
	(5, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'initial_conference', 'Initial child protection conference', 15, 'working days', false),
	(6, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'transfer_in_conference', 'Transfer-in child protection conference', 15, 'working days', false),
	(7, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'return_interview', 'Return home interview', 72, 'hours', false),
	(8, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'serious_incident_notification', 'Decision on notifying a serious incident', 5, 'working days', false),
	(9, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'urgent_visit', 'Child seen after an urgent referral', 24, 'hours', false),
	(10, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'child_seen', 'Child seen', 5, 'working days', false),
	(11, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'allocation', 'Allocation to a social worker', 1, 'working days', false),
	(12, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'agency_reply', 'Reply from an agency', 5, 'working days', false),
	(13, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'supervision', 'Management oversight', 20, 'working days', false),
	(14, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'contact_closure', 'Closure after a decision without referral', 5, 'working days', false),
	(15, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'assessment_closure', 'Closure after an assessment without need', 5, 'working days', false),
	(16, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'missing_details', 'Missing details of the contact', 2, 'working days', false),
	(17, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'domestic_abuse_screening', 'Screening for domestic abuse', 1, 'working days', false),
	(18, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'strategy_discussion', 'Strategy discussion', 24, 'hours', false),
	(19, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'further_contact', 'Decision on new information', 1, 'working days', false),
	(20, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'plan', 'Plan agreed', 10, 'working days', false),
	(21, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'plan_review', 'Review of the plan', 3, 'months', false),
	(22, 'c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', 'england-2026', 'plan_closure', 'Closure after the plan', 5, 'working days', false);


--
-- Data for Name: rulebooks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rulebooks VALUES
	('c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a', '{"hash": "c4efdf3c584c41c4d6fbaeaf6d5e8f6978ec8a5cd21a5e24690d77d427cf799a", "name": "england-2026+county", "gates": {"allocate": ["referral_accepted", "worker_qualified", "workload_within_limit"], "agree_plan": ["plan_measurable"], "close_plan": ["assessment_authorised", "closure_reason", "plan_agreed", "plan_reviewed", "child_seen", "child_seen_alone", "agencies_asked", "agencies_answered", "history_considered", "factors_weighed", "key_data", "overruns_seen", "further_contacts_decided", "step_down_accepted", "transfer_accepted", "whereabouts_known", "section_47_concluded", "referrer_told", "family_told", "second_person"], "close_contact": ["closure_reason", "factors_weighed", "history_considered", "domestic_abuse_screened", "step_down_accepted", "referrer_told", "second_person", "details_complete"], "close_referral": ["closure_reason", "factors_weighed", "history_considered", "agencies_answered", "domestic_abuse_screened", "further_contacts_decided", "whereabouts_known", "section_47_concluded", "referrer_acknowledged", "referrer_told", "family_told", "second_person"], "decide_contact": ["factors_weighed", "domestic_abuse_screened"], "close_assessment": ["assessment_authorised", "closure_reason", "child_seen", "child_seen_alone", "agencies_asked", "agencies_answered", "history_considered", "factors_weighed", "key_data", "overruns_seen", "further_contacts_decided", "step_down_accepted", "transfer_accepted", "whereabouts_known", "section_47_concluded", "referrer_told", "family_told", "second_person"], "close_after_death": ["closure_reason", "section_47_concluded", "serious_incident_decided", "agencies_answered", "second_person"], "submit_assessment": ["child_seen", "child_seen_alone", "agencies_asked", "agencies_answered", "history_considered", "domains_covered", "analysis_present", "views_recorded", "factors_weighed", "factors_identified"], "authorise_assessment": ["assessment_submitted", "child_seen", "child_seen_alone", "agencies_asked", "agencies_answered", "history_considered", "domains_covered", "analysis_present", "views_recorded", "factors_weighed", "factors_identified", "key_data", "overruns_seen", "worker_qualified", "second_person", "details_complete", "referrer_acknowledged"]}, "roles": {"GrantOverride": ["head_of_service", "director"]}, "clocks": [{"per": "case", "name": "contact_decision", "warn": [{"after": null, "share": 0.5}], "when": {}, "title": "Decision on the contact", "anchor": "contact received", "due_at": "17:00", "ladder": null, "source": {"document": "Working Together to Safeguard Children 2026", "paragraph": "text not read; taken to be as in the edition of 2023", "confidence": "G"}, "adoption": null, "stops_on": ["ContactDecided"], "allowance": {"unit": "working days", "amount": 1}, "starts_on": ["ContactReceived"], "statutory": true, "stops_when": {}, "tightened_by": "Hillshire local policy", "count_start_day": false}, {"per": "case", "name": "referrer_acknowledgement", "warn": [], "when": {}, "title": "Acknowledgement to the referrer", "anchor": "contact received", "due_at": "17:00", "ladder": null, "source": {"document": "Working Together to Safeguard Children 2026", "paragraph": "text not read; taken to be as in the edition of 2023", "confidence": "G"}, "adoption": null, "stops_on": ["ReferrerAcknowledged"], "allowance": {"unit": "working days", "amount": 1}, "starts_on": ["ReferralMade"], "statutory": true, "stops_when": {}, "tightened_by": "Hillshire local policy", "count_start_day": false}, {"per": "case", "name": "assessment", "warn": [{"after": {"unit": "working days", "amount": 20}, "share": null}, {"after": {"unit": "working days", "amount": 35}, "share": null}], "when": {}, "title": "Assessment", "anchor": "contact received", "due_at": "24:00", "ladder": null, "source": {"document": "Working Together to Safeguard Children 2026", "paragraph": "text not read; taken to be as in the edition of 2023", "confidence": "G"}, "ends_on": ["ChildDied"], "adoption": {"stages": ["referral", "assessment"], "counted_from": "referral"}, "stops_on": ["AssessmentAuthorised"], "allowance": {"unit": "working days", "amount": 45}, "starts_on": ["ReferralMade"], "statutory": true, "stops_when": {"assessment": ["single"]}, "tightened_by": null, "overrun_reason": true, "count_start_day": false}, {"per": "case", "name": "further_assessment", "warn": [{"after": {"unit": "working days", "amount": 20}, "share": null}, {"after": {"unit": "working days", "amount": 35}, "share": null}], "when": {"assessment": ["further"]}, "title": "Further assessment", "anchor": "the event", "due_at": "24:00", "ladder": null, "source": {"document": "Working Together to Safeguard Children 2026", "paragraph": "text not read; taken to be as in the edition of 2023", "confidence": "G"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["AssessmentAuthorised"], "allowance": {"unit": "working days", "amount": 45}, "starts_on": ["AssessmentStarted"], "statutory": true, "stops_when": {"assessment": ["further"]}, "tightened_by": null, "overrun_reason": true, "count_start_day": false}, {"per": "case", "name": "initial_conference", "warn": [{"after": {"unit": "working days", "amount": 10}, "share": null}], "when": {}, "title": "Initial child protection conference", "anchor": "the event", "due_at": "24:00", "ladder": "urgent", "source": {"document": "Working Together to Safeguard Children 2026", "paragraph": "text not read; taken to be as in the edition of 2023", "confidence": "G"}, "ends_on": ["ChildDied"], "adoption": {"stages": ["referral", "assessment", "plan"], "counted_from": "section 47"}, "stops_on": ["Section47Concluded"], "allowance": {"unit": "working days", "amount": 15}, "starts_on": ["Section47Started"], "statutory": true, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "transfer_in_conference", "warn": [{"after": {"unit": "working days", "amount": 10}, "share": null}], "when": {"protection_plan": ["True"]}, "title": "Transfer-in child protection conference", "anchor": "the event", "due_at": "24:00", "ladder": null, "source": {"document": "Children in need census 2023 to 2024: guide for local authorities", "paragraph": "4.8, page 43; taken still to apply beside the edition of 2026", "confidence": "G"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["Section47Concluded"], "allowance": {"unit": "working days", "amount": 15}, "starts_on": ["ContactReceived"], "statutory": true, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "return_interview", "warn": [{"after": null, "share": 0.5}], "when": {}, "title": "Return home interview", "anchor": "the event", "due_at": "24:00", "ladder": null, "source": {"document": "Statutory guidance on children who run away or go missing from home or care, January 2014", "paragraph": "72 hours from the return; taken still to apply beside the edition of 2026", "confidence": "G"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["ReturnInterviewRecorded"], "allowance": {"unit": "hours", "amount": 72}, "starts_on": ["ChildReturned"], "statutory": true, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "serious_incident_notification", "warn": [{"after": {"unit": "working days", "amount": 3}, "share": null}], "when": {}, "title": "Decision on notifying a serious incident", "anchor": "the event", "due_at": "24:00", "ladder": null, "source": {"document": "Children Act 2004", "paragraph": "section 16C; five working days from 29 June 2018, taken still to apply beside the edition of 2026", "confidence": "G"}, "adoption": null, "stops_on": ["SeriousIncidentDecided"], "allowance": {"unit": "working days", "amount": 5}, "starts_on": ["ChildDied"], "statutory": true, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "urgent_visit", "warn": [{"after": null, "share": 0.75}], "when": {"threshold": ["level-4"]}, "title": "Child seen after an urgent referral", "anchor": "contact received", "due_at": "24:00", "ladder": "urgent", "source": {"document": "Hillshire local policy", "paragraph": "2.1", "confidence": "L"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["ChildSeen"], "allowance": {"unit": "hours", "amount": 24}, "starts_on": ["ReferralMade"], "statutory": false, "stops_when": {"seen_by_registered_social_worker": ["True"]}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "child_seen", "warn": [{"after": {"unit": "working days", "amount": 3}, "share": null}], "when": {}, "title": "Child seen", "anchor": "contact received", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.2", "confidence": "L"}, "ends_on": ["ChildDied"], "adoption": {"stages": ["referral", "assessment"], "counted_from": "adoption"}, "stops_on": ["ChildSeen"], "allowance": {"unit": "working days", "amount": 5}, "starts_on": ["ReferralMade", "ChildBorn"], "statutory": false, "stops_when": {"seen_by_registered_social_worker": ["True"]}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "allocation", "warn": [], "when": {}, "title": "Allocation to a social worker", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.3", "confidence": "L"}, "adoption": {"stages": ["referral"], "counted_from": "adoption"}, "stops_on": ["WorkerAllocated"], "allowance": {"unit": "working days", "amount": 1}, "starts_on": ["ReferralMade", "TeamTransferred"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "agency", "name": "agency_reply", "warn": [{"after": {"unit": "working days", "amount": 3}, "share": null}], "when": {}, "title": "Reply from an agency", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.4", "confidence": "L"}, "adoption": null, "stops_on": ["CheckAnswered", "CheckWaived"], "allowance": {"unit": "working days", "amount": 5}, "starts_on": ["CheckRequested"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "supervision", "warn": [{"after": {"unit": "working days", "amount": 15}, "share": null}], "when": {}, "title": "Management oversight", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.5", "confidence": "L"}, "adoption": {"stages": ["referral", "assessment", "plan"], "counted_from": "adoption"}, "stops_on": ["SupervisionRecorded"], "allowance": {"unit": "working days", "amount": 20}, "starts_on": ["ReferralMade", "WorkerAllocated", "SupervisionRecorded", "CaseReopened"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "contact_closure", "warn": [], "when": {"outcome": ["no_further_action", "information_and_advice", "early_help"]}, "title": "Closure after a decision without referral", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.6", "confidence": "L"}, "adoption": null, "stops_on": ["CaseClosed", "ReferralMade"], "allowance": {"unit": "working days", "amount": 5}, "starts_on": ["ContactDecided"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "assessment_closure", "warn": [], "when": {"outcome": ["not_in_need"]}, "title": "Closure after an assessment without need", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.7", "confidence": "L"}, "ends_on": ["AssessmentStarted"], "adoption": null, "stops_on": ["CaseClosed"], "allowance": {"unit": "working days", "amount": 5}, "starts_on": ["AssessmentAuthorised"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "missing_details", "warn": [], "when": {"complete": ["False"]}, "title": "Missing details of the contact", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.8", "confidence": "L"}, "adoption": null, "stops_on": ["DetailsCompleted"], "allowance": {"unit": "working days", "amount": 2}, "starts_on": ["ContactReceived"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "domestic_abuse_screening", "warn": [], "when": {"domestic_abuse": ["True"]}, "title": "Screening for domestic abuse", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.9", "confidence": "L"}, "adoption": null, "stops_on": ["DomesticAbuseScreened"], "allowance": {"unit": "working days", "amount": 1}, "starts_on": ["ContactReceived", "DetailsSupplied"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "strategy_discussion", "warn": [{"after": null, "share": 0.75}], "when": {"threshold": ["level-4"]}, "title": "Strategy discussion", "anchor": "contact received", "due_at": "24:00", "ladder": "urgent", "source": {"document": "Hillshire local policy", "paragraph": "2.10", "confidence": "L"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["StrategyDiscussionHeld", "Section47Started"], "allowance": {"unit": "hours", "amount": 24}, "starts_on": ["ReferralMade"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "further_contact", "warn": [], "when": {}, "title": "Decision on new information", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.11", "confidence": "L"}, "adoption": null, "stops_on": ["FurtherContactDecided"], "allowance": {"unit": "working days", "amount": 1}, "starts_on": ["FurtherContactReceived"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "plan", "warn": [{"after": {"unit": "working days", "amount": 5}, "share": null}], "when": {"outcome": ["in_need"]}, "title": "Plan agreed", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.12", "confidence": "L"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["PlanAgreed"], "allowance": {"unit": "working days", "amount": 10}, "starts_on": ["AssessmentAuthorised"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "plan_review", "warn": [], "when": {"decision": ["continue"]}, "title": "Review of the plan", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.13", "confidence": "L"}, "ends_on": ["ChildDied"], "adoption": null, "stops_on": ["PlanReviewed"], "allowance": {"unit": "months", "amount": 3}, "starts_on": ["PlanAgreed", "PlanReviewed"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}, {"per": "case", "name": "plan_closure", "warn": [], "when": {"decision": ["step_down", "end"]}, "title": "Closure after the plan", "anchor": "the event", "due_at": "17:00", "ladder": null, "source": {"document": "Hillshire local policy", "paragraph": "2.14", "confidence": "L"}, "ends_on": ["AssessmentStarted", "PlanAgreed"], "adoption": null, "stops_on": ["CaseClosed"], "allowance": {"unit": "working days", "amount": 5}, "starts_on": ["PlanReviewed"], "statutory": false, "stops_when": {}, "tightened_by": null, "count_start_day": false}], "nation": "england", "policy": "county", "edition": "england-2026", "ladders": [{"name": "standard", "rungs": [{"after": {"unit": "working hours", "amount": 0}, "roles": ["team_manager"]}, {"after": {"unit": "working hours", "amount": 4}, "roles": ["service_manager"]}, {"after": {"unit": "working days", "amount": 2}, "roles": ["head_of_service"]}, {"after": {"unit": "working days", "amount": 5}, "roles": ["director"]}]}, {"name": "urgent", "rungs": [{"after": {"unit": "hours", "amount": 0}, "roles": ["team_manager", "allocated_worker"]}, {"after": {"unit": "hours", "amount": 2}, "roles": ["service_manager"]}, {"after": {"unit": "hours", "amount": 6}, "roles": ["head_of_service"]}, {"after": {"unit": "hours", "amount": 24}, "roles": ["director"]}], "immediate": true, "out_of_hours": ["emergency_duty_team"]}], "agencies": [{"agency": "school", "from_age": 5, "below_age": 16, "circumstance": "any"}, {"agency": "health_visitor", "from_age": null, "below_age": 5, "circumstance": "any"}, {"agency": "midwife", "from_age": null, "below_age": null, "circumstance": "unborn"}, {"agency": "police", "from_age": null, "below_age": null, "circumstance": "domestic_abuse"}, {"agency": "domestic_abuse", "from_age": null, "below_age": null, "circumstance": "domestic_abuse"}, {"agency": "other_authority", "from_age": null, "below_age": null, "circumstance": "other_authority"}], "time_zone": "Europe/London", "thresholds": [{"level": "level-1", "title": "Universal services"}, {"level": "level-2", "title": "Early help"}, {"level": "level-3", "title": "Child in need of services"}, {"level": "level-4", "title": "Child in need of protection"}], "local_gates": {"close_contact": ["details_complete"], "authorise_assessment": ["details_complete", "referrer_acknowledged"]}, "minimum_data": ["concern", "child_name", "date_of_birth", "sex", "ethnicity", "address", "parental_responsibility", "household", "parents_aware", "referrer_name", "referrer_contact"], "warned_roles": ["allocated_worker", "team_manager"], "edition_title": "Working Together to Safeguard Children 2026", "caseload_limit": 18, "default_ladder": "standard", "never_overridden": ["child_seen", "second_person", "section_47_concluded", "closure_reason"], "override_for_at_most": {"unit": "working days", "amount": 5}, "acknowledge_for_at_most": {"unit": "working days", "amount": 10}}');


--
-- Data for Name: sweeps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sweeps VALUES
	('01a2135f-1b1a-70aa-83ad-c0dc96abaf12', '2026-11-25 15:42:10.049171+00', '2026-11-25 15:42:12.270916+00', 0, 0, 0, 'done');


--
-- Data for Name: teams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.teams VALUES
	('front-door', 'Front Door'),
	('assessment-east', 'Assessment East'),
	('assessment-west', 'Assessment West');


--
-- Data for Name: used_links; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: yoyo_lock; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: board_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.board_events_id_seq', 1, false);


--
-- Name: codec_reads_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.codec_reads_id_seq', 1, false);


--
-- Name: operator_queue_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.operator_queue_id_seq', 1, false);


--
-- Name: rule_clocks_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.rule_clocks_id_seq', 22, true);


--
-- Name: _yoyo_log _yoyo_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._yoyo_log
    ADD CONSTRAINT _yoyo_log_pkey PRIMARY KEY (id);


--
-- Name: _yoyo_migration _yoyo_migration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._yoyo_migration
    ADD CONSTRAINT _yoyo_migration_pkey PRIMARY KEY (migration_hash);


--
-- Name: _yoyo_version _yoyo_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._yoyo_version
    ADD CONSTRAINT _yoyo_version_pkey PRIMARY KEY (version);


--
-- Name: absences absences_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absences
    ADD CONSTRAINT absences_pkey PRIMARY KEY (person, away_from);


--
-- Name: adoptions adoptions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.adoptions
    ADD CONSTRAINT adoptions_pkey PRIMARY KEY (batch, run, case_ref);


--
-- Name: alerts alerts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alerts
    ADD CONSTRAINT alerts_pkey PRIMARY KEY (case_ref, alert);


--
-- Name: board_events board_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.board_events
    ADD CONSTRAINT board_events_pkey PRIMARY KEY (id);


--
-- Name: calendars calendars_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendars
    ADD CONSTRAINT calendars_pkey PRIMARY KEY (hash);


--
-- Name: case_keys case_keys_case_ref_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.case_keys
    ADD CONSTRAINT case_keys_case_ref_number_key UNIQUE (case_ref, number);


--
-- Name: case_keys case_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.case_keys
    ADD CONSTRAINT case_keys_pkey PRIMARY KEY (key_id);


--
-- Name: cases cases_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (case_ref);


--
-- Name: checkpoint_heads checkpoint_heads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoint_heads
    ADD CONSTRAINT checkpoint_heads_pkey PRIMARY KEY (case_ref, checkpoint);


--
-- Name: checkpoints checkpoints_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (number);


--
-- Name: codec_reads codec_reads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.codec_reads
    ADD CONSTRAINT codec_reads_pkey PRIMARY KEY (id);


--
-- Name: counted_checks counted_checks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_checks
    ADD CONSTRAINT counted_checks_pkey PRIMARY KEY (case_ref, sequence);


--
-- Name: counted_decisions counted_decisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_decisions
    ADD CONSTRAINT counted_decisions_pkey PRIMARY KEY (case_ref, sequence);


--
-- Name: counted_limits counted_limits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_limits
    ADD CONSTRAINT counted_limits_pkey PRIMARY KEY (case_ref, clock, episode);


--
-- Name: counted_looks counted_looks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_looks
    ADD CONSTRAINT counted_looks_pkey PRIMARY KEY (case_ref);


--
-- Name: counted_moves counted_moves_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_moves
    ADD CONSTRAINT counted_moves_pkey PRIMARY KEY (case_ref, sequence);


--
-- Name: counted_visits counted_visits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_visits
    ADD CONSTRAINT counted_visits_pkey PRIMARY KEY (case_ref, sequence);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (notice, recipient);


--
-- Name: directory_journal directory_journal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.directory_journal
    ADD CONSTRAINT directory_journal_pkey PRIMARY KEY (sequence);


--
-- Name: directory_settings directory_settings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.directory_settings
    ADD CONSTRAINT directory_settings_pkey PRIMARY KEY (only_row);


--
-- Name: journal journal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (case_ref, sequence);


--
-- Name: limits limits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.limits
    ADD CONSTRAINT limits_pkey PRIMARY KEY (case_ref, "position");


--
-- Name: operator_queue operator_queue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.operator_queue
    ADD CONSTRAINT operator_queue_pkey PRIMARY KEY (id);


--
-- Name: people people_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);


--
-- Name: roles roles_person_team_role_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_person_team_role_key UNIQUE NULLS NOT DISTINCT (person, team, role);


--
-- Name: rota rota_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rota
    ADD CONSTRAINT rota_pkey PRIMARY KEY (person, from_at);


--
-- Name: rule_clocks rule_clocks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_clocks
    ADD CONSTRAINT rule_clocks_pkey PRIMARY KEY (id);


--
-- Name: rule_clocks rule_clocks_rules_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_clocks
    ADD CONSTRAINT rule_clocks_rules_name_key UNIQUE (rules, name);


--
-- Name: rulebooks rulebooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rulebooks
    ADD CONSTRAINT rulebooks_pkey PRIMARY KEY (hash);


--
-- Name: sweeps sweeps_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sweeps
    ADD CONSTRAINT sweeps_pkey PRIMARY KEY (run);


--
-- Name: teams teams_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.teams
    ADD CONSTRAINT teams_pkey PRIMARY KEY (id);


--
-- Name: used_links used_links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.used_links
    ADD CONSTRAINT used_links_pkey PRIMARY KEY (id);


--
-- Name: yoyo_lock yoyo_lock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.yoyo_lock
    ADD CONSTRAINT yoyo_lock_pkey PRIMARY KEY (locked);


--
-- Name: alerts_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alerts_open ON public.alerts USING btree (raised_at) WHERE (state <> 'resolved'::text);


--
-- Name: alerts_open_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX alerts_open_of_case ON public.alerts USING btree (case_ref) WHERE (state <> 'resolved'::text);


--
-- Name: board_events_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX board_events_of_case ON public.board_events USING btree (case_ref, at) WHERE (case_ref IS NOT NULL);


--
-- Name: board_events_signed_out; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX board_events_signed_out ON public.board_events USING btree (person, detail) WHERE (kind = 'signed_out'::text);


--
-- Name: case_keys_by_master; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX case_keys_by_master ON public.case_keys USING btree (master_id) WHERE (destroyed_at IS NULL);


--
-- Name: case_keys_changed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX case_keys_changed ON public.case_keys USING btree (changed_at, key_id);


--
-- Name: cases_changed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_changed ON public.cases USING btree (team, updated_at);


--
-- Name: cases_of_family; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_of_family ON public.cases USING btree (family) WHERE (family IS NOT NULL);


--
-- Name: cases_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_open ON public.cases USING btree (team, worker) WHERE (stage <> 'closed'::text);


--
-- Name: cases_open_of_worker; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_open_of_worker ON public.cases USING btree (worker, team, case_ref) WHERE (stage <> 'closed'::text);


--
-- Name: checkpoint_heads_by_checkpoint; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX checkpoint_heads_by_checkpoint ON public.checkpoint_heads USING btree (checkpoint, case_ref);


--
-- Name: codec_reads_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX codec_reads_of_case ON public.codec_reads USING gin (case_refs);


--
-- Name: counted_checks_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_checks_at ON public.counted_checks USING btree (asked_at);


--
-- Name: counted_decisions_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_decisions_at ON public.counted_decisions USING btree (decided_at);


--
-- Name: counted_limits_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_limits_due ON public.counted_limits USING btree (due) INCLUDE (rule, team, state, stopped_at);


--
-- Name: counted_limits_of_rule; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_limits_of_rule ON public.counted_limits USING btree (rule, due) INCLUDE (team, state, anchor, stopped_at);


--
-- Name: counted_limits_of_team; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_limits_of_team ON public.counted_limits USING btree (team, due) INCLUDE (rule, state, stopped_at);


--
-- Name: counted_limits_written_late; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_limits_written_late ON public.counted_limits USING btree (case_ref, stopped_by) WHERE ((state = 'met'::text) AND (stopped_at < due) AND (recorded_at >= due));


--
-- Name: counted_looks_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_looks_open ON public.counted_looks USING btree (team, looked_at) WHERE (NOT closed);


--
-- Name: counted_moves_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_moves_at ON public.counted_moves USING btree (corrected_at);


--
-- Name: counted_visits_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX counted_visits_at ON public.counted_visits USING btree (seen_at);


--
-- Name: deliveries_by_message; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_by_message ON public.deliveries USING btree (message_id);


--
-- Name: deliveries_held; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_held ON public.deliveries USING btree (recipient, hold_until) WHERE (status = 'held'::text);


--
-- Name: deliveries_in_envelope; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_in_envelope ON public.deliveries USING btree (envelope, recipient) WHERE (envelope IS NOT NULL);


--
-- Name: deliveries_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_of_case ON public.deliveries USING btree (case_ref);


--
-- Name: deliveries_of_cases; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_of_cases ON public.deliveries USING gin (cases);


--
-- Name: deliveries_of_notices; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_of_notices ON public.deliveries USING gin (notices);


--
-- Name: directory_journal_about; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX directory_journal_about ON public.directory_journal USING btree (about, sequence);


--
-- Name: journal_by_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_by_kind ON public.journal USING btree (kind, happened_at);


--
-- Name: journal_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_by_time ON public.journal USING brin (recorded_at);


--
-- Name: journal_corrections; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_corrections ON public.journal USING btree (case_ref, sequence) WHERE (kind = 'DateCorrected'::text);


--
-- Name: journal_teams; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX journal_teams ON public.journal USING btree (case_ref, sequence) WHERE (kind = ANY (ARRAY['ContactReceived'::text, 'CaseAdopted'::text, 'WorkerAllocated'::text, 'TeamTransferred'::text]));


--
-- Name: limits_running; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX limits_running ON public.limits USING btree (due) WHERE (state = 'running'::text);


--
-- Name: limits_running_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX limits_running_of_case ON public.limits USING btree (case_ref, due) WHERE (state = 'running'::text);


--
-- Name: operator_queue_cleared; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX operator_queue_cleared ON public.operator_queue USING btree (kind, about, cleared_at) WHERE (cleared_at IS NOT NULL);


--
-- Name: operator_queue_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX operator_queue_open ON public.operator_queue USING btree (kind, about) WHERE (cleared_at IS NULL);


--
-- Name: rota_in_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rota_in_time ON public.rota USING btree (role, until_at);


--
-- Name: sweeps_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sweeps_by_time ON public.sweeps USING btree (started_at);


--
-- Name: board_events append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.board_events FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: calendars append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.calendars FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: checkpoint_heads append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoint_heads FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: checkpoints append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: codec_reads append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.codec_reads FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: directory_journal append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.directory_journal FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: journal append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: rulebooks append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rulebooks FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: journal counted; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER counted AFTER INSERT ON public.journal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.count_cases();


--
-- Name: rulebooks counted; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER counted AFTER INSERT ON public.rulebooks FOR EACH ROW EXECUTE FUNCTION public.count_rules();


--
-- Name: case_keys destroyed_stays; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER destroyed_stays BEFORE UPDATE ON public.case_keys FOR EACH ROW EXECUTE FUNCTION public.refuse_change_of_key();


--
-- Name: case_keys rows_stay; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER rows_stay BEFORE DELETE OR TRUNCATE ON public.case_keys FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change_of_key();


--
-- Name: absences absences_cover_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absences
    ADD CONSTRAINT absences_cover_fkey FOREIGN KEY (cover) REFERENCES public.people(id) ON DELETE CASCADE;


--
-- Name: absences absences_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absences
    ADD CONSTRAINT absences_person_fkey FOREIGN KEY (person) REFERENCES public.people(id) ON DELETE CASCADE;


--
-- Name: alerts alerts_case_ref_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alerts
    ADD CONSTRAINT alerts_case_ref_fkey FOREIGN KEY (case_ref) REFERENCES public.cases(case_ref) ON DELETE CASCADE;


--
-- Name: checkpoint_heads checkpoint_heads_checkpoint_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoint_heads
    ADD CONSTRAINT checkpoint_heads_checkpoint_fkey FOREIGN KEY (checkpoint) REFERENCES public.checkpoints(number);


--
-- Name: counted_limits counted_limits_rule_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counted_limits
    ADD CONSTRAINT counted_limits_rule_fkey FOREIGN KEY (rule) REFERENCES public.rule_clocks(id);


--
-- Name: journal journal_calendar_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_calendar_fkey FOREIGN KEY (calendar) REFERENCES public.calendars(hash);


--
-- Name: journal journal_rules_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_rules_fkey FOREIGN KEY (rules) REFERENCES public.rulebooks(hash);


--
-- Name: limits limits_case_ref_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.limits
    ADD CONSTRAINT limits_case_ref_fkey FOREIGN KEY (case_ref) REFERENCES public.cases(case_ref) ON DELETE CASCADE;


--
-- Name: roles roles_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_person_fkey FOREIGN KEY (person) REFERENCES public.people(id) ON DELETE CASCADE;


--
-- Name: roles roles_team_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_team_fkey FOREIGN KEY (team) REFERENCES public.teams(id) ON DELETE CASCADE;


--
-- Name: rota rota_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rota
    ADD CONSTRAINT rota_person_fkey FOREIGN KEY (person) REFERENCES public.people(id) ON DELETE CASCADE;


--
-- Name: rota rota_team_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rota
    ADD CONSTRAINT rota_team_fkey FOREIGN KEY (team) REFERENCES public.teams(id) ON DELETE CASCADE;


--
-- Name: rule_clocks rule_clocks_rules_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rule_clocks
    ADD CONSTRAINT rule_clocks_rules_fkey FOREIGN KEY (rules) REFERENCES public.rulebooks(hash);


--
-- PostgreSQL database dump complete
--


