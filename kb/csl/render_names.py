"""cs:names compiled (CSL 1.0.2, "Names", "Et-al", "Substitute", "Label")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb.csl.abbreviations import Abbreviations
from kb.csl.affixes import affix, cased, frame, surround, wrapped
from kb.csl.cite import EMPTY, FULL, Cite, Render
from kb.csl.name_list import NameList
from kb.csl.name_options import Inherited, NameOptions
from kb.csl.output import Token, plain
from kb.csl.person import WESTERN, Person, in_genitive
from kb.csl.terms import Locale
from kb.csl.words import words
from kb.csl.xml import Node

_GOVERNED: Final = words(
    "collection-editor contributor editor editor-translator editorial-director editortranslator illustrator translator"
)
_PARTING: Final = frozenset((" ", ". ", ", "))
_BRANCHES: Final = frozenset(("if", "else-if", "else"))
_CONTAINERS: Final = frozenset(("choose", "if", "else-if", "else", "group"))
Writer = Callable[[Cite, Sequence[Person], list[Token]], None]


@dataclass(frozen=True, slots=True)
class NameContext:
    """What the compiling of names needs to know of the style around it."""

    locale: Locale
    inherited: Inherited
    overrides: dict[str, str]
    language: str
    element: Callable[[Node], Render]
    abbreviations: Abbreviations | None = None


@dataclass(frozen=True, slots=True)
class _Label:
    render: Callable[[str, int], str]
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    first: bool
    change: Callable[[Cite, list[Token], int], None] | None
    governed: frozenset[str] = frozenset()  # variables whose names stand in the case that the term asks for

    def write(self, cite: Cite, out: list[Token], variable: str, count: int) -> None:
        text = self.render(variable, count)
        if text:
            start = len(out)
            out.append(text)
            if self.change is not None:
                self.change(cite, out, start)
            out[start:start] = self.before
            out.extend(self.after)


def compile_names(node: Node, context: NameContext) -> Render:
    """Return the render of a cs:names."""
    name, et_al, label = node.child("name"), node.child("et-al"), node.child("label")
    options = context.inherited.options(node, name, context.overrides)
    labelled = _label(label, node, context) if label is not None and not options.sorting else None
    substitute = _substitutes(node, context)
    variables = node.get("variable").split()
    delimiter = affix(context.inherited.names_delimiter(node))
    pair = set(variables) == {"editor", "translator"}
    if options.form == "count":
        return wrapped(node, _count(variables, options, substitute, pair), context.language)
    write: Writer = NameList(options, name, et_al, context.locale).write
    if context.abbreviations and options.form == "short" and not options.sorting:
        write = _shortening(write, context.abbreviations)
    merge = pair and context.locale.term("editortranslator", _form(label))
    if labelled is not None and labelled.first and _governs(label, context.locale):
        labelled = replace(labelled, governed=_GOVERNED)
    render = _sets(variables, write, labelled, delimiter, bool(merge))
    before, after = frame(node, quotes=False)
    printed = surround(render, before, after)
    inner = node.child("substitute")
    fixed = {
        fallback
        for fallback, child in zip(substitute, inner.children if inner else (), strict=False)
        if child.get("term")
    }
    return _with_substitute(variables, printed if options.sorting else _apart(printed), substitute, fixed)


def _apart(printed: Render) -> Render:
    """Return names that stand apart from a word before them where the style parts them by nothing ("Stepby Bo Lee")."""

    def render(cite: Cite, out: list[Token]) -> int:
        start, captured = len(out), len(cite.captured or ())
        parted = not start or out[start - 1] in _PARTING
        result = printed(cite, out)
        if not parted and len(cite.captured or ()) == captured:
            before = next((token[-1:] for token in reversed(out[:start]) if isinstance(token, str) and token), "")
            first = next((token[:1] for token in out[start:] if isinstance(token, str) and token), "")
            if WESTERN.match(before) and WESTERN.match(first):
                out.insert(start, ", ")
        return result

    return render


def _shortening(write: Writer, abbreviations: Abbreviations) -> Writer:
    """Return the writer of names that prints institutions by their short names."""

    def shorten(person: Person) -> Person:
        short = abbreviations.institution(person.literal) if person.literal else ""
        return person._replace(literal=short) if short else person

    return lambda cite, people, out: write(cite, [shorten(person) for person in people], out)


def _governs(label: Node | None, locale: Locale) -> bool:
    """Return whether a label is a phrase that asks for the genitive: Russian "под редакцией", "перевод"."""
    return label is not None and _form(label).startswith("verb") and locale.language.startswith("ru")


def _form(label: Node | None) -> str:
    return label.get("form", "long") if label is not None else "long"


def _with_substitute(variables: list[str], printed: Render, substitute: list[Render], fixed: set[Render]) -> Render:
    """Return the render of names or, without any, of the first substitute; a fixed term ends the search, even empty."""

    def render(cite: Cite, out: list[Token]) -> int:
        names = cite.names
        for variable in variables:
            if names[variable]:
                result = printed(cite, out)
                if cite.substituting:
                    cite.hide(variables)
                return result
        for fallback in substitute:
            if _try(fallback, cite, out):
                return FULL
            if fallback in fixed:
                return EMPTY
        return EMPTY

    return render


def _try(render: Render, cite: Cite, out: list[Token]) -> bool:
    """Run one substitute; what it prints is used up at once, for the rest of it and of the cite."""
    start = len(out)
    outer, hidden = cite.substituting, cite.hidden
    cite.substituting = True
    position = len(cite.sizes) if cite.sizes is not None else 0
    first = cite.first_names
    render(cite, out)
    cite.substituting = outer
    if len(out) == start and (first is not None or cite.first_names is None):
        cite.restore(hidden)
        return False
    if cite.sizes is not None and len(cite.sizes) == position:
        cite.sizes.append((0, 0))
    if cite.keeps_names:
        _keep(cite, out, start)
    if cite.captured is not None and not cite.captured:
        cite.captured.append((start, len(out)))
    return True


def _substitutes(node: Node, context: NameContext) -> list[Render]:
    substitute = node.child("substitute")
    return [context.element(_inheriting(child, node)) for child in substitute.children] if substitute else []


def _inheriting(node: Node, names: Node) -> Node:
    """Return an element of a substitute whose cs:names without children have those of the cs:names it stands in for.

    They are found inside cs:choose and cs:group too (CSL 1.0.2, "Substitute": the shorthand version).
    """
    if node.name in _CONTAINERS:
        children = tuple(_inheriting(child, names) for child in node.children)
        return node._replace(children=_alternatives(children) if node.name in _BRANCHES else children)
    if node.name != "names" or any(child.name != "substitute" for child in node.children):
        return node
    inherited = tuple(child for child in names.children if child.name != "substitute")
    return node._replace(attrs={**names.attrs, **node.attrs}, children=(*inherited, *node.children))


def _alternatives(children: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the cs:names of a branch of cs:choose in a substitute as alternatives: the first that has names stands."""
    if len(children) < 2 or any(child.name != "names" for child in children):
        return children
    first, *others = children
    return (first._replace(children=(*first.children, Node("substitute", {}, tuple(others)))),)


