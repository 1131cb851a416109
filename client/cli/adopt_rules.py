"""Adopting other rules for the cases that are open: adopt-edition, adopt-calendar."""

import sys
from collections.abc import Sequence
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from client.adopt_rules import adopt_for_all, all_open_cases, batch_of, cases_under, previews, rules_names
from client.cli.shared import (
    ALONE,
    Engine,
    Sent,
    complain,
    engine,
    local_rulebook,
    now,
    plain,
    print_json,
    say,
    show_page,
    zone_of,
)
from client.errors import Malformed
from client.typed import command_from
from engine.calendars import bank_holidays, file_or_nation
from engine.printing_adoption import preview_page
from practice.adoption import AdoptionProgress, AdoptRules, Preview
from practice.calendar import NonWorkingDay
from practice.combine import combine

PerMinute = Annotated[int, Parameter(name="--per-minute", help="The most cases to adopt for in a minute.")]
Reason = Annotated[str, Parameter(help="Why; it goes on the record of every case.")]
From = Annotated[
    tuple[str, ...], Parameter(name="--from", help="Also cases under this edition; without it, only the same edition.")
]
MOST_PER_MINUTE = 6_000
MOST_REASONS = 10


def register(app: App) -> None:
    """Add the commands of this module."""
    app.command(adopt_edition, name="adopt-edition")
    app.command(adopt_calendar, name="adopt-calendar")


async def adopt_edition(  # noqa: PLR0913 - what is adopted, for which cases, by whom, how fast
    edition: str,
    /,
    *,
    reason: Reason,
    from_: From = (),
    preview: bool = False,
    per_minute: PerMinute = 600,
    sent: Sent = ALONE,
) -> None:
    """Adopt an edition, with the policy as it is now, for open cases under it (and under each --from)."""
    rulebook = local_rulebook()
    editions = {e.name: e for e in rulebook.editions}
    for name in (edition, *from_):
        if name not in editions:
            raise Malformed(f"There is no edition {name}; there are {', '.join(editions)}.")
    rules = combine(editions[edition], rulebook.policy)
    template = _template({"rules": rules, "reason": reason}, sent)
    async with engine() as e:
        cases = await cases_under(e.client, rules_names([edition, *from_], rules))
        await _adopt(e, template, cases, preview=preview, per_minute=per_minute, json_=sent.json_)


async def adopt_calendar(
    calendar: str,
    /,
    *,
    reason: Reason,
    preview: bool = False,
    per_minute: PerMinute = 600,
    sent: Sent = ALONE,
) -> None:
    """Adopt further days that do not count for every open case.

    CALENDAR is a file (TOML: name, and day and name of each), or a nation (england, wales, scotland, northern-ireland):
    its bank holidays of this year and the next, as where one was proclaimed since the cases were opened.
    """
    name, days = _further_days(calendar)
    template = _template({"calendar": name, "days": days, "reason": reason}, sent)
    async with engine() as e:
        cases = await all_open_cases(e.client)
        await _adopt(e, template, cases, preview=preview, per_minute=per_minute, json_=sent.json_)


def _further_days(calendar: str) -> tuple[str, tuple[NonWorkingDay, ...]]:
    chosen = file_or_nation(calendar)
    if isinstance(chosen, str):
        year = now().year
        proclaimed = bank_holidays(chosen, range(year, year + 2))
        return f"{chosen}-{year}-{year + 1}", tuple(NonWorkingDay(day, name) for day, name in proclaimed.items())
    if chosen.last_day:
        raise Malformed(
            f"{calendar} ends on {chosen.last_day}; open cases adopt days, never an earlier end. Leave it out."
        )
    return chosen.name, tuple(NonWorkingDay(d.day, d.name) for d in chosen.days)


def _template(content: dict[str, object], sent: Sent) -> AdoptRules:
    return command_from(AdoptRules, content, person=sent.as_, roles=sent.role, command_id=sent.id_, now=now())


async def _adopt(  # noqa: PLR0913 - what was typed
    e: Engine, template: AdoptRules, cases: Sequence[str], *, preview: bool, per_minute: int, json_: bool
) -> None:
    if not 1 <= per_minute <= MOST_PER_MINUTE:
        raise Malformed(f"--per-minute is {per_minute}; give 1 to {MOST_PER_MINUTE}.")
    if preview:
        await _show_previews(e, template, cases, json_=json_)
        return
    with _bar() as bar:
        task = bar.add_task("Adopting", total=len(cases))

        def show(progress: AdoptionProgress) -> None:
            bar.update(task, completed=progress.done, total=progress.total)

        done = await adopt_for_all(
            e.temporal, e.settings.task_queue, template, cases, per_minute=per_minute, progress=show
        )
    if json_:
        print_json({"batch": batch_of(template), **plain(done)})
        return
    say(f"Adoption {batch_of(template)}: {done.adopted} of {done.total} cases adopted, {done.not_adopted} did not.")
    for why, count in sorted(done.reasons.items(), key=lambda pair: -pair[1])[:MOST_REASONS]:
        complain(f"  {count}: {why}")


async def _show_previews(e: Engine, template: AdoptRules, cases: Sequence[str], *, json_: bool) -> None:
    found: list[Preview] = []
    with _bar() as bar:
        task = bar.add_task("Looking", total=len(cases))
        async for one in previews(e.client, template, cases):
            found.append(one)
            bar.update(task, advance=1)
    if json_:
        print_json(plain(tuple(found)))
    else:
        show_page(preview_page(found, zone_of(e.rulebook)))


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
