"""Takes the README's pictures of the board anew: `make screenshots`, on the embedded engine's sample morning."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from sample.morning import sample_cases
from tests.browser.conftest import CHROMIUM, FLAGS, SCREENS, Board, Visitor
from tests.engine_process import ROOT, Engine

IMAGES = ROOT / "docs" / "images"
MANAGER, SENIOR_MANAGER = "Marguerite Tollen", "Gwendal Marchbank"
CASE = next(case.reference for case in sample_cases() if case.name == "adopted-agency-silent")


def _take_on(page: Page) -> None:
    page.get_by_role("button", name="Take it on").first.click()


def _why(page: Page) -> None:
    page.get_by_role("link", name="Why this date").first.click()


def _nothing(_: Page) -> None:
    return


PICTURES: tuple[tuple[str, str, str, str, Callable[[Page], None]], ...] = (
    ("board-today", "desktop", MANAGER, "/", _nothing),
    ("board-today-phone", "phone", MANAGER, "/", _nothing),
    ("board-take-on", "desktop", MANAGER, "/", _take_on),
    ("board-case", "desktop", SENIOR_MANAGER, f"/case/{CASE}", _nothing),
    ("board-why", "desktop", SENIOR_MANAGER, f"/case/{CASE}", _why),
    ("board-figures", "desktop", SENIOR_MANAGER, "/figures", _nothing),
    ("board-operators", "desktop", SENIOR_MANAGER, "/operators", _nothing),
)


def take(board: Board) -> None:
    """Take every picture of a running board."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, screen, person, path, go_on in PICTURES:
            context = browser.new_context(locale="en-GB", timezone_id="Europe/London", **SCREENS[screen])
            visitor = Visitor(board, context.new_page())
            visitor.sign_in(person)
            visitor.open(path)
            go_on(visitor.page)
            visitor.page.wait_for_load_state("load")
            visitor.page.screenshot(path=IMAGES / f"{name}.png")
            context.close()
            sys.stdout.write(f"{name}\n")
        browser.close()


def main() -> None:
    """Start an engine on an empty folder, take the pictures, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="frontdoor-pictures-"))
    folder.chmod(0o711)
    engine = Engine(folder / "var")
    engine.start()
    try:
        line = next(line for line in engine.said if line.startswith("The managers' board:"))
        take(Board(line.partition(": ")[2], engine.var))
    finally:
        engine.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
