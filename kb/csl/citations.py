"""Citations: positions, sorting inside a citation, grouping and collapsing of cites.

CSL 1.0.2, "Choose" (position), "Cite Grouping", "Cite Collapsing".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb.csl.cite import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Cite
from kb.csl.cite_affixes import affixes, begins_sentence
from kb.csl.collapse import collapse
from kb.csl.output import CLOSE, Content, Quotes, Token, finish, plain
from kb.csl.program import Program
from kb.csl.rendering_state import CiteItem, Cluster, ListedItem
from kb.csl.sort import Collate, sorted_by
from kb.csl.text_case import capitalize_first

UNPRINTED: Final = "[NO_PRINTED_FORM]"  # what the author of a cite is where the style prints none


@dataclass(slots=True)
class Placed:
    """A cite with its position in the document, and what it printed."""

    cite: CiteItem
    entry: ListedItem
    tokens: list[Token]
    names: str = ""
    first: bool = True

    def context(self) -> Cite:
        """Return what the citation layout runs on."""
        cite = self.entry.cite()
        data = self.cite
        cite.keeps_names = True
        cite.locator, cite.label = data.locator, data.label
        if data.locator and not data.locator[0].isdecimal():
            own = self.entry.program.own_labels.of(data.locator)
            cite.label, cite.own_label = own or data.label, bool(own)
        cite.position = data.position or FIRST
        cite.near_note = bool(data.near_note)
        cite.first_note = data.first_note
        cite.drop_names = data.suppress_author
        cite.capital = begins_sentence(data.prefix) if data.prefix.strip() else self.first
        return cite


def placed(clusters: Sequence[Cluster], near_distance: int) -> list[Cluster]:
    """Return the clusters with each cite's position, nearness and first note worked out where not given."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    result: list[Cluster] = []
    before: dict[bool, Cluster] = {}
    in_note: dict[int, int] = {}
    for cluster in clusters:
        if cluster.mode == "author-only":
            result.append(cluster)
            continue
        cites: list[CiteItem] = []
        for place, cite in enumerate(cluster.cites):
            prior = cites[place - 1] if place else _sole(before.get(cluster.note == 0), cluster.note, in_note)
            cites.append(_positioned(cite, prior, cluster.note, first, last, near_distance))
            first.setdefault(cite.id, cluster.note)
            last[cite.id] = cluster.note
        done = replace(cluster, cites=tuple(cites))
        before[cluster.note == 0] = done
        in_note[cluster.note] = in_note.get(cluster.note, 0) + len(cites)
        result.append(done)
    return result


def _sole(cluster: Cluster | None, note: int, in_note: Mapping[int, int]) -> CiteItem | None:
    """Return the cite that the citation before consists of; none where its note holds others."""
    if cluster is None or len(cluster.cites) != 1:
        return None
    if cluster.note and cluster.note != note and in_note.get(cluster.note, 1) > 1:
        return None
    return cluster.cites[-1]


def _positioned(
    cite: CiteItem, prior: CiteItem | None, note: int, first: Mapping[str, int], last: Mapping[str, int], near: int
) -> CiteItem:
    if cite.position is not None:
        return cite
    if cite.id not in first:
        return replace(cite, position=FIRST, near_note=bool(cite.near_note))
    position = SUBSEQUENT
    if prior is not None and prior.id == cite.id:
        if cite.locator and (cite.locator, cite.label) != (prior.locator, prior.label):
            position = IBID_WITH_LOCATOR
        elif cite.locator or not prior.locator:
            position = IBID
    close = note == 0 or note - last[cite.id] <= near
    number = str(first[cite.id]) if first[cite.id] else ""
    return replace(cite, position=position, near_note=close, first_note=cite.first_note or number)


