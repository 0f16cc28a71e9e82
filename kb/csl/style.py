"""A CSL style as a value (CSL 1.0.2, "Independent Styles", "Dependent Styles", "Macro").

`Style.parse` reads and checks: the root, dependent styles, unknown macros, macros that call each other in a
circle, macros that would unfold beyond any use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from kb.csl.errors import StyleError
from kb.csl.xml import XML_LANG, Node, read_xml

MOST_UNFOLDED = 50_000
MOST_DEEP = 130

Size = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A checked independent style; the same one, not an equal one, is what a program is compiled of."""

    root: Node
    macros: Mapping[str, Node]
    citation: Node
    bibliography: Node | None
    locales: tuple[Node, ...]
    default_locale: str
    title: str = ""
    id: str = ""

    @classmethod
    def parse(cls, source: str | bytes) -> "Style":
        """Return the style of CSL XML; raises StyleError naming the place and the remedy."""
        root = read_xml(source)
        if root.name != "style":
            raise StyleError("root", element=root.name)
        info = root.child("info")
        _refuse_dependent(root, info)
        citation = root.child("citation")
        if citation is None or citation.child("layout") is None:
            raise StyleError("no-citation")
        macros = {node.get("name"): node for node in root.children if node.name == "macro"}
        _check_macros(root, macros)
        bibliography = root.child("bibliography")
        if bibliography is not None and bibliography.child("layout") is None:
            raise StyleError("no-layout", line=bibliography.line)
        return cls(
            root=root,
            macros=macros,
            citation=citation,
            bibliography=bibliography,
            locales=tuple(node for node in root.children if node.name == "locale"),
            default_locale=root.get("default-locale"),
            title=_info_text(info, "title"),
            id=_info_text(info, "id"),
        )

    def prints(self, variable: str, of_type: str = "") -> bool:
        """Return whether the style asks for a variable anywhere; with a type, whether its list may for such an item."""
        return variable in (_asked(self, of_type) if of_type else _variables(self))

    def uses(self, top: Node, variable: str) -> bool:
        """Return whether an element or a macro that it calls asks for a variable."""
        stack, seen = [top], set()
        while stack:
            for node in stack.pop().walk():
                if node.get("variable") == variable:
                    return True
                called = node.get("macro")
                if called and called not in seen:
                    seen.add(called)
                    stack.append(self.macros[called])
        return False

    def overrides(self, *languages: str) -> list[Node]:
        """Return the in-style cs:locale elements for exactly these languages, in that order ("" = all)."""
        return [node for language in languages for node in self.locales if node.get(XML_LANG) == language]


@lru_cache(maxsize=64)
def _variables(style: Style) -> frozenset[str]:
    """Return all variables that a style names."""
    return frozenset(chain.from_iterable(node.get("variable").split() for node in style.root.walk()))


@lru_cache(maxsize=256)
def _asked(style: Style, item_type: str) -> frozenset[str]:
    """Return the variables that a list may print of an item of a type; conditions on other things are taken to hold."""
    names: set[str] = set()
    stack, seen = [style.bibliography or style.citation], {""}
    while stack:
        node = stack.pop()
        names.update(node.get("variable").split())
        if node.get("macro") not in seen:
            seen.add(node.get("macro"))
            stack.append(style.macros[node.get("macro")])
        stack += _branches(node, item_type) if node.name == "choose" else node.children
    return frozenset(names)


def _branches(choose: Node, item_type: str) -> list[Node]:
    """Return the branches of a cs:choose that an item of a type may take."""
    taken: list[Node] = []
    for branch in choose.children:
        types = branch.get("type").split()
        if not types:
            taken.append(branch)
            continue
        holds = (item_type in types) is not (branch.get("match") == "none")
        alone = set(branch.attrs) <= {"type", "match"}
        if holds or (not alone and branch.get("match") == "any"):
            taken.append(branch)
        if holds and (alone or branch.get("match") == "any"):
            break
    return taken


def _info_text(info: Node | None, name: str) -> str:
    node = info.child(name) if info is not None else None
    return node.text.strip() if node is not None else ""


def _refuse_dependent(root: Node, info: Node | None) -> None:
    if root.child("citation") is not None or info is None:
        return
    for link in info.children:
        if link.name == "link" and link.get("rel") == "independent-parent":
            parent = link.get("href")
            raise StyleError("dependent", parent=parent)


def _called(node: Node) -> list[tuple[str, int]]:
    """Return the macros that an element's content calls, with the line of each call."""
    return [(n.attrs["macro"], n.line) for n in node.walk() if n.attrs.get("macro")]


def _check_macros(root: Node, macros: Mapping[str, Node]) -> None:
    """Refuse calls of unknown macros, circles, and styles that unfold too far or too deep to run."""
    calls = {name: _called(node) for name, node in macros.items()}
    elsewhere = [call for child in root.children if child.name != "macro" for call in _called(child)]
    for name, line in chain(*calls.values(), elsewhere):
        if name not in macros:
            raise StyleError("unknown-macro", line=line, name=name)
    sizes: dict[str, Size] = {}
    for name in macros:
        _unfold(name, macros, calls, sizes)
    for top in root.children:
        if top.name in ("citation", "bibliography"):
            visits, depth = _size(top, sizes)
            if visits > MOST_UNFOLDED or depth > MOST_DEEP:
                raise StyleError(
                    "unfolds", element=top.name, visits=visits, depth=depth, most=MOST_UNFOLDED, deepest=MOST_DEEP
                )


def _size(node: Node, sizes: Mapping[str, Size]) -> Size:
    """Return how many elements a run of this one visits at most (of a cs:choose, its dearest branch), and how deep."""
    below = [_size(child, sizes) for child in node.children]
    counts = [visits for visits, _ in below]
    called, depth = sizes.get(node.get("macro"), (0, 0))
    inside = max(counts, default=0) if node.name == "choose" else sum(counts)
    visits = min(1 + called + inside, MOST_UNFOLDED + 1)
    return visits, min(1 + max(depth, *(child_depth for _, child_depth in below), 0), MOST_DEEP + 1)


def _unfold(
    first: str, macros: Mapping[str, Node], calls: Mapping[str, list[tuple[str, int]]], sizes: dict[str, Size]
) -> None:
    """Note the size of a macro and of all it calls; depth-first without recursion, circles refused."""
    path: list[str] = []
    stack: list[tuple[str, bool]] = [(first, False)]
    while stack:
        name, ready = stack.pop()
        if ready:
            path.pop()
            sizes[name] = _size(macros[name], sizes)
            continue
        if name in sizes:
            continue
        path.append(name)
        stack.append((name, True))
        for called, line in calls[name]:
            if called in path:
                circle = " -> ".join([*path[path.index(called) :], called])
                raise StyleError("circle", line=line, circle=circle)
            if called not in sizes:
                stack.append((called, False))
