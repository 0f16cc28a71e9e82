"""cs:names compiled (CSL 1.0.2, "Names", "Et-al", "Substitute", "Label")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.citation.cite import EMPTY, FIRST, FULL, Cite, Render
from kb.citation.name_options import Inherited, NameOptions
from kb.citation.name_parts import PartStyle, default_level, part_styles, plain_name, styled_name
from kb.citation.markup import parse
from kb.citation.output import CLOSE, SIGNS, Token, plain
from kb.citation.person import WESTERN, Person
from kb.citation.terms import Locale
from kb.citation.wrap import affix, cased, frame, surround, wrapped
from kb.citation.xml import Node

Writer = Callable[[Cite, Sequence[Person], list[Token]], None]


@dataclass(frozen=True, slots=True)
class NameContext:
    """What the compiling of names needs to know of the style around it."""

    locale: Locale
    inherited: Inherited
    overrides: dict[str, str]
    english: bool
    element: Callable[[Node], Render]


@dataclass(frozen=True, slots=True)
class _Label:
    render: Callable[[str, int], str]
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    first: bool
    change: Callable[[Cite, list[Token], int], None] | None

    def write(self, cite: Cite, out: list[Token], variable: str, count: int) -> None:
        text = self.render(variable, count)
        if text:
            start = len(out)
            out.append(text)
            if self.change is not None:
                self.change(cite, out, start)
            out[start:start] = self.before
            out.extend(self.after)


def compile_names(node: Node, context: NameContext, parent: Node | None = None) -> Render:
    """Give the render of a cs:names; `parent` is the names element whose children a substitute inherits."""
    shape = parent if parent is not None and not [c for c in node.children if c.name != "substitute"] else node
    name, et_al, label = shape.child("name"), shape.child("et-al"), shape.child("label")
    options = context.inherited.options(node if shape is node else _merged(node, shape), name, context.overrides)
    labelled = _label(label, shape, context) if label is not None and not options.sorting else None
    substitute = _substitutes(node, shape, context)
    variables = node.get("variable").split()
    delimiter = affix(context.inherited.names_delimiter(_merged(node, shape)))
    if options.form == "count":
        return wrapped(node, _count(variables, options, substitute), context.english)
    write = _writer(options, name, et_al, context)
    merge = set(variables) == {"editor", "translator"} and context.locale.term("editortranslator", _form(label))
    render = _sets(variables, write, labelled, delimiter, bool(merge))
    before, after = frame(node if shape is node else _merged(node, shape), quotes=False)
    printed = surround(render, before, after)
    inner = node.child("substitute")
    fixed = {
        each for each, child in zip(substitute, inner.children if inner else (), strict=False) if child.get("term")
    }
    return _with_substitute(variables, printed, substitute, fixed)


def _form(label: Node | None) -> str:
    return label.get("form", "long") if label is not None else "long"


def _merged(node: Node, shape: Node) -> Node:
    """Give a node with the attributes of the names element it stands in for, where it has none of its own."""
    return node if node is shape else Node("names", {**shape.attrs, **node.attrs}, node.children, "", node.line)


def _with_substitute(variables: list[str], printed: Render, substitute: list[Render], fixed: set[Render]) -> Render:
    """Give the render of names or, without any, of the first substitute; a fixed term ends the search, even empty."""

    def render(cite: Cite, out: list[Token]) -> int:
        names = cite.names
        for variable in variables:
            if names[variable]:
                if cite.used is not None:
                    cite.used.extend(variables)
                return printed(cite, out)
        for each in substitute:
            if _try(each, cite, out):
                return FULL
            if each in fixed:
                return EMPTY
        return EMPTY

    return render


def _try(render: Render, cite: Cite, out: list[Token]) -> bool:
    """Run one substitute; what it printed is hidden for the rest of the cite."""
    start = len(out)
    outer = cite.used
    cite.used = []
    position = len(cite.sizes) if cite.sizes is not None else 0
    render(cite, out)
    used = cite.used
    cite.used = outer
    if len(out) == start:
        return False
    if cite.sizes is not None and len(cite.sizes) == position:
        cite.sizes.append((0, 0))
    if cite.first_names is None:
        cite.first_names = plain(out[start:])
    if cite.captured is not None and not cite.captured:
        cite.captured.append((start, len(out)))
    cite.hide(used)
    if outer is not None:
        outer.extend(used)
    return True


def _substitutes(node: Node, shape: Node, context: NameContext) -> list[Render]:
    substitute = node.child("substitute")
    if substitute is None:
        return []
    return [
        compile_names(child, context, shape) if child.name == "names" else context.element(child)
        for child in substitute.children
    ]


def _count(variables: list[str], options: NameOptions, substitute: list[Render]) -> Render:
    def count(cite: Cite, out: list[Token]) -> int:
        total = 0
        for variable in variables:
            people = cite.names[variable]
            total += options.et_al.shown(len(people))
        if not total:
            for each in substitute:
                if _try(each, cite, out):
                    return FULL
            return EMPTY
        out.append(f"{total:06d}" if options.sorting else str(total))
        return FULL

    return count


def _sets(variables: list[str], write: Writer, label: _Label | None, delimiter: str, merge: bool) -> Render:
    """Give the render of all name variables, each with its label."""

    def one(cite: Cite, out: list[Token], variable: str, people: Sequence[Person]) -> None:
        if label is not None and label.first:
            label.write(cite, out, variable, len(people))
        write(cite, people, out)
        if label is not None and not label.first:
            label.write(cite, out, variable, len(people))

    def render(cite: Cite, out: list[Token]) -> int:
        start = len(out)
        lists = [(variable, people) for variable in variables if (people := cite.names[variable])]
        if merge and len(lists) == 2 and [p.key for p in lists[0][1]] == [p.key for p in lists[1][1]]:
            lists = [("editortranslator", lists[0][1])]
        for place, (variable, people) in enumerate(lists):
            if place and delimiter and len(out) > start:
                out.append(delimiter)
            one(cite, out, variable, people)
        if cite.first_names is None:
            cite.first_names = plain(out[start:])
            if cite.drop_names:
                del out[start:]
        return FULL

    return render


def _label(label: Node, shape: Node, context: NameContext) -> _Label:
    form, plural = label.get("form", "long"), label.get("plural", "contextual")
    term = context.locale.term

    def render(variable: str, count: int) -> str:
        many = plural == "always" or (plural == "contextual" and count > 1)
        return term(variable, form, many) or ""

    before, after = frame(label, quotes=False)
    names = [child.name for child in shape.children if child.name in ("name", "label")]
    return _Label(render, before, after, names[0] == "label", cased(label, context.english))


def _writer(options: NameOptions, name: Node | None, et_al: Node | None, context: NameContext) -> Writer:
    """Give the writer of one list of names."""
    given_style, family_style = part_styles(name)
    before, after = frame(name, quotes=False) if name is not None else ((), ())
    text = plain_name(options)
    styled = None
    if given_style or family_style:
        styled = styled_name(options, given_style or PartStyle(), family_style or PartStyle())
    base = default_level(options)
    order = options.sort_order
    join = _joiner(options, et_al, context)
    simple = options.delimiter[:1] not in SIGNS - {","} and styled is None and not before

    def write(cite: Cite, people: Sequence[Person], out: list[Token]) -> None:
        count = len(people)
        nameset = cite.nameset
        cite.nameset = nameset + 1
        et_al_rule = options.et_al if cite.position <= FIRST else options.subsequent
        shown = et_al_rule.shown(count)
        if cite.names_seen is not None:
            shown = min(count, max(shown, cite.names_seen.get(nameset, 0)))
        if cite.sizes is not None:
            cite.sizes.append((shown, count))
        names: list[list[Token]] = []
        for place in range(shown if shown < count else count):
            person = people[place]
            level = base
            if cite.levels is not None and not (cite.primary_only and place):
                level = max(level, cite.levels.get(person.key, 0))
            if cite.givens is not None:
                level = max(level, cite.givens.get((nameset, place), 0))
            inverted = order == "all" or (order == "first" and place == 0)
            if styled is None:
                names.append(_marked(text(person, inverted, level)))
            else:
                names.append(styled(person, inverted, level))
        out.extend(before)
        join(cite, people, names, out, simple)
        out.extend(after)

    return write


def _marked(text: str) -> list[Token]:
    """Give a name's tokens, its markup read."""
    if "<" not in text:
        return [text]
    parsed = parse(text)
    return [parsed] if isinstance(parsed, str) else list(parsed)


