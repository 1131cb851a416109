"""Past cases: audit (under the rules in force at the time) and rehearse (under others)."""

import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter
from pydantic import TypeAdapter
from rich.console import Console
from rich.progress import Progress

from client.audit import Audit, NotCounted, audit, end_of, past_cases, rehearsed
from client.cli.adoption import read_census
from client.cli.shared import Json, journal_records, local_rulebook, now, print_json, say, show_page, zone_of
from client.errors import CaseNotFound, Malformed
from client.past import followed, read_past
from client.rehearsal import Compared, Source, Terms, compare, journalled, other_book
from engine import printing_past
from engine.calendars import file_or_nation
from engine.printing import reckoning_page
from engine.rules import Rulebook
from practice.clocks import explain as explain_limit
from practice.rehearsal import CannotRehearse
from practice.timeliness import Tally

JOURNAL = "journal"
SHOWN = 50
"""So many changes are printed for people; JSON has them all."""
_PLAIN = TypeAdapter(Any)


def register(app: App) -> None:
    """Add the commands of this module."""
    app.command(audit_return, name="audit")
    app.command(rehearse)


def audit_return(
    file: Path,
    /,
    *,
    explain: Annotated[str | None, Parameter(name="--explain", help="Reckon every date of this child.")] = None,
    json_: Json = False,
) -> None:
    """Count how timely the episodes of a census return (XML) were, open or closed.

    Each limit is counted under the rules in force at the date of referral. The figures that the Department for
    Education publishes are counted as it counts them, and with the first day counted beside. What cannot be counted
    is listed with child, line, element, value and why. --explain CHILD (an LAchildID) prints each date day by day.
    """
    today = now().date()
    book = local_rulebook()
    found = audit(read_past(read_census(file), today=today), book, today=today)
    if explain is not None:
        _explain(found, explain, book, json_=json_)
    elif json_:
        print_json(_audit_json(found))
    else:
        _show_audit(found)


def _explain(found: Audit, child: str, book: Rulebook, *, json_: bool) -> None:
    cases = [one for one in found.cases if one.episode.child_ref == child]
    doubts = [one for one in found.not_counted if one.child == child]
    if not cases and not doubts:
        raise CaseNotFound(f"The return has no child {child}.")
    reckoned = []
    for one in cases:
        case = rehearsed(one.past, found.until)
        reckoned += [(one, explain_limit(case, clock)) for clock in case.clocks]
    if json_:
        pages = [{"line": one.episode.line, "reckoning": page} for one, page in reckoned]
        print_json(_plain({"child": child, "limits": pages, "not_counted": doubts}))
        return
    for one, page in reckoned:
        say(f"Child {child}, referred on {one.episode.referred_on}, line {one.episode.line}")
        show_page(reckoning_page(page, zone_of(book)))
    if not reckoned:
        say(f"Nothing is counted for child {child}.")
    _show_not_counted(doubts)


def _show_audit(found: Audit) -> None:
    _show_not_counted(found.not_counted)
    show_page(printing_past.timeliness_table(found.tally.by("edition"), "edition"))
    show_page(printing_past.figures_table(found.figures))
    if any(one.differing for one in found.figures):
        say("In time only if the first day does not count:")
        show_page(printing_past.differing_table(found.figures))
    if found.outside_year:
        say(f"Completed outside the year of the return, and so in no published figure: {found.outside_year}.")
    say(f"A return does not tell of: {', '.join(found.not_followed) or 'nothing'}.")
    say(f"{found.children} children, {found.episodes} episodes, {len(found.cases)} counted, of which")
    say(f"{found.no_further_action} were referrals with no further action. Open limits as at {found.until:%Y-%m-%d}.")


def _show_not_counted(rows: list[NotCounted] | tuple[NotCounted, ...]) -> None:
    if rows:
        say("Not counted, or counted with a doubt:")
        show_page(
            printing_past.not_counted_table((x.child, x.line, x.element, x.value, x.why) for x in rows),
        )


