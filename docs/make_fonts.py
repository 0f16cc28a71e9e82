"""Brings the faces of the pages into api/static/fonts: `make fonts`, with npm and fonttools.

Literata and Golos Text (SIL Open Font License) come from npm's @fontsource-variable; they are cut to the letters and
weights in use.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).parent.parent / "api" / "static" / "fonts"
VERSION = "5.3.0"
PACKAGES = ("literata", "golos-text")
KAZAKH = "әғқңөүһӘҒҚҢӨҮҺ"  # і and ұ stand with the Russian letters
SIGNS = "\u00a0«»·§©°×–—‘’‚“”„…•−‹›"
PARTS = {
    "latin": frozenset(range(0x20, 0x7F)) | frozenset(range(0xC0, 0x100)) | frozenset(map(ord, SIGNS)),
    "cyrillic": frozenset(range(0x400, 0x460)) | frozenset(map(ord, "ҰұҐґ№")),
    "cyrillic-ext": frozenset(map(ord, KAZAKH)),
}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum"]


class Face(NamedTuple):
    """A face of a package, in one slope, with its range of weights."""

    package: str
    slope: str
    weights: tuple[int, int]


FACES = (Face("literata", "normal", (400, 700)), Face("literata", "italic", (400, 400)),
         Face("golos-text", "normal", (400, 600)))  # fmt: skip


def cut(source: Path, letters: frozenset[int], weights: tuple[int, int]) -> TTFont:
    """Return a face with only these letters, and with only these weights."""
    font = TTFont(source)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters & set(font.getBestCmap()))
    subsetter.subset(font)
    cut_font: TTFont = instantiateVariableFont(font, {"wght": weights if weights[0] < weights[1] else weights[0]})
    cut_font.flavor = "woff2"
    return cut_font


def unpacked(package: str, folder: Path) -> Path:
    """Return the folder of an npm package, fetched into `folder`."""
    name = f"@fontsource-variable/{package}@{VERSION}"
    told = subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603, S607
    with tarfile.open(folder / told.stdout.split()[-1]) as archive:
        archive.extractall(folder / package, filter="data")
    return folder / package / "package"


def bring(folder: Path = FOLDER) -> list[Path]:
    """Write all parts of all faces and the licences; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as place:
        sources = {package: unpacked(package, Path(place)) for package in PACKAGES}
        for package, source in sources.items():
            licence = folder / f"{package}-OFL.txt"
            licence.write_text((source / "LICENSE").read_text("utf-8"), "utf-8")
            written.append(licence)
        for face in FACES:
            for part, letters in PARTS.items():
                source = sources[face.package] / "files" / f"{face.package}-{part}-wght-{face.slope}.woff2"
                file = folder / f"{face.package}-{part}-{face.slope}.woff2"
                cut(source, letters, face.weights).save(file)
                written.append(file)
    return written


if __name__ == "__main__":
    for file in bring():
        sys.stdout.write(f"{file.stat().st_size:7,} {file.relative_to(FOLDER.parent)}\n")
