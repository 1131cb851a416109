"""Charts as SVG, drawn on the server. Pure: numbers and words in, markup out.

Every chart is drawn twice, for a desktop and for a phone (`figures.css` shows one of them), has a title and a
description for those who do not see it, and stands beside a table with the same numbers. What colours say, patterns
and words say as well.
"""

from board.figures.charts.bars import Bar, bars
from board.figures.charts.columns import Columns, columns
from board.figures.charts.drawing import Chart, Series, Style
from board.figures.charts.funnel import Funnel, Point, funnel

__all__ = ["Bar", "Chart", "Columns", "Funnel", "Point", "Series", "Style", "bars", "columns", "funnel"]
