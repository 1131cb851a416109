-- Runs before the code that needs it: it only adds.
-- The journal as reports read it: each entry on its corrected date, with the team that had the case at that entry.
-- A correction is of all that the same command recorded as having happened then.
-- depends: 0003_directory

CREATE INDEX journal_teams ON journal (case_ref, sequence)
WHERE kind IN ('ContactReceived', 'CaseAdopted', 'WorkerAllocated', 'TeamTransferred');

CREATE INDEX journal_corrections ON journal (case_ref, sequence) WHERE kind = 'DateCorrected';

CREATE VIEW reported AS SELECT
    j.case_ref,
    j.sequence,
    j.kind,
    j.recorded_at,
    coalesce(
        (
            SELECT cast(c.event ->> 'correct' AS timestamptz)
            FROM journal AS c
            INNER JOIN journal AS wrong
                ON wrong.case_ref = c.case_ref AND wrong.sequence = cast(c.event ->> 'entry' AS integer)
            WHERE
                c.case_ref = j.case_ref
                AND c.kind = 'DateCorrected'
                AND wrong.command = j.command
                AND wrong.happened_at = j.happened_at
            ORDER BY c.sequence DESC
            LIMIT 1
        ),
        j.happened_at
    ) AS happened_at,
    j.actor,
    j.event,
    j.rules,
    (
        SELECT t.event ->> 'team'
        FROM journal AS t
        WHERE
            t.case_ref = j.case_ref
            AND t.sequence <= j.sequence
            AND t.kind IN ('ContactReceived', 'CaseAdopted', 'WorkerAllocated', 'TeamTransferred')
        ORDER BY t.sequence DESC
        LIMIT 1
    ) AS team
FROM journal AS j;
