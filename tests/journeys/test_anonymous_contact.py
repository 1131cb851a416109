from tests.journeys.stories import anonymous_contact
from tests.workflows.house import House


async def test_an_anonymous_contact_is_not_chased_for_a_referrer_who_cannot_be_known(house: House) -> None:
    """The family is told nevertheless, and the case is closed."""
    child = await anonymous_contact(house)
    seen = await house.client.show(child.ref)
    assert (seen.stage, seen.closed_reason, seen.missing_details) == ("closed", "RC8", ())
