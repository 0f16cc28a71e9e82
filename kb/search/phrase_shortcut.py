"""Rows of words that lift records: a row tells by itself that a record has each of its words."""

from collections.abc import Sequence

from kb.language.folding import is_cyrillic
from kb.search.analysis import wider_term
from kb.search.query_tree import BoostNode, ClauseNode, Node, PhraseNode, TermNode, either

_ROW = "_row"  # behind the name of a field whose words stand in order


def shortened(tree: ClauseNode) -> ClauseNode:
    """Return the tree of those records of another which have something that need not be there and lifts them.

    Where that is a row of words in a field, and a word of the row in the field is enough for each part that must be
    there, the row alone has to be: what must be there then only adds to the score, and is passed over sooner.
    """
    rows = [row for part in tree.should if (row := _row(part))]
    if len(rows) == len(tree.should) and all(_tells(row, part) for row in rows for part in tree.must):
        scored = tuple(node for part in tree.must for node in _ways(part))
        return ClauseNode((either(tree.should),), scored, tree.must_not)
    return tree._replace(must=(*tree.must, either(tree.should)), should=())


def _row(part: Node) -> PhraseNode | None:
    while isinstance(part, BoostNode):
        part = part.part
    return part if isinstance(part, PhraseNode) and part.field.endswith(_ROW) else None


def _ways(part: Node) -> Sequence[Node]:
    """Return the trees of which any finds a part; the part itself where it is no choice."""
    if isinstance(part, ClauseNode) and part.least == 1 and not (part.must or part.must_not):
        return part.should
    return (part,)


def _tells(row: PhraseNode, part: Node) -> bool:
    """Return whether a word of a row, or its wider term, is a way to find a part: each record with the row has it.

    Of a word with letters of two scripts a field may have another form than the row.
    """
    field = row.field.removesuffix(_ROW)
    sure = [word for word in row.terms if word.isascii() or is_cyrillic(word[0])]
    term_nodes = {TermNode(field, form) for word in sure for form in (word, wider_term(word))}
    return any(isinstance(node, BoostNode) and node.part in term_nodes for node in _ways(part))
