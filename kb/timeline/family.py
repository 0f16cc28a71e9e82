"""The family of a treaty drawn by time as SVG: a row a document, from older to newer, lines to what it relates to.

Places across are shares of the width, as in `kb.timeline.drawing`: the tree stands left; the year and the short title
of each document in a column at its right, on two lines at the most: what is longer ends with "…", and the whole title
is the mark's name. A mark's shape tells the kind of document, its filling how surely it is known, a ring around it that
it is in force today; the line is solid for what changes or adds to the document, broken for what carries it on or comes
in its place, dotted for what rests on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.domain.chronology import issued_entry
from kb.domain.edtf import Edtf
from kb.domain.records import Record
from kb.domain.states import Answer
from kb.language import dates
from kb.language.short_titles import short_title
from kb.timeline.axis import Axis
from kb.timeline.entry_words import EntryWords
from kb.timeline.symbols import FULL, definitions, escaped, grid_line, head, mark, shape, share

WIDTH, MARGIN = 720, 16
TREE, TITLES = 0.36 * WIDTH, 0.4 * WIDTH  # where the tree ends, where the titles begin
TOP, ROW, HIT = 22, 38, 28
_DASHES = {"prolongs": "6 3", "replaces": "6 3", "terminates": "6 3", "repeals": "6 3", "based-on": "1 4",
           "implements": "1 4"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DrawnMember:
    """A document of a family with its date; `relation` is (citekey of the one it hangs on, group and key of terms).

    `force` is the answer whether it is in force today.
    """

    record: Record
    date: Edtf | None
    relation: tuple[str, str, str]
    force: Answer


def draw(members: Sequence[DrawnMember], words: EntryWords, query: str = "") -> str:
    """Return the drawn family, its first member that which the others gather around; `query` ends each address."""
    return _Family(members, words, query).text()


def _in_order(members: Sequence[DrawnMember]) -> list[DrawnMember]:
    """Return the members from older to newer, those without a date at the end."""
    return sorted(members, key=lambda member: (member.date is None, member.date.lower or 0 if member.date else 0))


def _stroke(from_x: float, to_x: float, from_y: float, to_y: float, look: str) -> str:
    left, right = share(from_x, WIDTH), share(to_x, WIDTH)
    return f'<line x1="{left}" y1="{from_y:g}" x2="{right}" y2="{to_y:g}"{look}/>'


class _Family:
    def __init__(self, members: Sequence[DrawnMember], words: EntryWords, query: str) -> None:
        self.centre = members[0].record.citekey
        self.members = _in_order(members)
        self.records = {member.record.citekey: member.record for member in members}
        self.words, self.query = words, f"?{query}" if query else ""
        years = [member.date.year for member in members if member.date and member.date.year is not None]
        self.axis = Axis(min(years, default=1990), max(years, default=1990), MARGIN, TREE)
        self.rows = {member.record.citekey: TOP + ROW * (place + 0.5) for place, member in enumerate(self.members)}
        self.across = {member.record.citekey: self._across(member) for member in members}

    def text(self) -> str:
        """Return the whole SVG."""
        height = TOP + ROW * len(self.members) + 4
        name = self.words.word("family")
        opening = f"{head('tl tl-family', FULL, height, name, self.words.lang)}<defs>{definitions()}</defs>"
        drawn = [*self._grid(height), *self._lines(), '<g class="tl-lane">', *map(self._mark, self.members)]
        return "\n".join([opening, *drawn, "</g></svg>"]) + "\n"

    def _across(self, member: DrawnMember) -> float:
        if member.date is None or member.date.lower is None:
            return self.axis.right
        start, end = self.axis.span(member.date)
        return (start + end) / 2

    def _grid(self, height: float) -> Iterator[str]:
        yield '<g class="tl-axis" aria-hidden="true">'
        for year, place in self.axis.ticks(WIDTH / 11, TITLES - TREE):
            x = share(place, WIDTH)
            yield grid_line(x, 18, height)
            yield f'<text class="tl-year" x="{x}" y="13" text-anchor="middle">{year}</text>'
        yield "</g>"

    def _lines(self) -> Iterator[str]:
        """Yield the lines: from a document down or up past those that hang on it, and across to each of them."""
        yield '<g stroke="currentColor" stroke-opacity="0.5">'
        ends: dict[tuple[str, str], set[float]] = {}
        for member in self.members:
            above, _group, kind = member.relation
            if above in self.rows:
                dashes = f' stroke-dasharray="{_DASHES[kind]}"' if kind in _DASHES else ""
                y = self.rows[member.record.citekey]
                ends.setdefault((above, dashes), {self.rows[above]}).add(y)
                yield _stroke(self.across[above], self.across[member.record.citekey], y, y, dashes)
        for (above, dashes), heights in ends.items():
            yield _stroke(self.across[above], self.across[above], min(heights), max(heights), dashes)
        yield "</g>"

    def _mark(self, member: DrawnMember) -> str:
        record, y = member.record, self.rows[member.record.citekey]
        place = self.across[record.citekey]
        x = share(place, WIDTH)
        lines = [
            self.words.printed_title(issued_entry(record)),
            self._relation(member),
            dates.shown(member.date, self.words.lang, act=True) if member.date else self.words.word("undated"),
            self.words.term("status", record.status),
            self.words.term("force_answer", member.force),
        ]
        hit = f'y="{y - HIT / 2:g}" width="{HIT}" height="{HIT}" transform="translate({-HIT / 2:g} 0)"'
        ring = f'<circle class="tl-ring" cx="{x}" cy="{y:g}" r="10" fill="none" stroke="currentColor"/>'
        column = f'x="{share(TITLES, WIDTH)}" y="{y - ROW / 2:g}" width="{share(WIDTH - TITLES, WIDTH)}" height="{ROW}"'
        year = f'<span class="tl-when">{member.date.year}</span> ' if member.date else ""
        shown = f'<div class="tl-label"><span>{year}{escaped(self._short(record))}</span></div>'
        label = f"<foreignObject {column}>{shown}</foreignObject>"
        return (
            f'<a class="tl-doc{" tl-self" if record.citekey == self.centre else ""}"'
            f' href="/records/{escaped(record.citekey)}{escaped(self.query)}">'
            f"<title>{escaped(chr(10).join(filter(None, lines)))}</title>"
            f'<rect class="tl-hit" x="{x}" {hit} fill="none" pointer-events="all"/>'
            f"{mark(shape(record.kind), x, y, record.status)}{ring if member.force == 'yes' else ''}{label}</a>"
        )

    def _short(self, record: Record) -> str:
        title = record.title(self.words.lang)
        return title._replace(value=short_title(title.value, title.lang)).shown if title else record.citekey

    def _relation(self, member: DrawnMember) -> str:
        """Return what the document does to the one it hangs on, or that to it; of the one in the middle its kind."""
        above, group, kind = member.relation
        if not kind:
            return self.words.document_kind(issued_entry(member.record))
        seen_from_here = "relation_inverse" if group == "relation" else "relation"
        return f"{self.words.term(seen_from_here, kind)}: {self._short(self.records[above])}"
