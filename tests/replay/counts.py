"""What each journey costs in events and actions, and what it may cost: `python -m tests.replay.counts` (`make counts`).

Both are counted from the recorded histories, which are the same on every machine. The commit should say why one grew.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.counting import OTHER, count
from tests.journeys.stories import STORIES
from tests.replay.recordings import recorded

ALLOWED = Path(__file__).resolve().parent / "counts.json"
Costs = Mapping[str, Mapping[str, int]]
"""Events and actions by the name of the journey."""


def costs() -> Costs:
    """What each journey cost when it was recorded; what only the skipping of time leaves behind is not counted."""
    counted = {name: count(history.events) for name, history in recorded().items() if name in STORIES}
    return {
        name: {"events": found.all_events - found.events.get(OTHER, 0), "actions": found.all_actions}
        for name, found in counted.items()
    }


def allowed() -> Costs:
    """What each journey may cost."""
    kept: Costs = json.loads(ALLOWED.read_text(encoding="utf-8"))
    return kept


def grown(now: Costs, before: Costs) -> list[str]:
    """What costs more than before, a sentence for each; a journey that was not known before may cost nothing."""
    return [
        f"{name} takes {cost} {what}, and {before.get(name, {}).get(what, 0)} before."
        for name, costing in now.items()
        for what, cost in costing.items()
        if cost > before.get(name, {}).get(what, 0)
    ]


def main() -> None:
    """Allow what the recorded histories cost, and say what grew."""
    now = costs()
    sys.stdout.writelines(f"{sentence}\n" for sentence in grown(now, allowed() if ALLOWED.exists() else {}))
    ALLOWED.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
