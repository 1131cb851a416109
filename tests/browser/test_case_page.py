"""The page of a case, why a date is due, and the operators' page, as a browser draws them."""

import re

from playwright.sync_api import expect

from sample.morning import sample_cases
from tests.browser.conftest import Visitor

SENIOR_MANAGER = "Gwendal Marchbank"

TOUCHING = """() => [...document.querySelectorAll('svg.fd-tl')].flatMap(svg => {
  if (!svg.getClientRects().length) return [];
  const beside = (a, b) => b.x >= a.x + a.width || a.x >= b.x + b.width;
  const apart = (a, b) => beside(a, b) || b.y + 4 >= a.y + a.height || a.y + 4 >= b.y + b.height;
  const boxes = [...svg.querySelectorAll('.fd-tl-flag text')].map(text => [text.textContent, text.getBBox()]);
  return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
    .filter(([_, b]) => !apart(a, b))
    .map(([other]) => `${one} / ${other}`));
})"""
"""The labels of the picture that touch one another, by the sizes that the browser gives them."""

OUTSIDE = """() => [...document.querySelectorAll('svg.fd-tl[role=img]')].flatMap(svg => {
  if (!svg.getClientRects().length) return [];
  const {width, height} = svg.viewBox.baseVal;
  return [...svg.querySelectorAll('text, rect, circle')].filter(part => {
    if (part.closest('defs')) return false;
    const box = part.getBBox();
    return box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 1;
  }).map(part => part.outerHTML);
})"""
"""The parts of the picture that the browser draws outside it."""


def test_the_picture_of_each_sample_case_is_drawn_without_anything_touching(visitor: Visitor) -> None:
    visitor.sign_in(SENIOR_MANAGER)
    for case in sample_cases():
        visitor.open(f"/case/{case.reference}")
        expect(visitor.page.locator("svg.fd-tl[role=img]:visible")).to_have_count(1)
        found = visitor.page.evaluate(TOUCHING) + visitor.page.evaluate(OUTSIDE)
        assert found == [], case.name


def test_a_case_tells_why_each_date_is_what_it_is(visitor: Visitor) -> None:
    visitor.sign_in(SENIOR_MANAGER)
    visitor.page.locator("#cases a[id^=case-]").first.click()
    expect(visitor.page.get_by_role("heading", name="Timeline")).to_be_visible()
    visitor.check()
    visitor.page.get_by_role("link", name=re.compile("^Why this date")).first.click()
    expect(visitor.page.get_by_role("heading", name=re.compile("^Why this date"))).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Day by day")).to_be_visible()
    expect(visitor.page.locator(".fd-sheet__day--due")).to_have_count(1)
    visitor.check()


def test_everything_that_is_folded_away_is_readable_when_it_is_opened(visitor: Visitor) -> None:
    visitor.sign_in(SENIOR_MANAGER)
    visitor.page.locator("#cases a[id^=case-]").first.click()
    visitor.page.get_by_role("heading", name="Timeline").wait_for()
    folded = visitor.page.locator("details > summary")
    for n in range(folded.count()):
        folded.nth(n).click()
    expect(visitor.page.get_by_role("columnheader", name="What is asked for").first).to_be_attached()
    visitor.check()


def test_on_paper_nothing_is_folded_away_and_no_control_is_left(visitor: Visitor) -> None:
    visitor.sign_in(SENIOR_MANAGER)
    visitor.page.locator("#cases a[id^=case-]").first.click()
    visitor.page.emulate_media(media="print")
    expect(visitor.page.get_by_text(re.compile(r"^Printed .* by Gwendal Marchbank"))).to_be_visible()
    expect(visitor.page.locator("details:not([open]) .govuk-details__text").first).to_be_visible()
    expect(visitor.page.locator(".fd-no-print:visible, .govuk-back-link:visible")).to_have_count(0)
    expect(visitor.page.locator("svg.fd-tl--wide")).to_be_visible()


def test_the_operators_page_is_for_everybody_who_may_see_it(visitor: Visitor) -> None:
    visitor.sign_in(SENIOR_MANAGER)
    visitor.open("/operators")
    expect(visitor.page.get_by_role("heading", name="What waits for a person")).to_be_visible()
    visitor.check()
