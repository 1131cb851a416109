"""Fetches what is in `static/vendor/` again: `python -m board.fetch_assets` (needs npm; only for another version).

What is fetched is the compiled files of exactly these versions. A council is not GOV.UK, so GOV.UK's own typeface and
its crest are taken out, and with them every address outside this folder.
"""

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).parent / "static" / "vendor"
SANS = '"Helvetica Neue",Helvetica,Arial,sans-serif'


@dataclass(frozen=True)
class Package:
    """One npm package: its compiled files, and the folder of the images that its style sheet names."""

    npm: str
    version: str
    folder: str
    compiled: str
    images: str


PACKAGES = (
    Package("govuk-frontend", "6.3.0", "govuk-frontend", "dist/govuk/govuk-frontend.min", "dist/govuk/assets/images"),
    Package("@ministryofjustice/frontend", "11.1.0", "moj-frontend", "moj/moj-frontend.min", "moj/assets/images"),
)


def main() -> None:
    """Replace the vendored files with what npm has of the pinned versions."""
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            _put(package, _unpacked(package, Path(folder)))
        sys.stdout.write(f"{package.npm} {package.version}\n")


def _unpacked(package: Package, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed; it is needed only to fetch these files again.")
    subprocess.run([npm, "pack", "--silent", f"{package.npm}@{package.version}"], cwd=folder, check=True)  # noqa: S603
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _put(package: Package, unpacked: Path) -> None:
    target = VENDOR / package.folder
    for old in (*target.glob("*.css"), *target.glob("*.js"), *target.glob("images/*")):
        old.unlink()
    (target / "images").mkdir(parents=True, exist_ok=True)
    style = ours((unpacked / f"{package.compiled}.css").read_text(encoding="utf-8"))
    script = (unpacked / f"{package.compiled}.js").read_text(encoding="utf-8")
    name = Path(package.compiled).name
    (target / f"{name}.css").write_text(style, encoding="utf-8")
    (target / f"{name}.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script), encoding="utf-8")
    for image in sorted(set(re.findall(r"url\(images/([^)]+)\)", style))):
        shutil.copy(unpacked / package.images / image, target / "images" / image)


def ours(style: str) -> str:
    """A compiled style sheet without GOV.UK's typeface and crest, its images beside it."""
    style = re.sub(r"@font-face\{[^}]*\}", "", style)
    style = style.replace("GDS Transport,arial,sans-serif", SANS)
    style = style.replace("url(/assets/images/govuk-crest.svg)", "none")
    style = style.replace("url(/assets/images/", "url(images/")
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", style)


if __name__ == "__main__":
    main()
