"""For operators: ops stuck, ops verify (is the journal as it was written?), checkpoint, rebuild, replay."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import asyncpg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cyclopts import App, Parameter, validators
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from client.cli.shared import Json, complain, database, engine, journal_records, now, print_json, say
from client.cli.stuck import stuck
from client.rebuild import Rebuilder, Rebuilt
from client.replaying import open_cases
from client.replaying import replay as replay_cases
from engine.checkpoints import (
    Checkpoint,
    Erased,
    Problem,
    as_text,
    check_checkpoints,
    erased_cases,
    from_text,
    load_or_create_key,
    make_checkpoint,
    public_pem,
    read_public_key,
)
from engine.errors import SettingsError
from engine.files import read_text
from engine.records import Records
from engine.settings import Settings, load_settings

Keys = Annotated[
    tuple[Path, ...],
    Parameter(name="--public-key", help="A PEM file with a key that checks; repeat it after a change of keys."),
]
Kept = Annotated[
    Path | None, Parameter(name="--kept", help="A checkpoint that was kept elsewhere, as `ops checkpoint` printed it.")
]


def register(app: App, workflows: Sequence[type]) -> None:
    """Add the commands of this module; `workflows` are those of this build."""

    async def replay(
        *,
        most: Annotated[
            int | None, Parameter(help="Only so many cases, drawn at random.", validator=validators.Number(gte=1))
        ] = None,
        json_: Json = False,
    ) -> int:
        """Replay the histories of the open cases against this build, before it is deployed.

        A case that this build cannot go on with is named, and the exit code is 1: deployed as it is, the build would
        stop that case. Nothing is changed, and nothing is sent. See docs/upgrades.md.
        """
        return await _replay(workflows, most, json_=json_)

    ops = App(name="ops", help="For operators: is the record whole, and what to do after the worst day.")
    ops.command(stuck)
    ops.command(verify)
    ops.command(checkpoint)
    ops.command(rebuild)
    ops.command(replay)
    app.command(ops)


@dataclass(frozen=True)
class Verified:
    """What `ops verify` found: how many cases and checkpoints were read, every problem, and which cases were erased."""

    cases: int
    checkpoints: int
    problems: tuple[Problem, ...]
    erased: tuple[Erased, ...]


async def verify(*, public_key: Keys = (), kept: Kept = None, json_: Json = False) -> int:
    """Check that no entry of the journal was changed, taken out or put in since it was written.

    Every case's chain of hashes is reckoned anew, and every signed checkpoint is held against the journal. It needs
    the database (or a backup of it) and the public key; without --public-key, the key in FRONTDOOR_VAR_DIR. The exit
    code is 1 when anything was changed.
    """
    settings = load_settings()
    keys = _keys(settings, public_key)
    copy = from_text(_read(kept), str(kept)) if kept else None
    async with database() as pool:
        found = await _verified(pool, keys, copy)
    if json_:
        print_json(asdict(found))
    else:
        _tell(found)
    return 1 if found.problems else 0


async def checkpoint(*, json_: Json = False) -> None:
    """Sign how the journal stands now, and print the checkpoint: keep it where the database's masters cannot write."""
    key = load_or_create_key(load_settings())
    async with database() as pool:
        made = await make_checkpoint(pool, key, now())
    if made is None:
        complain("Nothing has been written since the last checkpoint: none is made.")
    elif json_:
        print_json(asdict(made))
    else:
        say(as_text(made))
        complain(f"Whoever checks needs this key:\n{public_pem(key.public_key())}")


async def rebuild(
    case: Annotated[str | None, Parameter(help="Only this case (C-…).")] = None,
    /,
    *,
    preview: Annotated[bool, Parameter(help="Say what would be opened; nothing is.", negative=())] = False,
    json_: Json = False,
) -> int:
    """Put Temporal and the journal together again after either has lost something.

    A case that is open in the journal and that Temporal has lost is opened again, with its limits, its ladders and its
    command ids as its journal has them. A journal that is older than the histories, as after a restore, is filled from
    them. Nobody is told anything twice. What is in order is left alone, so that it may be repeated. A case whose
    journal is not as it was written is not touched: see `ops verify`. The exit code is 1 when there is such a case.
    """
    async with engine() as e, journal_records() as records:
        rebuilder = Rebuilder(records, e.temporal, e.settings.task_queue, preview)
        rebuilt = [one async for one in (rebuilder.these([case]) if case else rebuilder.every())]
    if json_:
        print_json([asdict(one) for one in rebuilt])
    else:
        _tell_rebuilt(rebuilt)
    return 1 if any(one.outcome == "changed" for one in rebuilt) else 0


