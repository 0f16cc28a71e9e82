"""A style compiled into closures for one locale (CSL 1.0.2, "Rendering Elements").

Each rendering element becomes a function `(cite, out) -> STATIC | EMPTY | FULL` that appends tokens to `out`.
Macros are compiled once for each of citation, bibliography and sort key, since name options are inherited
from where they are called.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from kb.citation import text_case
from kb.citation.cite import EMPTY, FULL, STATIC, Cite, Render
from kb.citation.conditions import Test, condition, types_only
from kb.citation.markup import parse
from kb.citation.name_options import Inherited
from kb.citation.output import Token, has_word, is_blank
from kb.citation.render_dates import compile_date, compile_sort_date
from kb.citation.render_names import NameContext, compile_names
from kb.citation.render_numbers import compile_label, compile_number, compile_page
from kb.citation.style import Style
from kb.citation.terms import Locale
from kb.citation.wrap import affix, frame, is_english, surround, wrapped
from kb.citation.xml import Node

MOST_TYPES: Final = 200
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
    english: bool = False
    capitals: bool = False
    sorting: bool = False

    def __post_init__(self) -> None:
        self.english = self.locale.language.lower().startswith("en")
        in_text = self.style.root.get("class") == "in-text" and self.area.name == "citation"
        self.sorting = "sorting" in self.overrides
        self.capitals = not in_text and not self.sorting
        self.explicit_suffix = self._uses_year_suffix(self.area)

    def _uses_year_suffix(self, top: Node) -> bool:
        stack, seen = [top], set()
        while stack:
            for node in stack.pop().walk():
                if node.get("variable") == "year-suffix":
                    return True
                called = node.get("macro")
                if called and called not in seen:
                    seen.add(called)
                    stack.append(self.style.macros[called])
        return False

    def children(self, node: Node) -> list[Render]:
        """Give the renders of an element's children."""
        return [self.element(child) for child in node.children]

    def element(self, node: Node) -> Render:
        """Give the render of any rendering element; unknown ones print nothing."""
        compile_one = _ELEMENTS.get(node.name)
        return compile_one(self, node) if compile_one else _nothing

    def layout(self, layout: Node) -> Render:
        """Give the render of a layout's content, without the layout's own affixes."""
        return sequence(self.children(layout))

    def macro(self, name: str) -> Render:
        """Give the render of a macro."""
        found = self.macros.get(name)
        if found is None:
            node = self.style.macros[name]
            renders = self.children(node)
            alone = len(renders) == 1 and node.children[0].name in ("names", "date", "group", "number")
            found = self.macros[name] = renders[0] if alone else _group(renders, "")
        return found

    def text(self, node: Node) -> Render:
        """Give the render of cs:text."""
        if "macro" in node.attrs:
            return wrapped(node, self.macro(node.get("macro")), self.english)
        if "term" in node.attrs:
            return self._term(node)
        if "value" in node.attrs:
            return wrapped(node, literal(node.get("value")), self.english)
        variable = node.get("variable")
        if variable in _PAGES and not self.sorting:
            return wrapped(node, compile_page(variable, self.style.root, self.locale), self.english)
        special = _SPECIAL.get(variable)
        if special is not None:
            return wrapped(node, special(self.sorting), self.english)
        if node.get("form") == "short":
            return wrapped(node, _short_variable(variable), self.english)
        return _variable(node, variable, self.english)

    def _term(self, node: Node) -> Render:
        text = self.locale.term(node.get("term"), node.get("form", "long"), node.get("plural") == "true") or ""
        value = affix(text)
        capital = text_case.capitalize_first(value) if self.capitals else value
        if capital == value:
            return wrapped(node, literal(value), self.english)

        def render(cite: Cite, out: list[Token]) -> int:
            out.append(capital if cite.capital and not has_word(out) else value)
            return STATIC

        return wrapped(node, render, self.english)

    def group(self, node: Node) -> Render:
        """Give the render of cs:group: nothing where all called variables are empty."""
        before, after = frame(node)
        return surround(_group(self.children(node), affix(node.get("delimiter"))), before, after)

    def choose(self, node: Node) -> Render:
        """Give the render of cs:choose."""
        branches: list[tuple[Test, Render]] = []
        otherwise: Render = _nothing
        typed = True
        for child in node.children:
            content = sequence(self.children(child))
            typed = typed and (child.name == "else" or types_only(child))
            if child.name == "else":
                otherwise = content
            else:
                branches.append((condition(child), content))
        return _by_type(branches, otherwise) if typed else _choice(branches, otherwise)

    def number(self, node: Node) -> Render:
        """Give the render of cs:number."""
        return wrapped(node, compile_number(node, self.locale, self.style.root, self.sorting), self.english)

    def label(self, node: Node) -> Render:
        """Give the render of cs:label."""
        return wrapped(node, compile_label(node, self.locale), self.english)

    def date(self, node: Node) -> Render:
        """Give the render of cs:date."""
        if self.sorting:
            return compile_sort_date(node, self.locale)
        return compile_date(node, self.locale, self.english, not self.explicit_suffix)

    def names(self, node: Node) -> Render:
        """Give the render of cs:names."""
        context = NameContext(
            self.locale, Inherited(self.style.root, self.area), self.overrides, self.english, self.element
        )
        return compile_names(node, context)


