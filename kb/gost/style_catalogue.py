"""The list of all installed styles, searchable by words and by field of study: ours, CSL's, those of journals."""

import re
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple

from kb.errors import ChoiceError
from kb.gost.families import family_of
from kb.gost.styles import parent_of, style_aliases, style_folders

_HEAD: Final = 8000  # characters of a style in which its <info> stands
_TITLE: Final = re.compile(r"<title>\s*(.*?)\s*</title>", re.S)
_SHORT: Final = re.compile(r"<title-short>\s*(.*?)\s*</title-short>", re.S)
_FIELD: Final = re.compile(r"""<category\s+field=["']([^"']+)""")
_FORM: Final = re.compile(r"""<category\s+citation-format=["']([^"']+)""")


class InstalledStyle(NamedTuple):
    """A style that a list may be written in.

    `name`: what `--style` takes. `title`: its name in full. `form`: how it cites (numeric, author-date, note …).
    `fields`: the fields of study that it names. `aliases`: what people call it. `takes`: the style that a journal
    takes, "" for a style of its own. `ours`: whether references in it are prepared for Kazakh and Russian.
    """

    name: str
    title: str
    form: str
    fields: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    takes: str = ""
    ours: bool = False
    words: str = ""


def find_styles(query: str = "", field: str = "") -> tuple[InstalledStyle, ...]:
    """Return the styles that have every word of a query in name, title or alias, and name a field of study.

    What is called so comes first, then ours, then styles before journals. Raises ChoiceError for an unknown field.
    """
    words = query.casefold().replace("-", " ").split()
    if field and field not in _fields():
        raise ChoiceError("field", field, _fields())
    matching = (
        style
        for style in _installed()
        if (not field or field in style.fields) and all(word in style.words for word in words)
    )
    name = "-".join(words)
    return tuple(sorted(matching, key=lambda style: _rank(style, name)))


def _rank(style: InstalledStyle, name: str) -> tuple[bool, bool, bool, int, str]:
    called = name in (style.name, *style.aliases)
    return (not called, not style.ours, bool(style.takes), len(style.title) if name else 0, style.name)


@lru_cache(maxsize=1)
def _fields() -> tuple[str, ...]:
    return tuple(sorted({field for style in _installed() for field in style.fields}))


@lru_cache(maxsize=1)
def _installed() -> tuple[InstalledStyle, ...]:
    aliases: dict[str, list[str]] = {}
    for alias, name in style_aliases().items():
        aliases.setdefault(name, []).append(alias)
    styles: dict[str, InstalledStyle] = {}
    for folder in (*style_folders(), style_folders()[-1] / "dependent"):
        for file in sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else ():
            name = file.name.removesuffix(".csl")
            if file.name.endswith(".csl") and name not in styles:
                with file.open(encoding="utf-8") as stream:
                    style = _read(name, stream.read(_HEAD), tuple(aliases.get(name, ())))
                if style:
                    styles[name] = style
    return tuple(styles.values())


def _read(name: str, head: str, aliases: tuple[str, ...]) -> InstalledStyle | None:
    """Return the style of a file's beginning; None for a journal whose style is not installed."""
    takes = parent_of(head)
    if takes is None:
        return None
    title, short, form = (
        unescape(match.group(1)) if (match := sign.search(head)) else "" for sign in (_TITLE, _SHORT, _FORM)
    )
    words = " ".join((name, title, short, *aliases)).casefold().replace("-", " ")
    return InstalledStyle(
        name, title or name, form, tuple(_FIELD.findall(head)), aliases, takes, family_of(name) is not None, words
    )
