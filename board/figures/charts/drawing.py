"""What all charts are made of: elements, patterns, a key, and numbers that read well on an axis."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from markupsafe import Markup, escape

WIDE, NARROW = 720, 350
"""The widths that charts are drawn for, in CSS pixels: a column of a desktop's page, and a phone."""


class Style(StrEnum):
    """How a part of a chart looks: a colour and a pattern, so that it never rests on colour alone."""

    GOOD = "good"
    PLAIN = "plain"
    LATE = "late"
    WORSE = "worse"
    GONE = "gone"


_PATTERN: dict[Style, tuple[int, str]] = {
    Style.GOOD: (8, ""),
    Style.PLAIN: (8, ""),
    Style.LATE: (7, "M-1 8L8 -1M-1 1L1 -1M6 8L8 6"),
    Style.WORSE: (6, "M0 0L6 6M6 0L0 6"),
    Style.GONE: (6, "M1.5 3h3"),
}
"""The size of each pattern's tile, and the lines on it."""


@dataclass(frozen=True)
class Series:
    """One kind of thing that a chart shows: its name in the key, its look, and a number for each place."""

    name: str
    style: Style
    values: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """A chart for both widths with its key; `title` says what it shows, `description` what can be seen in it."""

    title: str
    description: str
    wide: Markup
    narrow: Markup
    key: Markup


Draw = Callable[[str, int], tuple[int, Iterable[Markup]]]
"""Draws into a width, with a prefix for ids; gives the height and the elements."""


def chart(name: str, title: str, description: str, shown: Iterable[tuple[Style, str]], draw: Draw) -> Chart:
    """Both drawings of a chart and its key. `name` makes the ids of the page's charts differ."""
    named = tuple(shown)
    styles = tuple(style for style, _ in named)
    # One look explains itself.
    shown_key = key(_boxed(f"{name}-key", *one) for one in named) if len(named) > 1 else Markup("")

    def picture(size: str, width: int) -> Markup:
        prefix = f"{name}-{size}"
        height, inside = draw(prefix, width)
        return svg(prefix, title, description, (width, height), (patterns(prefix, styles), *inside))

    return Chart(title, description, picture("wide", WIDE), picture("narrow", NARROW), shown_key)


def element(tag: str, *inside: str | Markup, **attributes: object) -> Markup:
    """One SVG element. `class_` is the class, `_` in other names is `-`; numbers are rounded, None is left out."""
    given = "".join(
        [f' {_attribute(name)}="{_written(value)}"' for name, value in attributes.items() if value is not None]
    )
    # Everything that goes in is escaped here; `Markup.format` would escape as well, and take four times as long.
    return Markup(f"<{tag}{given}>{''.join([escape(part) for part in inside])}</{tag}>")  # noqa: S704


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _written(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(value)


def svg(prefix: str, title: str, description: str, size: tuple[int, int], inside: Iterable[Markup]) -> Markup:
    """A drawing with its title and description."""
    width, height = size
    return element(
        "svg",
        element("title", title, id=f"{prefix}-title"),
        element("desc", description, id=f"{prefix}-desc"),
        *inside,
        class_="figures-svg",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
    )


def patterns(prefix: str, styles: Iterable[Style]) -> Markup:
    """The patterns of some styles, for this drawing alone."""
    return element("defs", *(_pattern(prefix, style) for style in styles))


def _pattern(prefix: str, style: Style) -> Markup:
    size, lines = _PATTERN[style]
    ground = element("rect", width=size, height=size, class_=f"figures-{style}-ground")
    drawn = element("path", d=lines, class_=f"figures-{style}-lines")
    return element(
        "pattern", ground, drawn, id=f"{prefix}-{style}", width=size, height=size, patternUnits="userSpaceOnUse"
    )


def box(prefix: str, style: Style, at: tuple[float, float], size: tuple[float, float]) -> Markup:
    """A rectangle in one of the styles, at its top left corner."""
    return element(
        "rect",
        x=at[0],
        y=at[1],
        width=size[0],
        height=size[1],
        fill=f"url(#{prefix}-{style})",
        class_=f"figures-box figures-{style}",
    )


def text(words: str, at: tuple[float, float], anchor: str = "start", kind: str = "") -> Markup:
    """Words at a point: `anchor` is the end of them that stands there."""
    return element("text", words, x=at[0], y=at[1], text_anchor=anchor, class_=f"figures-text {kind}".rstrip())


def line(start: tuple[float, float], end: tuple[float, float], kind: str) -> Markup:
    """A straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=f"figures-{kind}")


def key(shown: Iterable[tuple[Markup, str]]) -> Markup:
    """What each look means, as a list: a drawing of 24 by 16 and words."""
    return element("ul", *(element("li", _swatch(drawn), words) for drawn, words in shown), class_="figures-key")


def _swatch(drawn: Markup) -> Markup:
    return element("svg", drawn, class_="figures-swatch", viewBox="0 0 24 16", aria_hidden="true")


def _boxed(prefix: str, style: Style, words: str) -> tuple[Markup, str]:
    return patterns(prefix, (style,)) + box(prefix, style, (0.5, 0.5), (23.0, 15.0)), words


def ticks(most: float, wanted: int = 4) -> tuple[float, ...]:
    """Round numbers from 0 up to the first that is not below `most`, about as many as wanted."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / wanted
    unit = 10 ** math.floor(math.log10(rough))
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= rough)
    step = step if most < 1 or step >= 1 else 1.0
    return tuple(round(step * n, 10) for n in range(math.ceil(most / step) + 1))


def number(value: float) -> str:
    """A number with commas between the thousands, without a tail of zeros."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