def _audit_json(found: Audit) -> dict[str, Any]:
    return {
        "until": found.until,
        "children": found.children,
        "episodes": found.episodes,
        "counted": len(found.cases),
        "no_further_action": found.no_further_action,
        "timeliness": _timeliness(found.tally, "edition"),
        "published": _plain(found.figures),
        "outside_year": found.outside_year,
        "late": _plain([limit for limit in found.limits if limit.outcome.late]),
        "not_followed": list(found.not_followed),
        "not_counted": _plain(found.not_counted),
    }


def _timeliness(tally: Tally, group: Literal["edition", "team"]) -> list[dict[str, Any]]:
    return [
        {"limit": x.rule, "title": x.title, group: x.group, **_plain(x.counts), "late": x.late, "share": x.share}
        for x in tally.by(group)
    ]


async def rehearse(  # noqa: PLR0913 - each says what is different
    cases: str,
    /,
    *,
    edition: Annotated[str | None, Parameter(help="Every referral under this edition.")] = None,
    policy: Annotated[str | None, Parameter(help="This local policy on top.")] = None,
    calendar: Annotated[
        str | None, Parameter(help="A TOML file with further days that do not count, or a nation's bank holidays.")
    ] = None,
    processes: Annotated[int | None, Parameter(help="How many to run on; as many as there are cores.")] = None,
    json_: Json = False,
) -> None:
    """Run past cases again under another edition, policy or calendar.

    CASES is a census return (XML), or the word journal for every case that the engine has. What would have been late
    is counted by limit and team beside what was, and every limit that changes from in time to late or back is listed.

    --calendar FILE.toml adds the days of a file; --calendar scotland (or england, wales, northern-ireland) counts with
    that nation's bank holidays in the place of the cases' own.
    """
    if edition is None and policy is None and calendar is None:
        raise Malformed("Say what is different: --edition, --policy or --calendar.")
    if processes is not None and processes < 1:
        raise Malformed("--processes must be 1 or more.")
    today = now().date()
    book = local_rulebook()
    chosen = file_or_nation(calendar) if calendar else None
    days, nation = (None, chosen) if isinstance(chosen, str) else (chosen, None)
    other = other_book(Rulebook.load(policy=policy, today=today) if policy else book, edition, nation)
    doubts: list[NotCounted] = []
    try:
        if cases == JOURNAL:
            async with journal_records() as records:
                terms = Terms(other, days, now())
                found = await _compared(journalled(records), terms, processes, await records.count_cases())
        else:
            return_ = read_past(read_census(Path(cases)), today=today)
            past, doubts = past_cases(return_, book, other)
            until = end_of(return_, today, book.for_referral(today)[1])
            terms = Terms(other, days, until, followed)
            found = await _compared(_each([one.past for one in past]), terms, processes, len(past))
    except CannotRehearse as error:
        raise Malformed(str(error)) from error
    if json_:
        print_json(_compared_json(found, doubts))
    else:
        _show_compared(found, doubts, book)


async def _each(cases: list[Any]) -> AsyncIterator[Source]:
    for case in cases:
        yield case


async def _compared(cases: AsyncIterator[Source], terms: Terms, processes: int | None, total: int) -> Compared:
    with _progress(total) as progress:
        return await compare(cases, terms, progress=progress, processes=processes)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Rehearsing", total=total)
        yield lambda done: bar.update(task, completed=done)


def _show_compared(found: Compared, doubts: list[NotCounted], book: Rulebook) -> None:
    _show_not_counted(doubts)
    if found.changed:
        show_page(printing_past.changed_table(found.changed[:SHOWN], zone_of(book)))
        if len(found.changed) > SHOWN:
            say(f"and {len(found.changed) - SHOWN} more; --json has them all.")
    show_page(printing_past.compared_table(found.was, found.would_be))
    becoming = sum(one.becomes_late for one in found.changed)
    say(f"{found.cases} cases: {becoming} limits would have been late that were in time,")
    say(f"and {len(found.changed) - becoming} would have been in time that were late.")


def _compared_json(found: Compared, doubts: list[NotCounted]) -> dict[str, Any]:
    return {
        "cases": found.cases,
        "was": _timeliness(found.was, "team"),
        "would_be": _timeliness(found.would_be, "team"),
        "changed": _plain(found.changed),
        "not_counted": _plain(doubts),
    }


def _plain(value: Any) -> Any:
    return _PLAIN.dump_python(value, mode="json")
