"""cs:text compiled: variables, fixed text, and the variables that the processor itself fills (CSL 1.0.2, "Text")."""

from collections.abc import Callable
from typing import Final

from kb.csl.abbreviations import Abbreviations
from kb.csl.affixes import affix, wrapped
from kb.csl.cite import EMPTY, FULL, STATIC, Cite, Render
from kb.csl.item import as_text
from kb.csl.markup import parse
from kb.csl.output import Token, plain
from kb.csl.xml import Node


def nothing(_cite: Cite, _out: list[Token]) -> int:
    """Print nothing."""
    return STATIC


def literal(text: str) -> Render:
    """Return the render of fixed text."""
    parsed = parse(text)

    def render(_cite: Cite, out: list[Token]) -> int:
        if isinstance(parsed, str):
            out.append(parsed)
        else:
            out.extend(parsed)
        return STATIC

    return render if text else nothing


def _append(cite: Cite, out: list[Token], variable: str) -> int:
    value = cite.fields[variable]
    if value is None:
        return EMPTY
    if cite.substituting:
        cite.hide((variable,))
    if isinstance(value, str):
        out.append(value)
    else:
        out.extend(value)
    return FULL


def _listed(cite: Cite, variable: str, abbreviations: Abbreviations) -> str:
    """Return the short form of a variable's value in the abbreviation lists."""
    value = cite.fields[variable]
    if value is None:
        return ""
    text = value if isinstance(value, str) else plain(value)
    return abbreviations.short(variable, text, as_text(cite.item.raw.get("jurisdiction")))


def short_variable(variable: str, abbreviations: Abbreviations | None = None) -> Render:
    """Return the render of a variable's short form: from the lists, else its own field, else the variable itself."""
    short = f"{variable}-short"

    def render(cite: Cite, out: list[Token]) -> int:
        listed = _listed(cite, variable, abbreviations) if abbreviations else ""
        if listed:
            if cite.substituting:
                cite.hide((variable,))
            literal(listed)(cite, out)
            return FULL
        if cite.fields[short] is not None:
            if cite.substituting:
                cite.hide((variable,))
            return _append(cite, out, short)
        return _append(cite, out, variable)

    return render


def variable_text(node: Node, variable: str, language: str) -> Render:
    """Return the render of a plain text variable; the commonest element, so it has a way of its own."""
    if set(node.attrs) - {"variable", "prefix", "suffix", "form"}:
        return wrapped(node, lambda cite, out: _append(cite, out, variable), language)
    prefix, suffix = affix(node.get("prefix")), affix(node.get("suffix"))

    def render(cite: Cite, out: list[Token]) -> int:
        value = cite.fields[variable]
        if value is None:
            return EMPTY
        if cite.substituting:
            cite.hide((variable,))
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
    """Return a label from family names and year: Roe and Doe 1965 -> RoDo65."""
    people = next((cite.names[v] for v in ("author", "editor", "translator") if cite.names[v]), ())
    families = [(person.family or person.literal) for person in people[:4]]
    size = 4 if len(families) == 1 else 2 if len(families) < 4 else 1
    date = cite.dates["issued"]
    year = f"{date.start.year % 100:02d}" if date is not None and date.start.year else ""
    return "".join(family[:size] for family in families) + year


SPECIAL: Final[dict[str, Callable[[bool], Render]]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
}
