"""How a list of references is written: style, language, order, and which records it has."""

from dataclasses import dataclass

from kb.csl.processor import Style
from kb.domain.languages import FIRST

DEFAULT_STYLE = "gost-kz-dissertation"
INCLUDES = {
    "all": ("identified", "probable", "unidentified"),
    "probable+": ("identified", "probable"),
    "identified": ("identified",),
}


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What is asked of a list.

    `style` is the name of an installed style or a parsed one; without `locale` each reference takes the terms of its
    own language. Without `order` a style that sorts decides, else `keys` (citekeys and numbers picked by hand) stand as
    given and what a question finds in the order of citation, both counted from 1; the order "citation" by name keeps
    the manuscript's numbers. `include` is a name of `INCLUDES`. `romanised` gives the second list that journals ask
    for: the same references in Latin letters, and for the Kazakhstan style in the shape of those journals; `tagged`
    adds [in Kazakh] or [in Russian]; `designation` writes [Мәтін], [Текст] or [Text] in the styles of GOST 7.1.
    `set_apart` are the citekeys of references that will stand otherwise than in the style's order and words: after them
    an author's names are repeated, and no dash stands for them.
    `lang` is the language of heading and notes (the locale's, where it is kk, ru or en).
    """

    style: str | Style = DEFAULT_STYLE
    locale: str = ""
    order: str = ""
    include: str = "all"
    keys: tuple[str, ...] = ()
    mark_probable: bool = False
    romanised: bool = False
    tagged: bool = False
    designation: bool = False
    lang: str = FIRST
    set_apart: frozenset[str] = frozenset()
