"""How a page is made: one environment of templates, and what every template knows."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from jinja2.utils import missing
from starlette.requests import Request
from starlette.responses import HTMLResponse

from board.people import Person
from board.services import Services, services
from engine.printing import time_left
from practice.words import due_time, local_time

BOARD = Path(__file__).parent


@dataclass(frozen=True)
class NavItem:
    """One entry of the navigation, and who is shown it."""

    text: str
    href: str
    shown: Callable[[Person], bool]


NAV = (
    NavItem("Today", "/", lambda p: p.works_on_cases),
    NavItem("Team and service", "/figures", lambda p: p.senior or any(p.manages(team) for team in p.teams)),
    NavItem("Operators", "/operators", lambda p: p.operator or p.senior),
)


class _Undefined(ChainableUndefined):
    """A name that a page was not given is a mistake; a key that a macro's parameters leave out is merely not there."""

    def _mistake_if_a_name(self) -> None:
        if self._undefined_obj is missing and self._undefined_name not in {"caller", "undefined"}:
            self._fail_with_undefined_error()

    def __getattr__(self, name: str) -> ChainableUndefined:
        self._mistake_if_a_name()
        return super().__getattr__(name)

    def __getitem__(self, name: str) -> ChainableUndefined:  # type: ignore[override]
        self._mistake_if_a_name()
        return super().__getitem__(name)

    def __bool__(self) -> bool:
        self._mistake_if_a_name()
        return False

    def __str__(self) -> str:
        self._mistake_if_a_name()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._mistake_if_a_name()
        return iter(())

    def __len__(self) -> int:
        self._mistake_if_a_name()
        return 0


@cache
def environment() -> Environment:
    """The templates: each room's beside its code (`today/today.html`), shared ones in `templates/`."""
    made = Environment(
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=ChoiceLoader(
            [
                PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
                FileSystemLoader(BOARD),
            ]
        ),
    )
    made.globals |= {"asset": asset, "case_url": case_url, "acknowledge_url": acknowledge_url}
    return made


@cache
def asset(name: str) -> str:
    """The address of a file in `static/`, which changes with its content, so that browsers may keep it for long."""
    digest = hashlib.sha256((BOARD / "static" / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:12]}"


def case_url(case: str) -> str:
    """The address of a case's page."""
    return f"/case/{quote(case, safe='')}"


def acknowledge_url(case: str, alert: str) -> str:
    """The address of the form that takes an alert on."""
    return f"{case_url(case)}/acknowledge?alert={quote(alert, safe='')}"


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A whole page. What every template knows is in `known`; of times it knows three functions.

    `local_time(at)` is `Fri 4 Dec 2026 17:00`, `due_time(at)` says "end of" for midnight, `time_left(at)` is
    `2 d 3 h left`; all take UTC instants.
    """
    return HTMLResponse(render(request, template, **context), status)


def render(request: Request, template: str, **context: Any) -> str:
    """A template as text, for a page or a fragment of one."""
    return environment().get_template(template).render(known(request) | context)


def known(request: Request) -> dict[str, Any]:
    """What every template knows."""
    here = services(request)
    person: Person | None = getattr(request.state, "person", None)
    return {
        "person": person,
        "csrf": request.session.get("csrf", ""),
        "authority": here.settings.authority,
        "trial": here.trial,
        "nav": [item for item in NAV if person and item.shown(person)],
        "path": request.url.path,
        "done": _done(request),
        "unwatched": getattr(request.state, "unwatched", None),
        **_times(here),
    }


def _done(request: Request) -> dict[str, Any] | None:
    # Said once, on the next page, whichever that is.
    done: dict[str, Any] | None = request.session.pop("done", None)
    return done and done | {"until": datetime.fromtimestamp(done["until"], UTC)}


def _times(here: Services) -> dict[str, Any]:
    now, zone = here.now(), here.zone

    def local(at: datetime) -> str:
        return local_time(zone, at)

    def due(at: datetime) -> str:
        return due_time(zone, at)

    def left(at: datetime) -> str:
        return time_left(at, now)

    return {"now": now, "local_time": local, "due_time": due, "time_left": left}