class Citer:
    """Renders clusters of one list of entries."""

    def __init__(
        self, program: Program, entries: Mapping[str, ListedItem], collate: Collate, adds_locators: bool = False
    ) -> None:
        self.program = program
        self.entries = entries
        self.collate = collate
        self.adds_locators = adds_locators
        self.area = program.style.citation
        self.in_text = program.style.root.get("class") == "in-text"
        self.numeric = program.style.uses(self.area, "citation-number")

    def render(self, cluster: Cluster) -> Content:
        """Return the content of one citation; cites of unknown items are left out."""
        cites = [Placed(cite, self.entries[cite.id], []) for cite in cluster.cites if cite.id in self.entries]
        if not cites:
            return ()
        if not cluster.unsorted:
            cites = self._sorted(cites)
        if not cluster.mode:
            return finish(self._tokens(cites), self.program.quotes)
        author = self._author(cites[0]) if cluster.mode in ("author-only", "composite") else ""
        if cluster.mode == "author-only":
            return finish([author], self.program.quotes)
        cites[0].cite = replace(cites[0].cite, suppress_author=True)
        rest = self._tokens(cites)
        joint = _joint(cluster.infix) if author else ""
        return finish([author, joint, *rest] if rest else [author], self.program.quotes)

    def _author(self, placed: Placed) -> str:
        """Return the author of a cite as it stands in the text, unformatted; a number's style says "Reference 1"."""
        cite = placed.context()
        layout = self.program.intext
        out: list[Token] = []
        if layout is not None:
            layout.render(cite, out)
            return plain(out) or UNPRINTED
        placed.entry.program.citation.render(cite, out)
        return cite.first_names or self._reference(placed)

    def _reference(self, placed: Placed) -> str:
        term = self.program.locale.term("reference") if self.numeric else None
        return f"{capitalize_first(term)} {placed.entry.number}" if term else UNPRINTED

    def _tokens(self, cites: list[Placed]) -> list[Token]:
        """Return the tokens of cites within the layout's affixes and formats."""
        for place, placed_cite in enumerate(cites):
            placed_cite.first = place == 0
            self._run(placed_cite)
        if len(cites) == 1 and cites[0].cite.author_only:
            return cites[0].tokens
        layout = self.program.citation
        tokens: list[Token] = [*layout.marks, *filter(None, (layout.prefix,))]
        located = self.adds_locators and any(cite.cite.locator for cite in cites)  # "2, p. 14; 3", never "14,3"
        tokens.extend(collapse(cites, self.area, "; " if located else layout.delimiter, self.in_text, self._run))
        if layout.suffix:
            tokens.append(layout.suffix)
        tokens.extend([CLOSE] * len(layout.marks))
        return tokens

    def _sorted(self, cites: list[Placed]) -> list[Placed]:
        if not self.program.citation_keys or len(cites) < 2:
            return cites
        keys = [cite.entry.program.citation_keys for cite in cites]
        return sorted_by(cites, keys, [cite.context() for cite in cites], self.collate)

    def _run(self, placed: Placed, change: Callable[[Cite], None] | None = None) -> None:
        """Render one cite, its prefix and suffix included."""
        context = placed.context()
        if change is not None:
            change(context)
        out: list[Token] = []
        placed.entry.program.citation.render(context, out)
        if self.adds_locators and out:
            placed.entry.program.locator(context, out)
        if placed.entry.program is not self.program:
            out = quoted_by(out, placed.entry.program.quotes)
        placed.names = context.first_names or ""
        if placed.cite.author_only:
            out = [context.first_names or self._reference(placed)]
        elif placed.cite.suppress_author and out and isinstance(out[0], str):
            out[0] = out[0].lstrip(" ")
        before, after = affixes(placed.cite)
        placed.tokens = [*before, *out, *after] if out or before or after else []


def quoted_by(tokens: list[Token], quotes: Quotes) -> list[Token]:
    """Return tokens whose quotation marks are those of another language than the list's."""
    return [
        replace(token, quotes=quotes) if not isinstance(token, str) and token.kind in ("quote", "unquote") else token
        for token in tokens
    ]


def _joint(infix: str) -> str:
    """Return what stands between the author in the text and the rest of the citation."""
    text = infix.replace("'", "’").strip()
    if not text:
        return " "
    return f"{text} " if text[0] in "’.,;:!?" else f" {text} "
