"""A style compiled into closures for one locale (CSL 1.0.2, "Rendering Elements").

Each rendering element becomes a function `(cite, out) -> STATIC | EMPTY | FULL` that appends tokens to `out`.
Macros are compiled once for each of citation, bibliography and sort key, since name options are inherited
from where they are called.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from kb.csl import text_case
from kb.csl.abbreviations import Abbreviations
from kb.csl.affixes import affix, frame, surround, wrapped
from kb.csl.cite import EMPTY, FULL, STATIC, Cite, Render
from kb.csl.conditions import Test, condition, types_only
from kb.csl.date_parts import own_order
from kb.csl.links import LINKED, linked
from kb.csl.name_options import Inherited
from kb.csl.output import Token, has_word
from kb.csl.render_dates import compile_date, compile_sort_date
from kb.csl.render_names import NameContext, compile_names
from kb.csl.render_numbers import RANGED, compile_label, compile_number, compile_page, compile_ranged
from kb.csl.render_text import SPECIAL, literal, nothing, short_variable, variable_text
from kb.csl.style import Style
from kb.csl.terms import Locale
from kb.csl.words import in_language
from kb.csl.xml import Node

MOST_TYPES: Final = 200
_Late = list[Render]  # one render, or what makes it
_PAGES: Final = frozenset(("page", "locator"))


@dataclass(slots=True)
class Compiler:
    """Compiles the elements of one area (citation, bibliography, or a sort key of either)."""

    style: Style
    locale: Locale
    area: Node
    overrides: dict[str, str] = field(default_factory=dict)
    macros: dict[str, Render] = field(default_factory=dict)
    explicit_suffix: bool = False
    language: str = ""
    capitals: bool = False
    sorting: bool = False
    abbreviations: Abbreviations | None = None
    links: bool = False

    def __post_init__(self) -> None:
        self.language = self.locale.language.lower()
        in_text = self.style.root.get("class") == "in-text" and self.area.name == "citation"
        self.sorting = "sorting" in self.overrides
        self.capitals = not in_text and not self.sorting
        self.explicit_suffix = self.explicit_suffix and not self.sorting

    def children(self, node: Node, delimiter: str = "") -> list[Render]:
        """Return the renders of an element's children; a cs:choose among them hands the delimiter on to its content."""
        return [
            self.choose(child, delimiter) if child.name == "choose" else self.element(child) for child in node.children
        ]

    def element(self, node: Node) -> Render:
        """Return the render of any rendering element; unknown ones print nothing."""
        compile_one = _ELEMENTS.get(node.name)
        return compile_one(self, node) if compile_one else nothing

    def layout(self, layout: Node) -> Render:
        """Return the render of a layout's content, without the layout's own affixes."""
        return sequence(self.children(layout))

    def macro(self, name: str) -> Render:
        """Return the render of a macro."""
        render = self.macros.get(name)
        if render is None:
            node = self.style.macros[name]
            renders = self.children(node)
            alone = len(renders) == 1 and node.children[0].name in ("names", "date", "group", "number")
            render = self.macros[name] = renders[0] if alone else _group(renders, "")
        return render

    def text(self, node: Node) -> Render:
        """Return the render of cs:text."""
        if "macro" in node.attrs:
            return wrapped(node, self.macro(node.get("macro")), self.language)
        if "term" in node.attrs:
            return self._term(node)
        if "value" in node.attrs:
            return wrapped(node, literal(in_language(node.get("value"), self.locale.language)), self.language)
        variable = node.get("variable")
        if variable in _PAGES and not self.sorting:
            return wrapped(node, compile_page(variable, self.style.root, self.locale), self.language)
        if variable in RANGED and not self.sorting:
            return wrapped(node, compile_ranged(variable, self.locale), self.language)
        special = SPECIAL.get(variable)
        if special is not None:
            return wrapped(node, special(self.sorting), self.language)
        if self.links and variable in LINKED and not self.sorting:
            return linked(node, variable, self.language)
        if node.get("form") == "short":
            return wrapped(node, short_variable(variable, self.abbreviations), self.language)
        return variable_text(node, variable, self.language)

    def _term(self, node: Node) -> Render:
        text = self.locale.term(node.get("term"), node.get("form", "long"), node.get("plural") == "true") or ""
        value = affix(text)
        capital = text_case.capitalize_first(value, self.language) if self.capitals else value
        if capital == value:
            return wrapped(node, literal(value), self.language, by_item=False)

        def render(cite: Cite, out: list[Token]) -> int:
            out.append(capital if cite.capital and not has_word(out) else value)
            return STATIC

        return wrapped(node, render, self.language, by_item=False)

    def group(self, node: Node) -> Render:
        """Return the render of cs:group: nothing where all called variables are empty."""
        before, after = frame(node)
        delimiter = affix(node.get("delimiter"))
        return surround(_group(self.children(node, delimiter), delimiter), before, after)

    def choose(self, node: Node, delimiter: str = "") -> Render:
        """Return the render of cs:choose; the delimiter is that of the group it stands in."""
        branches: list[tuple[Test, _Late]] = []
        otherwise: _Late = [nothing]
        for child in node.children:
            content = _late(partial(self._branch, child, delimiter))
            if child.name == "else":
                otherwise = content
            else:
                branches.append((condition(child), content))
        typed = all(child.name == "else" or types_only(child) for child in node.children)
        return _by_type(branches, otherwise) if typed else _choice(branches, otherwise)

    def _branch(self, node: Node, delimiter: str) -> Render:
        return sequence(self.children(node, delimiter), delimiter)

    def number(self, node: Node) -> Render:
        """Return the render of cs:number."""
        return wrapped(node, compile_number(node, self.locale, self.style.root, self.sorting), self.language)

    def label(self, node: Node) -> Render:
        """Return the render of cs:label; of locators English alone has capitals inside a citation (APA: Chapter 3)."""
        if node.get("variable") == "locator" and not self.language.startswith("en"):
            node = node._replace(attrs={name: value for name, value in node.attrs.items() if name != "text-case"})
        return wrapped(node, compile_label(node, self.locale), self.language, by_item=False)

    def date(self, node: Node) -> Render:
        """Return the render of cs:date."""
        if self.sorting:
            return compile_sort_date(node, self.locale)
        ordered = own_order(self.style.default_locale or "en", self.language)
        return compile_date(node, self.locale, self.language, not self.explicit_suffix, ordered)

    def names(self, node: Node) -> Render:
        """Return the render of cs:names."""
        context = NameContext(
            self.locale, Inherited(self.style.root, self.area), self.overrides, self.language, self.element,
            self.abbreviations,
        )  # fmt: skip
        return compile_names(node, context)