def _tell_rebuilt(rebuilt: list[Rebuilt]) -> None:
    for one in rebuilt:
        if one.outcome == "changed":
            say(f"{one.case}: entry {one.entry} is not as it was written; nothing is done (see ops verify).")
        elif one.outcome != "in order":
            added = f", {one.added} entries more than before" if one.added else ""
            say(f"{one.case}: {one.outcome}; its journal goes to entry {one.entry}{added}")
    counted = Counter(one.outcome for one in rebuilt)
    say(", ".join(f"{count} {outcome}" for outcome, count in counted.most_common()) or "There is no open case.")


def _keys(settings: Settings, files: tuple[Path, ...]) -> list[Ed25519PublicKey]:
    chosen = files or ((settings.checkpoint_key,) if settings.checkpoint_key.exists() else ())
    return [read_public_key(file) for file in chosen]


def _read(file: Path) -> str:
    try:
        return read_text(file)
    except (OSError, ValueError) as problem:
        raise SettingsError(f"{file} cannot be read ({type(problem).__name__}).") from None


async def _verified(pool: asyncpg.Pool, keys: list[Ed25519PublicKey], kept: Checkpoint | None) -> Verified:
    records = Records(pool)
    total, cases, problems = await records.count_cases(), 0, []
    with _progress(total, "Reading the journal") as advance:
        async for case, entry in records.every_fault():
            cases += 1
            advance(cases)
            if entry is not None:
                problems.append(Problem("The entry was changed, taken out or put in.", case=case, entry=entry))
    problems += [problem async for problem in check_checkpoints(pool, keys, kept)]
    checkpoints = int(await pool.fetchval("SELECT count(*) FROM checkpoints"))
    return Verified(cases, checkpoints, tuple(problems), await erased_cases(pool))


async def _replay(workflows: Sequence[type], most: int | None, *, json_: bool) -> int:
    async with engine() as e:
        cases = await open_cases(e.temporal)
        chosen = cases if most is None or most >= len(cases) else tuple(random.sample(cases, most))
        replayed = []
        with _progress(len(chosen), "Replaying") as advance:
            async for one in replay_cases(e.temporal, workflows, chosen):
                replayed.append(one)
                advance(len(replayed))
    failed = [one for one in replayed if one.problem]
    if json_:
        print_json([asdict(one) for one in replayed])
    else:
        for one in failed:
            say(f"{one.case}: {one.problem}")
        say(f"This build goes on with {len(replayed) - len(failed)} of {len(replayed)} open cases.")
    return 1 if failed else 0


@contextmanager
def _progress(total: int, what: str) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=total)
        yield lambda done: bar.update(task, completed=done)


def _tell(found: Verified) -> None:
    for one in found.problems:
        say(f"{_where(one)}: {one.what}")
    for case in found.erased:
        erased = f"erased on {case.at:%d %B %Y} by {case.person}, and taken out of the journal"
        say(f"case {case.case}: {erased}: {case.reason}")
    if found.problems:
        say(f"Problems: {len(found.problems)}. Cases read: {found.cases}. Checkpoints read: {found.checkpoints}.")
        return
    say(f"All is as it was written. Cases read: {found.cases}. Checkpoints read: {found.checkpoints}.")
    if not found.checkpoints:
        say("There is no checkpoint yet: a chain that was reckoned anew as a whole would not show.")


def _where(problem: Problem) -> str:
    case = f"case {problem.case}, entry {problem.entry}" if problem.case else ""
    signed = f"checkpoint {problem.checkpoint}" if problem.checkpoint else ""
    return ", ".join(part for part in (case, signed) if part)
