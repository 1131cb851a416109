"""The rules that the engine knows: editions."""

from cyclopts import App

from client.cli.shared import Json, now, plain, print_json, show_page
from engine import printing
from engine.rules import Rulebook


def register(app: App) -> None:
    """Add the command of this module."""
    app.command(editions)


def editions(*, json_: Json = False) -> None:
    """List the editions of the guidance, and the referral dates that fall under each."""
    rulebook = Rulebook.load(today=now().date())
    if json_:
        print_json(plain(rulebook.editions))
    else:
        show_page(printing.editions_table(rulebook.editions))
