"""When the acts cited in a manuscript were adopted and when they ended, as the collection has it."""

from collections.abc import Sequence

from kb.domain import chronology, in_force
from kb.domain.edtf import Edtf
from kb.domain.item_types import LEGAL
from kb.domain.records import Record
from kb.library.known_works import Match, packaged
from kb.library.session import Library
from kb.manuscript.audit.audited_entries import AuditedEntry
from kb.manuscript.audit.audited_manuscript import EndOfForce, KnownForce
from kb.store import queries

_ENDED = frozenset(("terminated", "replaced"))


def known_force(library: Library, entries: Sequence[AuditedEntry], known: Sequence[Match]) -> KnownForce:
    """Return the lookup of an entry's adoption and end of force; `known` are the matches of the entries."""
    acts = {
        entry.record.citekey: match.citekey
        for entry, match in zip(entries, known, strict=True)
        if entry.record.type in LEGAL and match.certainty != "none" and not match.others
    }
    if not acts:
        return KnownForce(lambda _record, _date: None, lambda _record: None)
    records = {record.citekey: record for record in _acts(library)}
    later = in_force.pointing(records.values())

    def ended(record: Record, date: Edtf) -> EndOfForce | None:
        act = records.get(acts.get(record.citekey, ""))
        if act is None or date.lower is None:
            return None
        answer = in_force.on(act, date.lower, later.get(act.citekey, ()))
        if answer.answer != "no" or answer.reason not in _ENDED:
            return None
        return EndOfForce(answer.date.text if answer.date else "?", answer.by)

    def adopted(record: Record) -> Edtf | None:
        act = records.get(acts.get(record.citekey, ""))
        return chronology.issued(act) if act else None

    return KnownForce(ended, adopted)


def _acts(library: Library) -> list[Record]:
    """Return the acts of the store; a store without the collection sees those of the file that comes with it."""
    acts = [record for record in queries.every(library.engine) if record.type in LEGAL]
    file = library.settings.collection
    if not queries.holds_file(library.engine, file.name):
        acts += [record for record in packaged(file) if record.type in LEGAL]
    return acts
