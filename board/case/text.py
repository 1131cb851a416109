"""How wide text is in a picture that is drawn at the server, where no browser can measure it.

The widths are those of Arial and of the fonts that are made to its measure (Helvetica, Liberation Sans), in thousandths
of the size, with a little room for fonts that run wider.
"""

from functools import lru_cache

_ROOM = 1.05
_BOLD = 1.07
_OTHER = 720
"""What a letter that is not listed takes: as wide as most capitals with an accent."""
_BY_WIDTH = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;[]\\ftI\u00a0",
    333: "()-`r\u2018\u2019",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?Labdeghnopqu_\u2013",
    584: "+<=>~\u00b7\u00d7",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\u2026\u2014",
    1015: "@",
}
_WIDTH = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels a line of text takes at a size in pixels."""
    thousandths = sum(_WIDTH.get(letter, _OTHER) for letter in text)
    return thousandths / 1000 * size * _ROOM * (_BOLD if bold else 1)


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it would take more than `width` pixels."""
    if text_width(text, size, bold=bold) <= width:
        return text
    cut = next(n for n in range(len(text), -1, -1) if text_width(text[:n].rstrip() + "…", size, bold=bold) <= width)
    return text[:cut].rstrip() + "…"


def in_two_lines(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in one line, or broken between two words into two, of which the second is cut where it is too wide."""
    if text_width(text, size, bold=bold) <= width:
        return (text,)
    words = text.split(" ")
    first = max(
        (n for n in range(1, len(words)) if text_width(" ".join(words[:n]), size, bold=bold) <= width), default=0
    )
    if not first:
        return (shortened(text, size, width, bold=bold),)
    return " ".join(words[:first]), shortened(" ".join(words[first:]), size, width, bold=bold)