def _nothing(_cite: Cite, _out: list[Token]) -> int:
    return STATIC


def literal(text: str) -> Render:
    """Give the render of fixed text."""
    parsed = parse(text)

    def render(_cite: Cite, out: list[Token]) -> int:
        if isinstance(parsed, str):
            out.append(parsed)
        else:
            out.extend(parsed)
        return STATIC

    return render if text else _nothing


def sequence(renders: list[Render]) -> Render:
    """Give one render that runs several in turn."""
    if len(renders) == 1:
        return renders[0]

    def render(cite: Cite, out: list[Token]) -> int:
        result = STATIC
        for each in renders:
            found = each(cite, out)
            result = max(result, found)
        return result

    return render


def _group(renders: list[Render], delimiter: str) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        start = place = len(out)
        result = STATIC
        for each in renders:
            if delimiter and place > start:
                out.append(delimiter)
                found = each(cite, out)
                if len(out) == place + 1:
                    del out[place]
            else:
                found = each(cite, out)
            result = max(result, found)
            place = len(out)
        if result == EMPTY:
            del out[start:]
            return EMPTY
        return FULL if place > start else result

    return render


def _by_type(branches: list[tuple[Test, Render]], otherwise: Render) -> Render:
    """Give the choice among branches that ask for types only: made once for each type."""
    chosen: dict[str, Render] = {}

    def render(cite: Cite, out: list[Token]) -> int:
        content = chosen.get(cite.item.type)
        if content is None:
            content = next((content for test, content in branches if test(cite)), otherwise)
            if len(chosen) < MOST_TYPES:
                chosen[cite.item.type] = content
        return content(cite, out)

    return render


def _choice(branches: list[tuple[Test, Render]], otherwise: Render) -> Render:
    if len(branches) == 1:
        test, content = branches[0]
        return lambda cite, out: content(cite, out) if test(cite) else otherwise(cite, out)

    def render(cite: Cite, out: list[Token]) -> int:
        for test, content in branches:
            if test(cite):
                return content(cite, out)
        return otherwise(cite, out)

    return render


def _append(cite: Cite, out: list[Token], variable: str) -> int:
    value = cite.fields[variable]
    if value is None:
        return EMPTY
    if cite.used is not None:
        cite.used.append(variable)
    if isinstance(value, str):
        out.append(value)
    else:
        out.extend(value)
    return FULL


def _short_variable(variable: str) -> Render:
    short = f"{variable}-short"

    def render(cite: Cite, out: list[Token]) -> int:
        if cite.fields[short] is not None:
            if cite.used is not None:
                cite.used.append(variable)
            return _append(cite, out, short)
        return _append(cite, out, variable)

    return render


def _variable(node: Node, variable: str, english: bool) -> Render:
    """Give the render of a plain text variable; the commonest element, so it has a way of its own."""
    if set(node.attrs) - {"variable", "prefix", "suffix", "form"}:
        return wrapped(node, lambda cite, out: _append(cite, out, variable), english)
    prefix, suffix = affix(node.get("prefix")), affix(node.get("suffix"))

    def render(cite: Cite, out: list[Token]) -> int:
        value = cite.fields[variable]
        if value is None:
            return EMPTY
        if cite.used is not None:
            cite.used.append(variable)
        if prefix:
            out.append(prefix)
        if value.__class__ is str:
            out.append(value)
        else:
            out.extend(value)
        if suffix:
            out.append(suffix)
        return FULL

    return render


def _citation_number(sorting: bool) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        if not cite.number:
            return EMPTY
        out.append(cite.number.zfill(9) if sorting else cite.number)
        return FULL

    return render


def _year_suffix(_sorting: bool) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        if not cite.year_suffix:
            return STATIC
        out.append(cite.year_suffix)
        return FULL

    return render


def _first_note(_sorting: bool) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        if not cite.first_note:
            return EMPTY
        out.append(cite.first_note)
        return FULL

    return render


def _citation_label(_sorting: bool) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        value = cite.fields["citation-label"] or trigraph(cite)
        out.append(value if isinstance(value, str) else "")
        if cite.year_suffix:
            out.append(cite.year_suffix)
            cite.suffix_done = True
        return FULL

    return render


def trigraph(cite: Cite) -> str:
    """Give a label from family names and year: Roe and Doe 1965 -> RoDo65."""
    people = next((cite.names[v] for v in ("author", "editor", "translator") if cite.names[v]), ())
    families = [(person.family or person.literal) for person in people[:4]]
    size = 4 if len(families) == 1 else 2 if len(families) < 4 else 1
    date = cite.dates["issued"]
    year = f"{date.start.year % 100:02d}" if date is not None and date.start.year else ""
    return "".join(family[:size] for family in families) + year


_SPECIAL: Final[dict[str, Callable[[bool], Render]]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
}
_ELEMENTS: Final[dict[str, Callable[[Compiler, Node], Render]]] = {
    "text": Compiler.text,
    "group": Compiler.group,
    "choose": Compiler.choose,
    "number": Compiler.number,
    "label": Compiler.label,
    "date": Compiler.date,
    "names": Compiler.names,
}
__all__ = ["Compiler", "is_blank", "is_english", "literal", "sequence"]
