"""Laying a council's policy on an edition: it may add limits, requirements and rungs, and shorten; never loosen."""

from collections.abc import Iterator, Sequence

from practice.places import Path
from practice.policy import Policy
from practice.rules import Allowance, ClockRule, Edition, Rules, Threshold, rules_hash
from practice.vocabulary import Requirement, Trigger


def check_policy(policy: Policy, editions: Sequence[Edition]) -> None:
    """See that a policy fits each edition that it is for.

    Raises:
        RulesError: it is for an edition that does not exist or of another nation, changes a limit that none of its
            editions has, or cannot be laid on one of them.
    """
    known = {e.name: e for e in editions}
    for at, name in enumerate(policy.editions):
        if name not in known:
            raise policy.places.error(("editions", at), f"there is no edition {name}; there are {', '.join(known)}.")
        if known[name].nation != policy.nation:
            reason = f"the policy is for {policy.nation}, and {name} is an edition for {known[name].nation}."
            raise policy.places.error(("editions", at), reason)
    chosen = [known[name] for name in policy.editions]
    _check_changed(policy, {clock.name for edition in chosen for clock in edition.clocks})
    for edition in chosen:
        combine(edition, policy)


def combine(edition: Edition, policy: Policy) -> Rules:
    """Lay a policy on an edition. What it says of a limit that this edition does not have is passed over.

    Raises:
        RulesError: the policy is not meant for this edition, loosens something, or names what does not exist.
    """
    if edition.name not in policy.editions:
        reason = f"the policy is for {', '.join(policy.editions)}, not for {edition.name}."
        raise policy.places.error(("editions",), reason)
    _check_added(edition, policy)
    changed = tuple(_extended(_tightened(clock, policy), policy) for clock in edition.clocks)
    clocks = changed + policy.clocks
    _check_ladders(clocks, policy)
    _check_child_seen(clocks, edition, policy)
    _check_levels(edition, policy)
    bare = Rules(
        name=f"{edition.name}+{policy.name}",
        edition=edition.name,
        edition_title=edition.title,
        policy=policy.name,
        nation=edition.nation,
        time_zone=edition.time_zone,
        minimum_data=edition.minimum_data,
        thresholds=_thresholds(edition, policy),
        gates=_gates(edition, policy),
        local_gates=_local_gates(edition, policy),
        clocks=clocks,
        ladders=policy.ladders,
        default_ladder=policy.default_ladder,
        warned_roles=policy.warned_roles,
        acknowledge_for_at_most=policy.acknowledge_for_at_most,
        override_for_at_most=policy.override_for_at_most,
        caseload_limit=policy.caseload_limit,
        assessments=edition.assessments,
        agencies=policy.agencies,
        never_overridden=edition.never_overridden,
        roles=policy.roles,
        refusals_told=policy.refusals_told,
        overrides_told=policy.overrides_told,
        hash="",
    )
    return bare.model_copy(update={"hash": rules_hash(bare)})


def _gates(edition: Edition, policy: Policy) -> dict[str, tuple[Requirement, ...]]:
    return {
        gate: tuple(dict.fromkeys(edition.gates.get(gate, ()) + policy.gates.get(gate, ())))
        for gate in sorted({*edition.gates, *policy.gates})
    }


def _local_gates(edition: Edition, policy: Policy) -> dict[str, tuple[Requirement, ...]]:
    added = {gate: tuple(r for r in needs if r not in edition.gates[gate]) for gate, needs in policy.gates.items()}
    return {gate: needs for gate, needs in added.items() if needs}


def _thresholds(edition: Edition, policy: Policy) -> tuple[Threshold, ...]:
    named = {t.level: t for t in policy.thresholds}
    return tuple(named.get(t.level, t) for t in edition.thresholds)


def _tightened(clock: ClockRule, policy: Policy) -> ClockRule:
    at, change = next(((i, t) for i, t in enumerate(policy.tighten) if t.clock == clock.name), (0, None))
    if change is None:
        return clock
    if change.allowance and not _within(change.allowance, clock.allowance):
        raise policy.places.error(
            ("tighten", at, "allowance"),
            f"it gives {clock.name} {change.allowance}; {clock.source} allows {clock.allowance}. "
            f"A policy may only shorten a limit, in the same unit.",
        )
    if change.due_at and change.due_at > clock.due_at:
        reason = f"it lets {clock.name} fall due at {change.due_at}, after {clock.due_at}."
        raise policy.places.error(("tighten", at, "due_at"), reason)
    if change.overrun_reason is False and clock.overrun_reason:
        reason = f"an overrun of {clock.name} needs a recorded reason; a policy may ask for one, never excuse it."
        raise policy.places.error(("tighten", at, "overrun_reason"), reason)
    return clock.model_copy(
        update={
            "allowance": change.allowance or clock.allowance,
            "due_at": change.due_at or clock.due_at,
            "warn": tuple(dict.fromkeys((*clock.warn, *change.warn))),
            "ladder": change.ladder or clock.ladder,
            "overrun_reason": change.overrun_reason or clock.overrun_reason,
            "tightened_by": policy.title if change.allowance or change.due_at else None,
        }
    )


