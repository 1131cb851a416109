"""What a manager does with the board, on a desktop and on a phone."""

import email
import email.policy
import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from sample.morning import sample_cases
from tests.browser.conftest import Visitor
from tests.browser.urgent import urgent_case

REFERENCES = {case.name: case.reference for case in sample_cases()}
SOON = 40
LIVE_SECONDS = 90
DUTY_MANAGER = "Marguerite Tollen"
WEST = "Leonie Astbury-Rao"
SENIOR_MANAGER = "Gwendal Marchbank"


def _fill(page: Page, action: str) -> None:
    by = datetime.now().astimezone() + timedelta(days=1)
    page.get_by_label("What will be done").fill(action)
    page.get_by_label("Day", exact=True).fill(str(by.day))
    page.get_by_label("Month", exact=True).fill(str(by.month))
    page.get_by_label("Year", exact=True).fill(str(by.year))
    page.get_by_label("By what time").fill("12:00")


def _take_the_first(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=re.compile("^Take it on")).first.click()


def test_a_breach_appears_while_the_page_is_open(visitor: Visitor) -> None:
    """A child has to be seen within seconds, and is not; nobody touches the page meanwhile."""
    visitor.sign_in(DUTY_MANAGER)
    case = urgent_case(visitor.board.var, seconds=SOON)
    row = visitor.page.locator("tr", has=visitor.page.locator(f"#case-{case}"))
    expect(row.get_by_text("Due soon")).to_be_visible()
    expect(row.get_by_text("Late, nobody has it")).to_be_visible(timeout=LIVE_SECONDS * 1000)
    expect(visitor.page.get_by_role("status")).to_contain_text("The list has changed")


def test_alerts_are_taken_on(visitor: Visitor) -> None:
    """An urgent case has two limits that end together, and so two alerts."""
    visitor.sign_in(DUTY_MANAGER)
    case = urgent_case(visitor.board.var, seconds=0)
    row = visitor.page.locator("tr", has=visitor.page.locator(f"#case-{case}"))
    expect(row.get_by_text("Rung 1, and 1 more that nobody has")).to_be_visible()
    for left in ("Late, nobody has it", f"Taken on by {DUTY_MANAGER}"):
        visitor.page.locator(f"#take-{case}").click()
        _fill(visitor.page, "Seeing the child tomorrow morning")
        visitor.page.get_by_role("button", name="Take it on").click()
        expect(visitor.page.get_by_text("You have taken it on until")).to_be_visible()
        expect(row.get_by_text("and 1 more that nobody has")).to_have_count(0)
        expect(row.get_by_text(left)).to_be_visible()


def test_what_is_wrong_in_the_form_is_listed_and_leads_to_its_field(visitor: Visitor) -> None:
    visitor.sign_in(DUTY_MANAGER)
    _take_the_first(visitor)
    visitor.page.get_by_role("button", name="Take it on").click()
    summary = visitor.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Enter what will be done").click()
    expect(visitor.page.get_by_label("What will be done")).to_be_focused()
    visitor.check()


def _link_in_a_message(visitor: Visitor, to: str) -> str:
    """The link in the first message to somebody about a case of the sample: its work is still to be done."""
    for file in sorted((visitor.board.var / "outbox").glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        found = re.search(r"https?://\S+/act/\S+", text)
        if found and to in str(message["To"]) and any(case in text for case in REFERENCES.values()):
            return found[0]
    raise AssertionError(f"no message to {to} has a link")


def test_the_link_in_a_message_leads_through_the_sign_in_to_the_form(visitor: Visitor) -> None:
    link = _link_in_a_message(visitor, "marguerite.tollen")
    visitor.page.goto(link)
    expect(visitor.page.get_by_role("heading", name="Sign in")).to_be_visible()
    visitor.page.get_by_role("button", name=DUTY_MANAGER).click()
    expect(visitor.page.get_by_role("heading", name=re.compile("^Take it on: "))).to_be_visible()


def test_the_filters_stand_in_the_address(visitor: Visitor, screen: str) -> None:
    visitor.sign_in(DUTY_MANAGER)
    if screen == "phone":
        visitor.page.get_by_role("button", name="Show filter").click()
    visitor.page.get_by_label("Stage").select_option(label="Assessment")
    visitor.page.get_by_role("button", name="Apply filters").click()
    visitor.page.wait_for_url(re.compile(r"stage=assessment"))
    shown = visitor.page.locator("td:nth-child(3) .board-more").all_inner_texts()
    assert shown
    assert all(text.startswith("Assessment") for text in shown)


def test_the_list_works_without_scripts(visitor: Visitor, chromium: Browser, screen: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390 if screen == "phone" else 1280, "height": 844}
    )
    plain = Visitor(visitor.board, context.new_page())
    plain.sign_in(DUTY_MANAGER)
    plain.page.get_by_label("State", exact=True).select_option(label="Due soon")
    plain.page.get_by_role("button", name="Apply filters").click()
    expect(plain.page.locator("#cases tbody tr").first).to_contain_text("Due soon")
    context.close()


