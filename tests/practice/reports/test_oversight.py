from dataclasses import replace
from datetime import timedelta
from typing import get_args

from practice import events as e
from practice.authority import AUTHORITY, ON_DUTY
from practice.reports.oversight import LOOKS, OpenCase, oversight
from tests.practice.builders import MONDAY

CASE = OpenCase(
    "case-1", "team-1", None, "contact", adopted=False, opened_at=MONDAY, looked_at=None, looked_by=None, look=None
)


def test_cases_that_nobody_has_looked_at_come_first_and_the_longest_ago() -> None:
    looked = replace(
        CASE, looked_at=MONDAY, looked_by="manager-1", look="SupervisionRecorded", opened_at=MONDAY - timedelta(days=90)
    )
    cases = [
        replace(CASE, case="young", opened_at=MONDAY + timedelta(days=9)),
        replace(looked, case="lately", looked_at=MONDAY + timedelta(days=8)),
        replace(CASE, case="old"),
        replace(looked, case="long-ago"),
    ]
    rows = oversight(cases, MONDAY + timedelta(days=10, hours=1))
    assert [(x.case, x.days) for x in rows] == [("old", 10), ("young", 1), ("long-ago", 10), ("lately", 2)]
    assert rows[0].what == "no manager has looked at it"
    assert (rows[2].what, rows[2].by, rows[2].last_look) == ("recorded supervision", "manager-1", MONDAY)


def test_only_what_managers_alone_may_send_is_a_look() -> None:
    """The journal has no roles, so what a social worker may do as well does not show that a manager did it."""
    kinds = {kind.kind for kind in get_args(get_args(e.Event)[0])}
    assert set(LOOKS) <= kinds
    for_managers = {name for name, row in AUTHORITY.items() if row.roles <= ON_DUTY}
    assert LEADS_TO.keys() == for_managers - {"CorrectDate", "CloseCase", "AdoptRules"}
    assert set(LOOKS) == set(LEADS_TO.values())


LEADS_TO = {
    "ReopenCase": "CaseReopened",
    "AllocateWorker": "WorkerAllocated",
    "TransferTeam": "TeamTransferred",
    "RecordTransferOut": "TransferAccepted",
    "DecideSeriousIncident": "SeriousIncidentDecided",
    "WaiveCheck": "CheckWaived",
    "ConcludeSection47": "Section47Concluded",
    "ReturnAssessment": "AssessmentReturned",
    "AuthoriseAssessment": "AssessmentAuthorised",
    "ReviewOverrun": "OverrunReviewed",
    "ExtendLimit": "LimitExtended",
    "GrantOverride": "OverrideGranted",
    "RecordSupervision": "SupervisionRecorded",
    "AcknowledgeAlert": "AlertAcknowledged",
}
