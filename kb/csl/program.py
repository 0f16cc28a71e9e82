"""A style compiled for one locale: layouts, sort keys and options, each made on first use."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from kb.csl.abbreviations import Abbreviations
from kb.csl.affixes import affix, format_marks
from kb.csl.cite import Render
from kb.csl.compile import Compiler
from kb.csl.errors import StyleError
from kb.csl.item import NAME_VARIABLES
from kb.csl.locators import OwnLabels
from kb.csl.output import OPEN, Mark, Quotes, Token
from kb.csl.style import Style
from kb.csl.terms import Locale, locale_for, override_languages
from kb.csl.xml import Node


@dataclass(frozen=True, slots=True)
class SortKey:
    """One compiled sort key: a macro or names to render, or a variable to read."""

    descending: bool
    variable: str = ""
    render: Render | None = None
    number: bool = False  # sorts by citation-number


@dataclass(frozen=True, slots=True)
class Layout:
    """A compiled layout and what surrounds its content."""

    render: Render
    prefix: str
    suffix: str
    delimiter: str
    marks: tuple[Mark, ...]
    parts: tuple[Render, ...] = ()


class Program:
    """A style for one locale."""

    def __init__(
        self,
        style: Style,
        language: str,
        own: dict[str, Node] | None = None,
        abbreviations: Abbreviations | None = None,
        links: bool = False,
    ) -> None:
        self.style = style
        self.abbreviations = abbreviations
        self.links = links
        overrides = style.overrides(*override_languages(language))
        self.locale: Locale = locale_for(language, overrides, own)
        self.quotes: Quotes = self.locale.quotes()

    @cached_property
    def citation(self) -> Layout:
        """The citation layout."""
        return self._layout(self.style.citation)

    @cached_property
    def bibliography(self) -> Layout:
        """The bibliography layout; raises StyleError where the style has none."""
        if self.style.bibliography is None:
            name = self.style.title or self.style.id or "the style"
            raise StyleError("citations-only", name=name)
        return self._layout(self.style.bibliography)

    @cached_property
    def intext(self) -> Layout | None:
        """The layout of authors in the text (cs:intext, an extension of citeproc-js), where the style has one."""
        area = self.style.root.child("intext")
        return self._layout(area) if area is not None and area.child("layout") is not None else None

    @cached_property
    def locator(self) -> Render:
        """A locator after a cite whose style has no place for it: ", p. 15"."""
        of = {"variable": "locator"}
        parts = (Node("label", {**of, "form": "short"}), Node("text", of))
        return self._compiler(self.style.citation, {}).element(Node("group", {"prefix": ", ", "delimiter": " "}, parts))

    @cached_property
    def own_labels(self) -> OwnLabels:
        """The labels by which a locator may begin."""
        return OwnLabels(self.locale)

    @cached_property
    def explicit_suffix(self) -> bool:
        """Whether a layout places the year-suffix itself, so that no date brings it."""
        areas = [area for area in (self.style.citation, self.style.bibliography) if area is not None]
        layouts = [child for area in areas for child in area.children if child.name == "layout"]
        return any(self.style.uses(layout, "year-suffix") for layout in layouts)

    def _compiler(self, area: Node, overrides: dict[str, str]) -> Compiler:
        return Compiler(
            self.style, self.locale, area, overrides, explicit_suffix=self.explicit_suffix,
            abbreviations=self.abbreviations, links=self.links,
        )  # fmt: skip

    def _layout(self, area: Node) -> Layout:
        node = area.child("layout")
        assert node is not None
        compiler = self._compiler(area, {})
        parts = tuple(compiler.children(node)) if area.get("second-field-align") else ()
        marks = format_marks(node)
        return Layout(
            compiler.layout(node), affix(node.get("prefix")), affix(node.get("suffix")), affix(node.get("delimiter")),
            marks, parts,
        )  # fmt: skip

    @cached_property
    def citation_keys(self) -> tuple[SortKey, ...]:
        """The sort keys of citations."""
        return self._keys(self.style.citation)

    @cached_property
    def bibliography_keys(self) -> tuple[SortKey, ...]:
        """The sort keys of the bibliography; none where there is none."""
        return self._keys(self.style.bibliography) if self.style.bibliography is not None else ()

    def _keys(self, area: Node) -> tuple[SortKey, ...]:
        sort = area.child("sort")
        return tuple(self._key(key, area) for key in sort.children if key.name == "key") if sort is not None else ()

    def _key(self, key: Node, area: Node) -> SortKey:
        descending = key.get("sort") == "descending"
        overrides = {
            name: key.get(name) for name in ("names-min", "names-use-first", "names-use-last") if key.get(name)
        }
        compiler = self._compiler(area, {"sorting": "true", **overrides})
        variable = key.get("variable")
        if key.get("macro"):
            number = any(n.get("variable") == "citation-number" for n in self.style.macros[key.get("macro")].walk())
            return SortKey(descending, render=compiler.macro(key.get("macro")), number=number)
        if variable in NAME_VARIABLES:
            names = Node("names", {"variable": variable}, (Node("name", {"name-as-sort-order": "all"}),))
            return SortKey(descending, render=compiler.element(names))
        return SortKey(descending, variable=variable, number=variable == "citation-number")


@lru_cache(maxsize=64)
def compiled(style: Style, language: str) -> Program:
    """Return the program of a style in an installed language, the same for all lists: it holds nothing of any."""
    return Program(style, language)


def second_field(before: list[Token], after: list[Token], close: Token) -> list[Token]:
    """Return an entry's tokens with its first field in the margin and the rest beside it."""
    return [OPEN["left-margin"], *before, close, OPEN["right-inline"], *after, close]
