"""What the list is narrowed to. All of it stands in the address, so that a view can be kept and sent to a colleague."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from board.people import Person
from engine.rules import Rulebook
from practice.vocabulary import Stage

PAGE_SIZE = 50
STATES = {
    "waiting": "Late, nobody has it",
    "late": "Late",
    "soon": "Due soon",
    "on track": "On track",
}
"""The states by what needs somebody most. A word, a shape and a colour each; never a colour alone."""
STAGES = tuple(stage.value for stage in Stage if stage is not Stage.CLOSED)
NOBODY = "nobody"
"""The worker of a case that is not allocated."""
_HIGHEST_PAGE = 10_000


@dataclass(frozen=True)
class Filters:
    """What was asked for; None where everything is meant. `page` counts from 1."""

    team: str | None = None
    worker: str | None = None
    stage: str | None = None
    state: str | None = None
    limit: str | None = None
    page: int = 1

    @property
    def narrowed(self) -> dict[str, str]:
        """The filters that are set, by their names in the address."""
        named = {
            "team": self.team,
            "worker": self.worker,
            "stage": self.stage,
            "state": self.state,
            "limit": self.limit,
        }
        return {name: value for name, value in named.items() if value is not None}

    def teams(self, person: Person) -> list[str] | None:
        """The teams whose cases are meant; None for those of everybody."""
        if self.team is not None:
            return [self.team]
        return None if person.sees_every_team else sorted(person.teams)

    def url(self, path: str = "/") -> str:
        """The address of the list narrowed like this."""
        asked = self.narrowed | ({"page": str(self.page)} if self.page > 1 else {})
        return f"{path}?{urlencode(asked)}" if asked else path

    def without(self, name: str) -> "Filters":
        """The same without one filter, from its first page."""
        return replace(self, **{name: None}, page=1)

    def with_state(self, state: str) -> "Filters":
        """The same for one state only, from its first page."""
        return replace(self, state=state, page=1)

    def on_page(self, number: int) -> "Filters":
        """The same on another page."""
        return replace(self, page=number)


def read_filters(query: Mapping[str, str]) -> Filters:
    """What an address asks for. A stage, a state or a page that there is not is left out."""
    given = {name: value[:100] for name, value in query.items() if value}
    page = given.get("page", "1")
    return Filters(
        team=given.get("team"),
        worker=given.get("worker"),
        stage=given["stage"] if given.get("stage") in STAGES else None,
        state=given["state"] if given.get("state") in STATES else None,
        limit=given.get("limit"),
        page=min(int(page), _HIGHEST_PAGE) if page.isascii() and page.isdigit() and int(page) else 1,
    )


def limit_titles(rulebook: Rulebook) -> dict[str, str]:
    """What every limit of today's rules and of the editions before is called, by its name."""
    of_editions = {c.name: c.title for edition in rulebook.editions for c in edition.clocks}
    return of_editions | {c.name: c.title for c in rulebook.for_referral(rulebook.today)[0].clocks}
