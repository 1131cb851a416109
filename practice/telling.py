"""What people are told of a case, as the case keeps it: alerts and their rungs, notices, and what became of them."""

from dataclasses import field
from datetime import datetime

from practice.events import Missing
from practice.values import value
from practice.vocabulary import Role


@value
class Reached:
    """That an alert went to a rung: when it fell due there, and when the engine saw to it (UTC instants)."""

    due: datetime
    seen_to: datetime


@value
class Alert:
    """Something that a manager must take on, until the work is done. `rung` is the last one reached, from 0.

    `reached` has each rung so far. `telling` is the key of its last notice, `failed_at` when that one was found to
    reach nobody; `not_before` holds the next rung back until a lapsed acknowledgement's time. `heard` has the keys of
    the notices that have reached somebody since the breach or since the last promise lapsed; `reached_nobody` says that
    none has, and that there is nobody further to tell.
    """

    id: str
    clock: str
    episode: int
    rung: int
    raised_at: datetime
    reached: tuple[Reached, ...] = ()
    not_before: datetime | None = None
    failed_at: datetime | None = None
    acknowledged_by: str | None = None
    action: str | None = None
    quiet_until: datetime | None = None
    resolved: bool = False
    telling: str = ""
    heard: tuple[str, ...] = ()
    reached_nobody: bool = False

    @property
    def acknowledged(self) -> bool:
        """Whether somebody has taken it on and the time they gave has not lapsed."""
        return self.quiet_until is not None


@value
class Notice:
    """Something that the world must be told: to whom (roles, or one person), about a limit or about a step.

    `key` is stable across retries, resets and restarts; each notice is delivered once for it. `clock` and `due` are
    those of the limit, where there is one. `missing` is what a refused step lacked or what an override lets a step go
    without (until `until`); `otherwise` are those who are told, one after another, where nobody else can be. All
    instants are UTC.
    """

    key: str
    about: str
    clock: str | None
    title: str
    due: datetime | None
    moment: datetime
    roles: tuple[Role, ...]
    person: str | None = None
    rung: int | None = None
    missing: tuple[Missing, ...] = ()
    until: datetime | None = None
    otherwise: tuple[tuple[Role, ...], ...] = ()


@value
class Sent:
    """What became of a notice: whom it went to, and why it did not get to some of them after all (directory ids)."""

    notice: Notice
    to: tuple[str, ...] = ()
    lost: dict[str, str] = field(default_factory=dict)

    @property
    def reached(self) -> tuple[str, ...]:
        """Those who have got it, as far as is known."""
        return tuple(x for x in self.to if x not in self.lost)


@value
class RefusalTold:
    """That managers were told of a refused step: what it lacked, and when that was (a UTC instant)."""

    step: str
    gaps: tuple[str, ...]
    at: datetime
