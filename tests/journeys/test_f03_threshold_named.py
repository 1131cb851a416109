import pytest
from pydantic import ValidationError

from client import errors
from practice import commands as c
from practice import events as e
from tests.workflows.house import REFERRED, WORKER, House


async def test_a_decision_names_one_of_the_levels_and_says_why(house: House) -> None:
    """A level that the policy does not know is turned down with those that it does; the record has level and reason."""
    child = await house.opened()
    with pytest.raises(errors.Malformed, match="use one of level-1, level-2, level-3, level-4"):
        await child.do(c.DecideContact, WORKER, **(REFERRED | {"threshold": "quite worrying"}))
    with pytest.raises(ValidationError, match="rationale"):
        await child.make(c.DecideContact, WORKER, **(REFERRED | {"rationale": ""}))
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"threshold": "level-4", "rationale": "Hurt by an adult"}))
    await child.settled()
    (decided,) = house.world.events(child.ref, e.ContactDecided)
    assert (decided.threshold, decided.rationale) == ("level-4", "Hurt by an adult")
    assert {"urgent_visit", "strategy_discussion"} <= {x.key for x in (await child.look()).limits}
