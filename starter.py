"""The command line over `client`: open, record, show, explain, acknowledge, take over.

| exit code | what it means |
|---|---|
| 0 | done |
| 1 | refused: a gate is not met (what is missing is printed), the case is elsewhere or moved on; a check finds faults |
| 2 | wrong usage, malformed input or wrong settings; nothing was recorded |
| 3 | not authorised; nothing was recorded |
| 4 | there is no such case, alert or limit |
| 5 | the engine cannot be reached; repeat with the same --id |
| 6 | `health`: the engine is failing |
"""

import os
import sys

from cyclopts import App, CycloptsError

import workflows
from activities import migrate
from client.cli import (
    adopt_rules,
    adoption,
    alerts,
    cases,
    directory,
    families,
    health,
    keys,
    ops,
    past,
    records,
    reports,
    rules,
    upgrading,
)
from client.cli.shared import OUR_ERRORS, exit_code, explain_error
from engine.tracing import end_tracing

GROUPS = (cases, alerts, families, records, reports, past, rules, adoption, adopt_rules, directory, health, keys)
"""The modules whose commands there are, in the order of the help; those for operators come last."""

app = App(name="starter.py", help=__doc__, help_format="markdown", result_action="return_value")
for group in GROUPS:
    group.register(app)
ops.register(app, workflows.ALL)
upgrading.register(app["ops"], migrate)


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    try:
        return int(app(arguments, exit_on_error=False) or 0)
    except CycloptsError:
        return 2
    except OUR_ERRORS as error:
        explain_error(error, json_="--json" in arguments)
        return exit_code(error)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    end_tracing()
    sys.stdout.flush()
    sys.stderr.flush()
    # The SDK's own threads may still be on their way out of a call, and Python's orderly end would abort on them.
    os._exit(code)
