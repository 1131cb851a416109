"""The rules that the engine knows: editions, and the limits of one of them."""

from typing import Annotated

from cyclopts import App, Parameter

from client.cli.shared import Json, local_rulebook, plain, print_json, show_page
from client.errors import Malformed
from engine.printing_rules import EditionLine, edition_line, edition_page, editions_table
from practice.rules import Edition

Name = Annotated[str | None, Parameter(help="An edition, to see its limits and what each rests on.")]


def register(app: App) -> None:
    """Add the command of this module."""
    app.command(editions)


def editions(name: Name = None, /, *, json_: Json = False) -> None:
    """List the editions of the guidance, and the referral dates that fall under each; or the limits of one.

    The dates of an edition and its limits each rest on a source: a text that was read (primary), that another one
    reports, or that nobody here has seen (unconfirmed). The hash changes with anything that an edition says.
    """
    known = {edition.name: edition for edition in local_rulebook().editions}
    if name is None:
        _show_all([edition_line(edition) for edition in known.values()], json_=json_)
    elif name in known:
        _show_one(known[name], json_=json_)
    else:
        raise Malformed(f"There is no edition {name}; there are {', '.join(known)}.")


def _show_all(lines: list[EditionLine], *, json_: bool) -> None:
    if json_:
        print_json([plain(line) for line in lines])
    else:
        show_page(editions_table(lines))


def _show_one(edition: Edition, *, json_: bool) -> None:
    if json_:
        print_json(plain(edition))
    else:
        show_page(edition_page(edition))
