"""The reference pages as text, written from the rules: an edition, a policy, the steps, the codes. Nothing is read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from practice import authority, stages
from practice.authority import AUTHORITY, Own
from practice.codes import CODE_SETS, CodeSet
from practice.conditions import fields_of
from practice.policy import Policy
from practice.rules import AgencyRule, Allowance, Checkpoint, ClockRule, Confidence, Edition, Source
from practice.stages import MOVES, STEPS, Step
from practice.vocabulary import (
    AGENCIES,
    MANAGERS,
    REQUIREMENT_WORDS,
    SENIOR_MANAGERS,
    Requirement,
    Role,
    Stage,
    Trigger,
)

WRITTEN_BY = "<!-- Written by `make docs` from the rules; do not edit. -->"
GROUPS: dict[frozenset[Role], str] = {
    authority.ANYONE: "anyone",
    authority.PRACTITIONERS: "practitioners",
    authority.SOCIAL_WORKERS: "social workers and managers",
    MANAGERS: "managers",
    authority.ON_DUTY: "managers and the duty manager",
    SENIOR_MANAGERS: "senior managers",
}
PLACES: dict[frozenset[Stage], str] = {
    frozenset(): "opens the case",
    stages.ANY_OPEN: "any open",
    stages.REFERRED: "any from referral on",
}
GATES_IN_ORDER = tuple(
    dict.fromkeys(
        gate
        for stage in Stage
        for step in STEPS
        if stage in step.stages and (gate := stages.gate_name(step, stage)) is not None
    )
)
"""The gates of the stages as a case meets them; that of closing after a death comes last."""
Row = tuple[str, ...]


def steps_page() -> str:
    """The diagram of the stages, the table of all steps, and that of who may take them."""
    rows = [
        (f"`{s.command.__name__}`", _first_line(s), _at(s), f"`{s.gate}`" if s.gate else "", _whose(s)) for s in STEPS
    ]
    groups = [f"- **{words}**: {_roles(roles)}" for roles, words in GROUPS.items()]
    every_team = _roles(authority.OF_EVERY_TEAM)
    return page(
        "Stages and steps",
        ["```mermaid", *_diagram(), "```"],
        ["A section 47 enquiry runs beside the stages."],
        table(("step", "what it is", "stages", "gate", "recorded for"), rows),
        ["A gate named `close_{stage}` is one gate for each stage."],
        ["## Who may do what"],
        table(("command", "who", "on which cases", "never"), list(_authority())),
        ["Who is meant:"],
        groups,
        [f"A case of their team is one that their team has, or that is theirs. Those of every team: {every_team}."],
        ["A policy may name fewer roles, and an edition who extends a limit."],
    )


def _authority() -> Iterator[Row]:
    for name, row in AUTHORITY.items():
        never = "; ".join(own for own in Own if own in row.not_own)
        yield f"`{name}`", _by(row.roles), row.reach.value, never


def _diagram() -> Iterator[str]:
    yield "stateDiagram-v2"
    for move in MOVES:
        when = f" ({move.when})" if move.when else ""
        yield f"    {move.start or '[*]'} --> {move.end}: {move.command.__name__}{when}"


def _first_line(step: Step) -> str:
    return (step.command.__doc__ or "").splitlines()[0]


def _at(step: Step) -> str:
    return PLACES.get(step.stages) or ", ".join(stage for stage in Stage if stage in step.stages)


def _by(roles: frozenset[Role]) -> str:
    return GROUPS.get(roles) or _roles(roles)


def _roles(roles: Iterable[Role]) -> str:
    held = set(roles)
    return _words(role for role in Role if role in held)


def _whose(step: Step) -> str:
    return "the family or the child" if step.for_family else "the child"


def edition_page(edition: Edition) -> str:
    """One edition: when it holds, its limits with their sources, and what each of its gates asks for."""
    until = _day(edition.in_force_until) if edition.in_force_until else "now"
    dates = f"Referrals from {_day(edition.in_force_from)} until {until} ({_cited(edition.dates)})."
    thresholds = (f"{t.title} (`{t.level}`)" for t in edition.thresholds)
    return page(
        edition.title,
        [f"`{edition.name}`, for {_nation(edition.nation)}. {dates}"],
        [
            f"- Assessments: {_words(edition.assessments)}",
            f"- Thresholds: {', '.join(thresholds)}",
            f"- Minimum data of a contact: {_words(edition.minimum_data)}",
            f"- What no authority can override: {_words(edition.never_overridden)}",
        ],
        ["## Limits"],
        _limits(edition.clocks),
        ["## Gates"],
        *_gates(edition.gates),
    )


def policy_page(policy: Policy, editions: Mapping[str, Edition]) -> str:
    """One policy: what it adds to the editions that it is for, what it shortens, and its ladders."""
    titles = (f"[{editions[name].title}]({name}.md)" for name in policy.editions)
    return page(
        policy.title,
        [f"`{policy.name}`, for {_nation(policy.nation)}, laid on {', '.join(titles)}."],
        list(_settings(policy)),
        ["## Limits of its own"],
        _limits(policy.clocks),
        ["## Limits of the guidance that it changes"],
        table(("limit", "change"), _changes(policy)),
        ["## What it asks for beyond the guidance"],
        *_gates(policy.gates),
        ["## Agencies that must be asked"],
        table(("agency", "of which children"), [(AGENCIES[a.agency], _of_whom(a)) for a in policy.agencies]),
        ["## Ladders"],
        table(("ladder", "rung", "after the limit", "who is told"), _rungs(policy)),
        list(_ladders(policy)),
    )


def _settings(policy: Policy) -> Iterator[str]:
    yield f"- Office hours: {policy.office_opens} to {policy.office_closes}"
    yield f"- Warned before a limit: {_words(policy.warned_roles)}"
    yield f"- Told when the authorising of an assessment or a closing is refused: {_words(policy.refusals_told)}"
    yield f"- Told of an override: {_words(policy.overrides_told)}"
    yield f"- An alert is acknowledged for at most {policy.acknowledge_for_at_most}"
    yield f"- An override holds for at most {policy.override_for_at_most}"
    if policy.caseload_limit:
        yield f"- A worker holds at most {policy.caseload_limit} open cases, unless a manager says why it is more"
    for closure in policy.local_closures:
        yield f"- Closed on {_day(closure.day)}: {closure.name}"
    for level in policy.thresholds:
        yield f"- `{level.level}` is called: {level.title}"
    for command, roles in policy.roles.items():
        yield f"- `{command}` only by: {_roles(roles)}"


def _changes(policy: Policy) -> Iterator[Row]:
    for change in policy.tighten:
        told = [f"{change.allowance}"] if change.allowance else []
        told += [f"falls due at {change.due_at}"] if change.due_at else []
        told += [f"warned {_checkpoint(point)}" for point in change.warn]
        told += [f"climbs `{change.ladder}`"] if change.ladder else []
        told += ["an overrun needs a recorded reason"] if change.overrun_reason else []
        yield f"`{change.clock}`", "; ".join(told)
    for extend in policy.extend:
        yield f"`{extend.clock}`", f"can be extended by {extend.at_most} at most"


def _of_whom(rule: AgencyRule) -> str:
    ages = [f"from {rule.from_age}"] if rule.from_age is not None else []
    ages += [f"under {rule.below_age}"] if rule.below_age is not None else []
    return ", ".join([*ages, *([] if rule.circumstance == "any" else [_plain(rule.circumstance)])]) or "every child"


def _ladders(policy: Policy) -> Iterator[str]:
    yield f"- Limits that name no ladder climb `{policy.default_ladder}`."
    for ladder in policy.ladders:
        if not ladder.immediate:
            yield f"- `{ladder.name}` keeps office hours, and so do the warnings of its limits."
            continue
        added = f"; outside office hours each rung tells as well: {_words(ladder.out_of_hours)}"
        yield f"- `{ladder.name}` is immediate: at any hour{added if ladder.out_of_hours else ''}."


def _rungs(policy: Policy) -> Iterator[Row]:
    for ladder in policy.ladders:
        for number, rung in enumerate(ladder.rungs, start=1):
            yield f"`{ladder.name}`", str(number), _after(rung.after), _words(rung.roles)


def _after(allowance: Allowance) -> str:
    return str(allowance) if allowance.amount else "at once"


def codes_page() -> str:
    """Every code set of the census, with the dates between which each code may be recorded."""
    parts = [part for codes in CODE_SETS for part in ([f"## {codes.title} (`{codes.name}`)"], _codes(codes))]
    return page("Codes of the Children in Need census", ["A code without a date has no such bound."], *parts)


def _codes(codes: CodeSet) -> list[str]:
    rows = [
        (f"`{c.code}`", c.label, _day(c.valid_from) if c.valid_from else "", _day(c.valid_to) if c.valid_to else "")
        for c in codes.codes
    ]
    return table(("code", "label", "from", "until"), rows)


def index_page(editions: Iterable[Edition], policies: Iterable[Policy]) -> str:
    """What reference pages there are."""
    rows = [
        (
            f"[{e.title}]({e.name}.md)",
            _nation(e.nation),
            _day(e.in_force_from),
            _day(e.in_force_until) if e.in_force_until else "",
            str(len(e.clocks)),
            str(sum(c.source.confidence is Confidence.UNCONFIRMED for c in e.clocks)),
        )
        for e in editions
    ]
    return page(
        "Reference",
        ["- [Stages and steps](steps.md)", "- [Codes of the census](codes.md)", "- [Licences](licences.md)"],
        table(("edition", "nation", "referrals from", "until", "limits", "unconfirmed"), rows),
        table(
            ("policy", "nation", "limits of its own"),
            [(f"[{p.title}](policy-{p.name}.md)", _nation(p.nation), str(len(p.clocks))) for p in policies],
        ),
        ["The marks behind a source (A, B, G, L) are explained in [guidance.md](../guidance.md)."],
    )


LIMIT_COLUMNS = (
    "limit",
    "allowance",
    "counted from",
    "starts on",
    "stops on",
    "ends on",
    "warned",
    "extension",
    "overrun",
    "source",
    "mark",
)


def _limits(clocks: Iterable[ClockRule]) -> list[str]:
    return table(LIMIT_COLUMNS, [_limit(clock) for clock in clocks])


def _limit(clock: ClockRule) -> Row:
    return (
        f"{clock.title} (`{clock.name}`){'' if clock.per == 'case' else f', for each {clock.per}'}",
        _allowance(clock),
        str(clock.anchor),
        _triggers(clock.starts_on, clock.when),
        _triggers(clock.stops_on, clock.stops_when),
        _triggers(clock.ends_on, {}),
        "; ".join(_checkpoint(point) for point in clock.warn),
        _extension(clock),
        "reason, seen by a manager" if clock.overrun_reason else "",
        f"{clock.source.document}, {clock.source.paragraph}",
        _mark(clock.source),
    )


def _allowance(clock: ClockRule) -> str:
    if "day" not in clock.allowance.unit and "month" not in clock.allowance.unit:
        return str(clock.allowance)
    first = "the first day counts" if clock.count_start_day else "from the day after"
    due = "end of the day" if clock.due_at == "24:00" else clock.due_at
    return f"{clock.allowance}, {first}, {due}"


def _triggers(triggers: Iterable[Trigger], conditions: Mapping[str, tuple[str, ...]]) -> str:
    return " or ".join(f"`{trigger}`{_conditions(trigger, conditions)}" for trigger in triggers)


def _conditions(trigger: Trigger, conditions: Mapping[str, tuple[str, ...]]) -> str:
    known = fields_of(trigger)
    held = "; ".join(f"{_plain(name)}: {_words(values)}" for name, values in conditions.items() if name in known)
    return f" ({held})" if held else ""


def _checkpoint(point: Checkpoint) -> str:
    return f"after {point.after}" if point.after else f"at {round((point.share or 0) * 100)} % of the time"


def _extension(clock: ClockRule) -> str:
    if clock.extension is None:
        return "none"
    bound = f"by {clock.extension.at_most} at most" if clock.extension.at_most else "as far as the policy allows"
    return f"{bound}, by: {_words(clock.extension.by)} ({_cited(clock.extension.source)})"


def _gates(gates: Mapping[str, tuple[Requirement, ...]]) -> Iterator[list[str]]:
    for gate in (*GATES_IN_ORDER, stages.CLOSE_AFTER_DEATH):
        if gate in gates:
            yield [f"### `{gate}`"]
            yield [f"- {REQUIREMENT_WORDS[r]} (`{r}`)" for r in gates[gate]] or ["Nothing."]


def _mark(source: Source) -> str:
    unconfirmed = source.confidence is Confidence.UNCONFIRMED
    return f"**{source.confidence}, unconfirmed**" if unconfirmed else source.confidence


def _cited(source: Source) -> str:
    return f"{source.document}, {source.paragraph}; {_mark(source)}"


def _nation(name: str) -> str:
    return name.replace("-", " ").title()


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(word: str) -> str:
    return {"True": "yes", "False": "no"}.get(word, word.replace("_", " "))


def _words(words: Iterable[str]) -> str:
    return ", ".join(_plain(word) for word in words)


def table(columns: Row, rows: Iterable[Row]) -> list[str]:
    """A table in Markdown, a line each."""
    lines = [_line(row) for row in rows]
    return [_line(columns), "|" + "---|" * len(columns), *lines] if lines else ["None."]


def _line(cells: Row) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def page(title: str, *parts: list[str]) -> str:
    """A page with its title, and its parts one after another."""
    return "\n\n".join([WRITTEN_BY, f"# {title}", *("\n".join(part) for part in parts)]) + "\n"
