"""A question as a tree of plain values that no engine has a part in: what must, should and must not be there.

`Node` is any of them. A back end turns a tree into its own queries (`kb.search.tantivy_queries`) and tells which terms
occur (`TermCounts`).
"""

from collections.abc import Collection, Hashable, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    Node: TypeAlias = (
        "TermNode | PhraseNode | PrefixNode | NearNode | RangeNode"
        " | EveryNode | BoostNode | ConstantNode | BestNode | ClauseNode"
    )
else:
    Node = tuple  # as each of them is: a name in quotes is compiled at each start, a fiftieth of a search
_MANY = 50  # values of one field that are looked up in one go: an engine has a bound of parts of a question


class TermNode(NamedTuple):
    """Records with a term in a field; `ranked`: how often it is there adds to the score."""

    field: str
    term: str
    ranked: bool = True


class PhraseNode(NamedTuple):
    """Records with terms in a row in a field, at most `slop` places apart from it."""

    field: str
    terms: tuple[str, ...]
    slop: int = 0


class PrefixNode(NamedTuple):
    """Records with a term that begins so."""

    field: str
    beginning: str


class NearNode(NamedTuple):
    """Records with a term at most `edits` letters away; `first`: only those with the same first `first` letters."""

    field: str
    term: str
    edits: int
    first: int = 0


class RangeNode(NamedTuple):
    """Records with a number of a field between two, both included; None is an open end. It adds no score."""

    field: str
    low: int | None
    high: int | None


class EveryNode(NamedTuple):
    """Every record (`there`), or none."""

    there: bool = True


class BoostNode(NamedTuple):
    """What a part finds, its score multiplied."""

    part: Node
    factor: float


class ConstantNode(NamedTuple):
    """What a part finds, all with the same score."""

    part: Node
    score: float


class BestNode(NamedTuple):
    """What any of the parts finds, with the best of their scores."""

    parts: tuple[Node, ...]


class ClauseNode(NamedTuple):
    """What all of `must` find and none of `must_not`; `should` add to the score, `least` of them must be there."""

    must: tuple[Node, ...] = ()
    should: tuple[Node, ...] = ()
    must_not: tuple[Node, ...] = ()
    least: int = 0


NOTHING, EVERYTHING = EveryNode(False), ConstantNode(EveryNode(), 0.0)


class TermCounts(Protocol):
    """What is known of the terms of one state of an index."""

    @property
    def num_docs(self) -> int:
        """The number of records."""

    @property
    def remembered(self) -> MutableMapping[Hashable, Any]:
        """What was made of words and labels by these counts; it lasts no longer than they do."""

    def doc_freq(self, field_name: str, field_value: str) -> int:
        """Return in how many records a term is."""

    def terms_with_prefix(self, field_name: str, prefix: str, end: str | None, limit: int) -> Sequence[tuple[str, int]]:
        """Return at most `limit` terms that begin so, in order, each with the number of its records."""


def about(node: Node, counts: TermCounts) -> int:
    """Return about how many records a tree finds, as far as its terms tell."""
    match node:
        case TermNode(field, text):
            return counts.doc_freq(field, text)
        case BoostNode(part) | ConstantNode(part):
            return about(part, counts)
        case BestNode(parts):
            return max((about(part, counts) for part in parts), default=0)
        case ClauseNode(must, should):
            needed = [about(part, counts) for part in must] or [
                max((about(part, counts) for part in should), default=0)
            ]
            return min(needed)
        case EveryNode(there):
            return counts.num_docs if there else 0
    return 1


def field_of(node: Node) -> str:
    """Return the field that a tree looks in; "" where there are several."""
    match node:
        case BoostNode(part) | ConstantNode(part):
            return field_of(part)
        case TermNode(field) | PrefixNode(field) | NearNode(field) | PhraseNode(field) | RangeNode(field):
            return field
    return ""


def is_near(node: Node) -> bool:
    """Return whether a tree looks for near spellings."""
    return isinstance(node, BoostNode) and isinstance(node.part, NearNode)


def outside(node: Node, fields: Collection[str]) -> Node:
    """Return a tree without what it looks for in some fields; NOTHING where it finds nothing without them."""
    match node:
        case BoostNode(part) | ConstantNode(part):
            rest = outside(part, fields)
            return NOTHING if rest == NOTHING else node._replace(part=rest)
        case BestNode(parts):
            left = tuple(filter(NOTHING.__ne__, (outside(part, fields) for part in parts)))
            return BestNode(left) if left else NOTHING
        case ClauseNode(must, should, _must_not, least):
            needed, others = (tuple(outside(part, fields) for part in parts) for parts in (must, should))
            others = tuple(filter(NOTHING.__ne__, others))
            lost = NOTHING in needed or len(others) < least or (should and not (needed or others))
            return NOTHING if lost else node._replace(must=needed, should=others)
    return NOTHING if field_of(node) in fields else node


def either(parts: Sequence[Node]) -> Node:
    """Return the tree for any of several; the one itself if it is alone, one that finds nothing if there is none."""
    if not parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else ClauseNode(should=tuple(parts), least=1)


def values_among(node: ClauseNode) -> tuple[str, tuple[str, ...]] | None:
    """Return the field and the values of which records must have any, where there are many and none adds a score."""
    if len(node.should) < _MANY:
        return None
    terms = [part.part for part in node.should if isinstance(part, BoostNode) and not part.factor]
    plain = [part for part in terms if isinstance(part, TermNode) and not part.ranked]
    fields = {part.field for part in plain}
    if node.must or node.must_not or node.least > 1 or len(plain) < len(node.should) or len(fields) > 1:
        return None
    return fields.pop(), tuple(part.term for part in plain)


def every(parts: Sequence[Node]) -> Node:
    """Return the tree for all of several; the one itself if it is alone."""
    return parts[0] if len(parts) == 1 else ClauseNode(must=tuple(parts))


def term(field: str, text: str, factor: float) -> Node:
    """Return the tree for a term, ranked, its score multiplied."""
    return BoostNode(TermNode(field, text), factor)


def constant(field: str, text: str, score: float) -> Node:
    """Return the tree for records with a term, all with the same score."""
    return ConstantNode(TermNode(field, text, ranked=False), score)
