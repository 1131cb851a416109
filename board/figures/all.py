"""Every figure, in the order of the page."""

from board.figures.agencies import AGENCIES
from board.figures.caseload import CASELOAD
from board.figures.decisions import DECISIONS
from board.figures.figure import Figure
from board.figures.last_day import LAST_DAY
from board.figures.moves import MOVES
from board.figures.oversight import OVERSIGHT
from board.figures.timeliness import TIMELINESS
from board.figures.visits import VISITS

FIGURES: dict[str, Figure] = {
    figure.key: figure for figure in (CASELOAD, OVERSIGHT, TIMELINESS, DECISIONS, AGENCIES, LAST_DAY, MOVES, VISITS)
}
"""Each figure by its key, which is its place in addresses."""
