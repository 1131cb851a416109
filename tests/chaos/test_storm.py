"""A deadline storm: the limits of many cases pass in the same second."""

from statistics import median

from bench.houses import frontdoor
from bench.storm import office_is_open_in, storm

CASES = 150


async def test_all_are_late_at_once_and_each_is_told_of_once_the_immediate_risks_first() -> None:
    # On other days nobody hears of what is no immediate risk before the office opens.
    one_in = 10 if office_is_open_in(CASES) else 1
    async with frontdoor() as house:
        found = await storm(house, CASES, one_in)

    assert found.late_on_the_board == CASES
    assert len(found.immediate) == CASES / one_in
    assert len(found.immediate) + len(found.others) == CASES
    assert min(*found.immediate, *found.others) >= 0
    if found.others:
        assert median(found.places) < 1 / 4
        assert max(found.places) < 1 / 2