Joiner = Callable[[Cite, Sequence[Person], list[list[Token]], list[Token], bool], None]


def _joiner(options: NameOptions, et_al: Node | None, context: NameContext) -> Joiner:
    """Give what puts names together with delimiters, "and" and et al."""
    delimiter, order = affix(options.delimiter), options.sort_order
    last_joint = "" if options.sorting else _conjunction(options, context.locale)
    et_al_tokens = () if options.sorting else _et_al(et_al, context)
    gap = " " if _is_western(et_al_tokens) else ""
    last_text = plain_name(options)
    base = default_level(options)

    def wants(rule: str, before: Person, names: int, contextual: bool) -> bool:
        if rule == "after-inverted-name":
            return not before.literal and (order == "all" or (order == "first" and names == 1))
        return rule == "always" or (rule == "contextual" and contextual)

    def cut(cite: Cite, people: Sequence[Person], shown: int, out: list[Token], track: bool) -> None:
        if options.use_last and len(people) >= shown + 2:
            out.append(f"{delimiter}… ")
            start = len(out)
            out.append(last_text(people[-1], order == "all", base))
            if track:
                _capture(cite, start, len(out))
            return
        if et_al_tokens:
            start = len(out)
            out.append(delimiter if wants(options.precedes_et_al, people[shown - 1], shown, shown > 1) else gap)
            out.extend(et_al_tokens)
            if track and not options.use_last:
                _capture(cite, start, len(out))

    def join(cite: Cite, people: Sequence[Person], names: list[list[Token]], out: list[Token], simple: bool) -> None:
        shown, count = len(names), len(people)
        if not shown:
            return
        complete = shown == count
        first = len(out)
        track = cite.captured is not None and not cite.captured
        spans: list[tuple[int, int]] = []
        for place, tokens in enumerate(names):
            if place:
                if complete and place == count - 1 and last_joint:
                    joint = delimiter if wants(options.precedes_last, people[place - 1], place, count > 2) else " "
                    out.append(_spaced(joint, last_joint))
                else:
                    out.append(delimiter)
            start = len(out)
            out.extend(tokens)
            spans.append((start, len(out)))
        if track and cite.captured is not None:
            cite.captured.extend(spans)
        elif simple and all(len(tokens) == 1 for tokens in names):
            out[first:] = ["".join(out[first:])]  # type: ignore[arg-type]
        if not complete:
            cut(cite, people, shown, out, track)

    return join


def _capture(cite: Cite, start: int, end: int) -> None:
    if cite.captured:
        cite.captured.append((start, end))


def _is_western(tokens: Sequence[Token]) -> bool:
    return WESTERN.search(plain(tokens)) is not None


def _spaced(joint: str, word: str) -> str:
    """Give the delimiter and the conjunction with single spaces between; a term with its own space stands close."""
    if word[0] != " ":
        return word
    return f"{joint.rstrip(' ') if word[:1] == ' ' else joint}{word}"


def _conjunction(options: NameOptions, locale: Locale) -> str:
    if options.conjunction == "symbol":
        return f" {locale.term('and', 'symbol') or '&'} "
    if options.conjunction == "text":
        term = locale.term("and") or "and"
        return term if term[-1].isspace() else f" {term} "
    return ""


def _et_al(node: Node | None, context: NameContext) -> tuple[Token, ...]:
    term = context.locale.term(node.get("term", "et-al") if node is not None else "et-al") or ""
    if not term or node is None:
        return (term,) if term else ()
    before, after = frame(node, quotes=False)
    return (*before, term, *after) if CLOSE in after or before or after else (term,)
