"""The tokens of those who act on the board: the directory says what they hold, not the command."""

from datetime import UTC, datetime

from board.services import Services
from board.tokens import BoardTokens
from engine.identity.claims import Caller
from engine.identity.keys import TrustedKeys, make_signing_key
from engine.identity.tokens import Issuer, Verifier
from practice import commands as c
from practice.vocabulary import Role
from tests.workflows.house import SYSTEM

KEY, _ = make_signing_key("board")
VERIFIER = Verifier(TrustedKeys(None, KEY))


async def caller(services: Services, person: str) -> Caller | None:
    """Who the board's token proves to be acting, where a command claims to be a director's."""
    tokens = BoardTokens(services.pool, Issuer(KEY), services.rulebook)
    token = await tokens(c.Actor(id=person, roles=(Role.DIRECTOR,)))
    return VERIFIER.verify(token, datetime.now(UTC)) if token else None


async def test_a_token_of_the_board_grants_what_the_directory_has_and_no_more(services: Services) -> None:
    """Whatever a page puts into a command: the worker holds it against the token."""
    manager = await caller(services, "P-110")
    assert manager is not None
    assert Role.DIRECTOR not in manager.roles
    assert Role.TEAM_MANAGER in manager.roles
    assert manager.teams == frozenset({"front-door"})


async def test_those_of_the_whole_service_are_not_bound_to_a_team(services: Services) -> None:
    director = await caller(services, "P-430")
    assert director is not None
    assert (Role.DIRECTOR in director.roles, director.teams) == (True, None)


async def test_what_a_provider_reports_of_a_message_goes_in_as_a_systems(services: Services) -> None:
    """The board has checked the provider's own token; nobody on a page is a system."""
    token = await BoardTokens(services.pool, Issuer(KEY), services.rulebook)(SYSTEM)
    assert token is not None
    reported = VERIFIER.verify(token, datetime.now(UTC))
    assert (reported.id, reported.roles, reported.acts_for) == (SYSTEM.id, frozenset({Role.SYSTEM}), False)


async def test_there_is_no_token_for_somebody_who_does_not_work_here(services: Services) -> None:
    await services.pool.execute("UPDATE people SET active = false WHERE id = 'P-110'")
    assert await caller(services, "P-110") is None
    assert await caller(services, "nobody") is None
    assert await BoardTokens(services.pool, Issuer(KEY), services.rulebook)(None) is None