def _count(variables: list[str], options: NameOptions, substitute: list[Render], pair: bool) -> Render:
    def count(cite: Cite, out: list[Token]) -> int:
        lists = [people for variable in variables if (people := cite.names[variable])]
        if pair and _same(lists):
            lists.pop()
        total = sum(options.et_al.shown(len(people)) for people in lists)
        if not total:
            for fallback in substitute:
                if _try(fallback, cite, out):
                    return FULL
            return EMPTY
        out.append(f"{total:06d}" if options.sorting else str(total))
        return FULL

    return count


def _sets(variables: list[str], write: Writer, label: _Label | None, delimiter: str, merge: bool) -> Render:
    """Return the render of all name variables, each with its label."""
    if len(variables) == 1 and label is None:
        return _one_set(variables[0], write)

    def one(cite: Cite, out: list[Token], variable: str, people: Sequence[Person]) -> None:
        if label is not None and label.first:
            label.write(cite, out, variable, len(people))
        write(cite, in_genitive(people) if label is not None and variable in label.governed else people, out)
        if label is not None and not label.first:
            label.write(cite, out, variable, len(people))

    def render(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        lists = [(variable, people) for variable in variables if (people := cite.names[variable])]
        if merge and _same([people for _, people in lists]):
            lists = [("editortranslator", lists[0][1])]
        for place, (variable, people) in enumerate(lists):
            if place and delimiter and len(out) > start:
                out.append(delimiter)
            one(cite, out, variable, people)
        if cite.keeps_names:
            _keep(cite, out, start)
        return FULL

    return render


def _same(lists: Sequence[Sequence[Person]]) -> bool:
    """Return whether two lists hold the same names."""
    return len(lists) == 2 and [p.key for p in lists[0]] == [p.key for p in lists[1]]


def _one_set(variable: str, write: Writer) -> Render:
    def render(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        write(cite, cite.names[variable], out)
        if cite.keeps_names:
            _keep(cite, out, start)
        return FULL

    return render


def _keep(cite: Cite, out: list[Token], start: int) -> None:
    """Note the first names that a cite prints, and take them out again where they are not wanted."""
    if cite.first_names is None:
        cite.first_names = plain(out[start:])
        if cite.drop_names:
            del out[start:]


def _label(label: Node, shape: Node, context: NameContext) -> _Label:
    form, plural = label.get("form", "long"), label.get("plural", "contextual")
    term = context.locale.term

    known: dict[tuple[str, bool], str] = {}

    def render(variable: str, count: int) -> str:
        many = plural == "always" or (plural == "contextual" and count > 1)
        text = known.get((variable, many))
        if text is None:
            text = known[variable, many] = term(variable, form, many) or ""
        return text

    before, after = frame(label, quotes=False)
    names = [child.name for child in shape.children if child.name in ("name", "label")]
    return _Label(render, before, after, names == ["label", "name"], cased(label, context.language, by_item=False))
