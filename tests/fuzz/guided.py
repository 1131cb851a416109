"""One way in under atheris: `python -m tests.fuzz.guided NAME FOLDER… -max_total_time=10`, as libFuzzer takes it.

What reaches code that nothing has reached before goes into the first folder, and is what the next inputs are made of.
"""

import sys

import atheris

with atheris.instrument_imports(
    include=["client", "engine", "practice", "defusedxml", "email", "itsdangerous", "tomllib", "json"],
):
    from tests.fuzz.ways_in import WAYS_IN, cases


def main(arguments: list[str]) -> None:
    """Hand the process over to libFuzzer; it does not come back."""
    cases()
    atheris.Setup([arguments[0], *arguments[2:]], WAYS_IN[arguments[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
