"""Whether limits are met on the last day that they allow more often than work that is done when it is ready would be.

Two comparisons, both with the chance of the binomial distribution itself, both reasons to look and no more:

- with an even spread over the days allowed: were each day as likely as any other, so many on the last one would come up
  less than once in a thousand times;
- with all teams together: the team's share lies above the 99.8 % limits of a funnel around the share of all.

Much of it is honest: who has 45 days plans with 45 days. It says that the last day decides when work is done, and so
where to look for work that was called done because it was due. Limits of fewer than `SHORTEST` days are left out, as
their last day is an ordinary one, and fewer than `SMALLEST` limits never stand out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from practice.reports.thresholds import ONE_SIDE, SMALLEST, at_least, outlier

SHORTEST = 5


@dataclass(frozen=True)
class LastDay:
    """One limit as one team met it: how many in time, of these how many on the last day, of so many `days` allowed."""

    limit: str
    title: str
    team: str
    days: int
    met: int
    on_the_last: int


@dataclass(frozen=True)
class LastDayRow:
    """One team and limit. Shares lie between 0 and 1; `even` is that of an even spread, `share_of_all` of all teams.

    `clustered` says that there are more than an even spread gives, `stands_out` that there are more than in all teams.
    """

    limit: str
    title: str
    team: str
    met: int
    on_the_last: int
    share: float
    even: float
    share_of_all: float
    clustered: bool
    stands_out: bool


def days_allowed(amount: int, *, count_start_day: bool) -> int:
    """On how many days work can be done in time: the first day is one of them, whether it is counted or not."""
    return amount if count_start_day else amount + 1


def last_days(counts: Iterable[LastDay]) -> tuple[LastDayRow, ...]:
    """Each team's share of each limit of `SHORTEST` days or more, the most clustered first."""
    long = sorted((x for x in counts if x.days >= SHORTEST and x.met), key=lambda x: (x.limit, x.team))
    rows = [row for _, own in groupby(long, key=lambda x: x.limit) for row in _of_limit(list(own))]
    return tuple(sorted(rows, key=lambda x: (not x.stands_out, not x.clustered, x.even - x.share, x.title, x.team)))


def _of_limit(counts: list[LastDay]) -> list[LastDayRow]:
    share_of_all = sum(x.on_the_last for x in counts) / sum(x.met for x in counts)
    return [_row(list(own), share_of_all) for _, own in groupby(counts, key=lambda x: x.team)]


def _row(counts: list[LastDay], share_of_all: float) -> LastDayRow:
    """One team's limits, perhaps under rules that allowed different numbers of days."""
    met, last = sum(x.met for x in counts), sum(x.on_the_last for x in counts)
    even = sum(x.met / x.days for x in counts) / met
    return LastDayRow(
        limit=counts[0].limit,
        title=counts[-1].title,
        team=counts[0].team,
        met=met,
        on_the_last=last,
        share=last / met,
        even=even,
        share_of_all=share_of_all,
        clustered=met >= SMALLEST and last > met * even and at_least(last, met, even) < ONE_SIDE,
        stands_out=outlier(last, met, share_of_all) == "high",
    )