def sequence(renders: list[Render], delimiter: str = "") -> Render:
    """Return one render that runs several in turn, a delimiter between those that print."""
    if len(renders) == 1:
        return renders[0]
    if delimiter:
        return _joined(renders, delimiter)

    def render(cite: Cite, out: list[Token]) -> int:
        result = STATIC
        for child_render in renders:
            outcome = child_render(cite, out)
            result = outcome if outcome > result else result
        return result

    return render


def _joined(renders: list[Render], delimiter: str) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        start = place = len(out)
        result = STATIC
        for child_render in renders:
            if place > start:
                out.append(delimiter)
                outcome = child_render(cite, out)
                end = len(out)
                if end == place + 1:
                    del out[place]
                else:
                    place = end
            else:
                outcome = child_render(cite, out)
                place = len(out)
            result = outcome if outcome > result else result
        return result

    return render


def _group(renders: list[Render], delimiter: str) -> Render:
    run = sequence(renders, delimiter)

    def render(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        result = run(cite, out)
        if result == EMPTY:
            del out[start:]
            return EMPTY
        return FULL if len(out) > start else result

    return render


def _late(make: Callable[[], Render]) -> _Late:
    """Return a list of one render, which is made when it first runs: most branches of a style are never taken."""

    def first(cite: Cite, out: list[Token]) -> int:
        content[0] = make()
        return content[0](cite, out)

    content: _Late = [first]
    return content


def _by_type(branches: list[tuple[Test, _Late]], otherwise: _Late) -> Render:
    """Return the choice among branches that ask for types only: made once for each type."""
    chosen: dict[str, _Late] = {}

    def render(cite: Cite, out: list[Token]) -> int:
        content = chosen.get(cite.item.type)
        if content is None:
            content = next((content for test, content in branches if test(cite)), otherwise)
            if len(chosen) < MOST_TYPES:
                chosen[cite.item.type] = content
        return content[0](cite, out)

    return render


def _choice(branches: list[tuple[Test, _Late]], otherwise: _Late) -> Render:
    if len(branches) == 1:
        test, content = branches[0]
        return lambda cite, out: content[0](cite, out) if test(cite) else otherwise[0](cite, out)

    def render(cite: Cite, out: list[Token]) -> int:
        for test, content in branches:
            if test(cite):
                return content[0](cite, out)
        return otherwise[0](cite, out)

    return render


_ELEMENTS: Final[dict[str, Callable[[Compiler, Node], Render]]] = {
    "text": Compiler.text,
    "group": Compiler.group,
    "choose": Compiler.choose,
    "number": Compiler.number,
    "label": Compiler.label,
    "date": Compiler.date,
    "names": Compiler.names,
}
