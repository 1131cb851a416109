import json
import shutil
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer
from temporalio.workflow import NondeterminismError

from engine.plugin import FrontdoorPlugin
from tests.freeze import freeze_histories
from tests.journeys.stories import STORIES
from tests.replay.changed import CaseWithAnotherTimer
from tests.replay.recordings import (
    FINGERPRINTS,
    HISTORIES,
    HOW_TO_RECORD,
    KEYS,
    every_recorded,
    fingerprint,
    fingerprints_now,
    recorded,
)
from workflows.case import CaseWorkflow

RECORDED = recorded()
EVERY = every_recorded()


def _replayer(case: type) -> Replayer:
    return Replayer(workflows=[case], plugins=[FrontdoorPlugin(KEYS)])


@pytest.mark.parametrize("history", EVERY.values(), ids=EVERY)
async def test_a_recorded_case_replays_with_the_code_as_it_is(history: WorkflowHistory) -> None:
    """A case that is open when this code is deployed goes on where it was, whichever version it began under."""
    result = await _replayer(CaseWorkflow).replay_workflow(history, raise_on_replay_failure=False)
    assert result.replay_failure is None, f"{result.replay_failure}\n{HOW_TO_RECORD}"


async def test_a_changed_workflow_fails_the_replay() -> None:
    """So that the test above is known to be able to fail."""
    with pytest.raises(NondeterminismError):
        await _replayer(CaseWithAnotherTimer).replay_workflow(RECORDED["contact_to_closure"])


def test_what_a_release_leaves_behind_is_replayed_from_then_on_and_not_changed(tmp_path: Path) -> None:
    shutil.copytree(HISTORIES, tmp_path / "histories")
    freeze_histories("9.9.9", tmp_path / "histories")
    assert {f"9.9.9/{name}" for name in RECORDED} <= set(every_recorded(tmp_path / "histories"))
    with pytest.raises(FileExistsError):
        freeze_histories("9.9.9", tmp_path / "histories")


def test_every_journey_and_a_history_that_started_afresh_are_recorded() -> None:
    """A new journey is recorded with the others."""
    assert set(RECORDED) == {*STORIES, "started_afresh"}, HOW_TO_RECORD


async def test_recorded_histories_and_fingerprints_belong_together() -> None:
    """Both come from the same run of the script."""
    kept = json.loads(FINGERPRINTS.read_text(encoding="utf-8"))
    assert {name: await fingerprint(RECORDED[name]) for name in STORIES} == kept, HOW_TO_RECORD


async def test_the_journeys_issue_the_commands_that_they_issued_before() -> None:
    """Updates, timers and activities by name and in order: what a replay would compare in every open case."""
    kept = json.loads(FINGERPRINTS.read_text(encoding="utf-8"))
    now = await fingerprints_now()
    for name, commands in now.items():
        assert commands == kept[name], f"{name} issues other commands than before. {HOW_TO_RECORD}"