def test_a_manager_sees_their_own_teams_alone(visitor: Visitor) -> None:
    visitor.sign_in(WEST)
    teams = set(visitor.page.locator("td:nth-child(4) .board-more").all_inner_texts())
    assert teams <= {"Assessment West", "Assessment East"}
    visitor.open("/?team=front-door")
    expect(visitor.page.get_by_role("heading", name="You cannot see this page")).to_be_visible()


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_everything_can_be_done_with_the_keyboard_alone(visitor: Visitor) -> None:
    """From signing in to taking an alert on, each step by Tab and Enter, and each stop visibly in focus."""
    page = visitor.page
    visitor.open("/")
    _tab_to(page, DUTY_MANAGER)
    page.keyboard.press("Enter")
    page.get_by_text("Signed in as").wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    _tab_to(page, "Take it on")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile("^Take it on: ")).wait_for()
    by = datetime.now().astimezone() + timedelta(days=1)
    _tab_to(page, "", element="textarea")
    for text in ("Seeing to it first thing", str(by.day), str(by.month), str(by.year), "12:00"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You have taken it on until")).to_be_visible()


def _tab_to(page: Page, text: str, *, element: str = "") -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const at = document.activeElement, style = getComputedStyle(at);
                const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
                return {text: at.innerText ?? '', tag: at.tagName.toLowerCase(), seen};
            }"""
        )
        assert focused["seen"], f"{focused} is in focus, and nobody can see it"
        if text in focused["text"] and element in focused["tag"]:
            return
    raise AssertionError(f"nothing that says {text!r} can be reached with the keyboard")


OF_A_MANAGER = (
    "/",
    "/?state=late",
    "/?worker=nobody&stage=contact",
    "/?limit=no-such-limit",
    "/no/such/page",
    "/act/forged",
    f"/case/{REFERENCES['whole-way-to-closed']}/acknowledge?alert=none",
)
OF_A_SENIOR_MANAGER = (
    "/figures",
    "/figures/front-door",
    "/operators",
    *(
        f"/case/{REFERENCES[name]}"
        for name in ("whole-way-to-closed", "refused-closure", "adopted-agency-silent", "sibling-eldest")
    ),
)


def test_a_date_is_explained(visitor: Visitor) -> None:
    visitor.sign_in(DUTY_MANAGER)
    visitor.page.locator("#cases a[id^=case-]").first.click()
    visitor.page.get_by_role("heading", name=re.compile("^Case C-")).wait_for()
    visitor.page.get_by_role("link", name=re.compile("^Why this date")).first.click()
    visitor.page.wait_for_url(re.compile(r"/limits/"))
    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    visitor.check()


def test_axe_finds_nothing_on_a_managers_pages(visitor: Visitor) -> None:
    visitor.open("/sign-in")
    visitor.check()
    visitor.sign_in(DUTY_MANAGER)
    for path in OF_A_MANAGER:
        visitor.open(path)
        visitor.check()
    visitor.open("/")
    _take_the_first(visitor)
    visitor.check()


def test_axe_finds_nothing_on_a_senior_managers_pages(visitor: Visitor) -> None:
    visitor.sign_in(SENIOR_MANAGER)
    for path in OF_A_SENIOR_MANAGER:
        visitor.open(path)
        visitor.check()
