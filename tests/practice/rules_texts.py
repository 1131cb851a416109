"""Rules files with one thing changed."""

from practice.combine import combine
from practice.rulefile import parse_edition, parse_policy
from practice.rules import Edition, Rules
from tests.practice.builders import EDITION_TEXT, POLICY_TEXT


def edited(text: str, old: str, new: str) -> str:
    """A rules file with one thing changed; the thing must be there."""
    assert old in text
    return text.replace(old, new, 1)


def combined(policy_text: str, edition_text: str = EDITION_TEXT) -> Rules:
    """A policy laid on an edition."""
    return combine(parse_edition(edition_text, "edition.toml"), parse_policy(policy_text, "policy.toml"))


def tightened(line: str) -> str:
    """The county's policy with one more limit of the edition changed."""
    return edited(POLICY_TEXT, "[[tighten]]", f'[[tighten]]\nclock = "assessment"\n{line}\n\n[[tighten]]')


def dated(name: str, first: str, last: str | None) -> Edition:
    """An edition in force between two days."""
    until = f"in_force_until = {last}\n" if last else ""
    text = edited(EDITION_TEXT, 'name = "england-2023"', f'name = "{name}"')
    dates = "in_force_from = 2023-12-15\nin_force_until = 2026-03-18\n"
    return parse_edition(edited(text, dates, f"in_force_from = {first}\n{until}"), f"{name}.toml")
