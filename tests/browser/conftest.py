"""A real browser before the embedded engine with its sample morning, as people run it."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.engine_process import Engine

CHROMIUM = Path(os.environ.get("FRONTDOOR_TEST_CHROMIUM", "/usr/bin/chromium"))
FLAGS = ["--no-sandbox", "--lang=en-GB"]
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True)
class Board:
    """The embedded engine's board: its address, and the folder of everything that it keeps."""

    url: str
    var: Path


@pytest.fixture(scope="session")
def board(new_folder: Callable[[], Path]) -> Iterator[Board]:
    """The engine with its sample morning, one for all tests in the browser."""
    engine = Engine(new_folder() / "var")
    engine.start()
    line = next(line for line in engine.said if line.startswith("The managers' board:"))
    yield Board(line.partition(": ")[2], engine.var)
    assert engine.stop() == 0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    if not CHROMIUM.exists() and "CI" not in os.environ:
        pytest.skip(f"{CHROMIUM} is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody at a screen. What the browser complains of, and whatever it asks of another site, is kept."""

    board: Board
    page: Page
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Keep what the browser complains of from now on."""
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self.page.on("request", lambda asked: self._own(asked.url))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(message.text)

    def _complain(self, text: str) -> None:
        # A plain page for bad input comes with its status, which the browser reports as well.
        if not re.search(r"status of (400|403|404|410)", text):
            self.complaints.append(text)

    def _own(self, url: str) -> None:
        if not url.startswith((self.board.url, "data:")):
            self.complaints.append(f"asked another site: {url}")

    def open(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.board.url + path)

    def sign_in(self, name: str) -> None:
        """Choose somebody from the list of the sample's people."""
        self.open("/")
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_url(self.board.url + "/**")
        self.page.get_by_text(f"Signed in as {name}").wait_for()

    def check(self) -> None:
        """Hold the page to WCAG 2.2 AA and to the width of its screen."""
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": WCAG_2_2_AA}})
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{self.page.url} is {wider} px wider than the screen"


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    """The size of the screen: each test runs on both."""
    return str(request.param)


@pytest.fixture
def context(chromium: Browser, screen: str) -> Iterator[BrowserContext]:
    """A browser without anything in it."""
    made = chromium.new_context(locale="en-GB", timezone_id="Europe/London", **SCREENS[screen])
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def visitor(context: BrowserContext, board: Board) -> Iterator[Visitor]:
    """Somebody at a screen whose browser must not complain, nor ask anything of another site."""
    made = Visitor(board, context.new_page())
    made.listen()
    yield made
    assert made.complaints == []
