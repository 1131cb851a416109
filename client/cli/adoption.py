"""Taking over the open cases of a census return: adopt."""

import sys
from pathlib import Path

from cyclopts import App
from rich.console import Console
from rich.progress import Progress

from client.adoption import adopt as adopt_all
from client.adoption import in_words, plan_adoption
from client.census import read_return
from client.census_file import LARGEST_FILE
from client.cli.shared import Json, complain, engine, local_rulebook, now, plain, print_json, say, zone_of
from client.errors import Malformed
from engine.reference_key import load_or_create_reference_key
from engine.settings import load_settings


def register(app: App) -> None:
    """Add the command of this module."""
    app.command(adopt)


async def adopt(file: Path, /, *, team: str, preview: bool = False, json_: Json = False) -> None:
    """Take over the open cases of a Children in Need census return (XML); --preview changes nothing."""
    settings = load_settings()
    rulebook = local_rulebook()
    key, note = load_or_create_reference_key(settings)
    if note:
        complain(note)
    return_ = read_return(read_census(file), today=now().date())
    plan = plan_adoption(return_, rulebook=rulebook, team=team, now=now(), reference_key=key)
    if preview:
        print_json(plan.as_json()) if json_ else say(in_words(plan, zone_of(rulebook)))
        return
    async with engine() as e:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("Taking over", total=len(plan.cases))
            done = await adopt_all(e.client, plan, progress=lambda n, _: bar.update(task, completed=n))
    if json_:
        print_json(plain(done))
    else:
        say(in_words(plan, e.zone))
        say(f"Opened {done.adopted}, open already {done.already_adopted}, turned down {len(done.not_opened)}.")
        for reference, why in done.not_opened:
            complain(f"  {reference}: {why}")


def read_census(file: Path) -> bytes:
    """The content of a return."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Malformed(f"{file} cannot be read: {error.strerror}.") from error
