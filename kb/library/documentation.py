"""Writes the generated parts of the documentation: the data model's fields, and the collection in figures."""

from collections.abc import Mapping

from kb.domain.item_types import ITEM_TYPES
from kb.formats.bibtex.fields import EXTRA, FIELDS
from kb.library import statistics
from kb.library.session import Library

BEGIN, END = "<!-- generated: {name} -->", "<!-- end of {name} -->"


def extra_fields() -> str:
    """Return the table of our extra BibLaTeX fields, from the map that reads and writes them."""
    rows = ["| field | holds | cells of a row |", "|---|---|---|"]
    for extra in EXTRA:
        cells = " \\| ".join(extra.cells) or "one value"
        rows.append(f"| `{extra.name}` | {extra.meaning} | {cells} |")
    return "\n".join(rows)


def standard_fields() -> str:
    """Return the table of CSL variables and the BibLaTeX fields that carry them."""
    rows = ["| CSL variable | BibLaTeX field | for |", "|---|---|---|"]
    rows += [f"| {row.csl} | {row.biblatex} | {', '.join(row.types) or 'the other types'} |" for row in FIELDS]
    return "\n".join(rows)


def entry_types() -> str:
    """Return the table of CSL types and BibLaTeX entry types."""
    rows = ["| CSL type | BibLaTeX entry |", "|---|---|"]
    rows += [
        f"| {row.csl} | @{row.biblatex}{' with entrysubtype = {' + row.subtype + '}' if row.subtype else ''} |"
        for row in ITEM_TYPES.values()
    ]
    return "\n".join(rows)


def figures(library: Library) -> str:
    """Return the collection in figures: by state, kind, stage, topic and year."""
    counts = statistics.counts(library)
    numbers = counts["numbers"]
    total = sum(counts["status"].values())
    manuscript = library.manuscripts.default()
    scopes = [scope for scope in library.vocabulary.scopes if statistics.in_scope(scope) in counts]
    parts = [
        f"{total} records. Of the {manuscript.last_number if manuscript else 0} numbers of the manuscript, "
        f"{numbers.get('identified', 0)} are identified, {numbers.get('probable', 0)} probable and "
        f"{numbers.get('unidentified', 0)} unidentified.",
        _table("state", tuple(library.vocabulary.term("scope", scope, "en").lower() for scope in scopes), [
            (name, *(str(counts[statistics.in_scope(scope)].get(name, 0)) for scope in scopes))
            for name in ("identified", "probable", "unidentified")
        ]),
        _counted("stage", counts["stage"]),
        _counted("kind", {name or "(a work, not a document)": count for name, count in counts["kind"].items()}),
        _counted("topic", counts["topic"]),
        _counted("year", dict(sorted(counts["year"].items())) | {"no date": total - sum(counts["year"].values())}),
    ]  # fmt: skip
    return "\n\n".join(parts)


def _counted(name: str, counts: Mapping[str, int]) -> str:
    return _table(name, ("records",), [(key, str(count)) for key, count in counts.items()])


def _table(first: str, others: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    header = " | ".join((first, *others))
    return "\n".join([f"| {header} |", "|---" * (len(others) + 1) + "|", *(f"| {' | '.join(row)} |" for row in rows)])


def inserted(text: str, name: str, content: str) -> str:
    """Return a document with a generated part replaced; raise ValueError where its marks are missing."""
    begin, end = BEGIN.format(name=name), END.format(name=name)
    before, opened, rest = text.partition(begin)
    _old, closed, after = rest.partition(end)
    if not opened or not closed:
        raise ValueError(f"the marks of {name!r} are missing")
    return f"{before}{begin}\n\n{content}\n\n{end}{after}"


def parts(library: Library) -> dict[str, dict[str, str]]:
    """Return every generated part by file and name."""
    return {
        "data-model.md": {
            "extra fields": extra_fields(),
            "standard fields": standard_fields(),
            "entry types": entry_types(),
        },
        "collection.md": {"figures": figures(library)},
    }
