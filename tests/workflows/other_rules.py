"""Rules that a council might adopt later."""

from engine.rules import PRACTICE, Rulebook
from practice.combine import combine
from practice.rulefile import parse_policy
from practice.rules import Rules


def stricter(book: Rulebook) -> Rules:
    """The rules of today with a policy that gives two working days to see the child, in place of five."""
    text = (PRACTICE / "policies" / "county.toml").read_text(encoding="utf-8")
    text = text.replace(
        'title = "Child seen"\nallowance = "5 working days"', 'title = "Child seen"\nallowance = "2 working days"'
    )
    text = text.replace('name = "county"', 'name = "county-2"').replace('warn = ["after 3 working days"]', "")
    policy = parse_policy(text, "county-2.toml")
    edition = next(x for x in book.editions if x.name == book.for_referral(book.today)[0].edition)
    return combine(edition, policy)