def _within(local: Allowance, national: Allowance) -> bool:
    return local.unit is national.unit and local.amount <= national.amount


def _extended(clock: ClockRule, policy: Policy) -> ClockRule:
    at, change = next(((i, e) for i, e in enumerate(policy.extend) if e.clock == clock.name), (0, None))
    if change is None:
        return clock
    place = ("extend", at, "at_most")
    if clock.extension is None:
        reason = f"{clock.name} cannot be extended: {clock.source} knows no extension."
        raise policy.places.error(("extend", at, "clock"), reason)
    if change.at_most.unit is not clock.allowance.unit:
        reason = f"{clock.name} is counted in {clock.allowance.unit}; bound its extension in the same unit."
        raise policy.places.error(place, reason)
    if clock.extension.at_most and change.at_most.amount > clock.extension.at_most.amount:
        reason = f"{clock.extension.source} extends {clock.name} by {clock.extension.at_most} at most."
        raise policy.places.error(place, reason)
    extension = clock.extension.model_copy(update={"at_most": change.at_most})
    return clock.model_copy(update={"extension": extension})


def _check_changed(policy: Policy, known: set[str]) -> None:
    changed: list[tuple[str, int, str]] = [("tighten", at, t.clock) for at, t in enumerate(policy.tighten)]
    changed += [("extend", at, e.clock) for at, e in enumerate(policy.extend)]
    for part, at, clock in changed:
        if clock not in known:
            reason = (
                f"it speaks of the limit {clock}, which none of its editions has; they have {', '.join(sorted(known))}."
            )
            raise policy.places.error((part, at, "clock"), reason)


def _check_added(edition: Edition, policy: Policy) -> None:
    known = {c.name for c in edition.clocks}
    for at, clock in enumerate(policy.clocks):
        if clock.name in known:
            reason = f"clock {clock.name} is defined twice: {edition.name} has it already; tighten it instead."
            raise policy.places.error(("clocks", at, "name"), reason)


def _check_ladders(clocks: Sequence[ClockRule], policy: Policy) -> None:
    known = {ladder.name for ladder in policy.ladders}
    for ladder, place in _ladders_named(policy):
        if ladder not in known:
            raise policy.places.error(place, f"it names the ladder {ladder}, which it does not define.")
    for clock in clocks:
        if clock.ladder and clock.ladder not in known:
            reason = f"{clock.name} climbs the ladder {clock.ladder}, which the policy does not define."
            raise policy.places.error(("ladders",), reason)


def _ladders_named(policy: Policy) -> Iterator[tuple[str, Path]]:
    yield policy.default_ladder, ("default_ladder",)
    for at, clock in enumerate(policy.clocks):
        if clock.ladder:
            yield clock.ladder, ("clocks", at, "ladder")
    for at, change in enumerate(policy.tighten):
        if change.ladder:
            yield change.ladder, ("tighten", at, "ladder")


def _check_child_seen(clocks: Sequence[ClockRule], edition: Edition, policy: Policy) -> None:
    if not any(Trigger.CHILD_SEEN in c.stops_on for c in clocks):
        reason = f"on {edition.name} no limit says by when the child must be seen; a policy must set one."
        raise policy.places.error(("name",), reason)


def _check_levels(edition: Edition, policy: Policy) -> None:
    levels = {t.level for t in edition.thresholds}
    for at, threshold in enumerate(policy.thresholds):
        if threshold.level not in levels:
            reason = f"it names the level {threshold.level}, which {edition.name} does not have."
            raise policy.places.error(("thresholds", at, "level"), reason)
    for owner, clocks in ((edition, edition.clocks), (policy, policy.clocks)):
        for at, clock in enumerate(clocks):
            for level in sorted(set(clock.when.get("threshold", ())) - levels):
                reason = f"{clock.name} starts at the threshold {level}, which {edition.name} does not have."
                raise owner.places.error(("clocks", at, "when"), reason)
