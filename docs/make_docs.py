"""Writes the generated parts of README.md and docs/: figures, tables, and what the commands really print.

Run: `make docs`.
"""

import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from kb.cli import main
from kb.domain.item_types import ITEM_TYPES
from kb.domain.languages import LANGUAGES
from kb.formats.bibtex.fields import EXTRA, FIELDS
from kb.library import statistics
from kb.library.session import Library, open_library
from kb.store import queries

BEGIN, END = "<!-- generated: {name} -->", "<!-- end of {name} -->"

EXAMPLES = {
    "search": ("search", "аренды", "Байконура", "--limit", "3"),
    "chronology": ("chronology", "--from", "1990", "--to", "1992-12-31", "--limit", "6"),
    "bibliography": ("bibliography", "--topic", "caspian", "--order", "citation"),
}
LINES = 14
SIDES = {"KAZ": "KAZ", "KAZSSR": "KAZ", "RUS": "RUS", "RSFSR": "RUS"}
GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "gost" / "golden"


def printed(arguments: tuple[str, ...]) -> str:
    """Return a Markdown block of a command and the first lines that it prints."""
    bytes_out = io.BytesIO()
    out = io.TextIOWrapper(bytes_out, encoding="utf-8", write_through=True)
    with redirect_stdout(out):
        main(list(arguments))
    lines = [line.rstrip() for line in bytes_out.getvalue().decode().splitlines()]
    shown = [*lines[:LINES], *(["…"] if len(lines) > LINES else [])]
    words = " ".join(f'"{word}"' if " " in word else word for word in arguments)
    return "\n".join(f"    {line}".rstrip() for line in (f"$ kb {words}", *shown))


@contextmanager
def fresh_home() -> Iterator[None]:
    """Have the commands work on a store made from the collection alone, at a fixed width."""
    with tempfile.TemporaryDirectory() as home:
        before = {name: os.environ.get(name) for name in ("KB_HOME", "KB_DATABASE_URL", "COLUMNS")}
        os.environ |= {"KB_HOME": home, "COLUMNS": "110"}
        os.environ.pop("KB_DATABASE_URL", None)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def reference_lines() -> str:
    """Return a Markdown table for each type of the golden lines: a row a style, a column a language."""
    tables: dict[str, dict[tuple[str, str], str]] = {}
    styles = sorted(file.stem for file in GOLDEN.glob("*.txt"))
    for style in styles:
        for line in (GOLDEN / f"{style}.txt").read_text("utf-8").splitlines()[1:]:
            head, _, reference = line.partition(": ")
            kind, lang = head.split(" ")
            tables.setdefault(kind, {})[style, lang] = reference.replace("|", "\\|").replace("*", "\\*")
    text = []
    for kind, cells in sorted(tables.items()):
        text += [f"## {kind}", "", "| style | kk | ru | en |", "|---|---|---|---|"]
        text += [
            f"| `{style}` | {' | '.join(cells.get((style, lang), '') for lang in LANGUAGES)} |" for style in styles
        ]
        text.append("")
    return "\n".join(text).rstrip()


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


def documents_of_the_two(library: Library) -> str:
    """Return how many signed documents Kazakhstan and Russia alone have, by state, and what is known of their force."""
    signed = [
        record
        for record in queries.every(library.engine)
        if record.stage == "signed" and {SIDES.get(party.code) for party in record.parties} == {"KAZ", "RUS"}
    ]
    states = Counter(record.status for record in signed)
    begun = sum(
        any(action.kind == "entry-into-force" and action.date for action in record.actions) for record in signed
    )
    bound = [
        len({action.party for action in record.actions if action.kind in ("ratification", "approval")} - {""})
        for record in signed
    ]
    return (
        f"{len(signed)} signed documents of Kazakhstan and Russia alone ({states['identified']} identified, "
        f"{states['probable']} probable, {states['unidentified']} not identified),\nentry into force known for "
        f"{begun}, ratification or approval known by at least one side for {sum(map(bool, bound))} and by both for "
        f"{sum(sides > 1 for sides in bound)}."
    )


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


def parts() -> dict[str, dict[str, str]]:
    """Return every generated part by file (below the repository's root) and name."""
    with fresh_home():
        library = open_library()
        in_figures, in_the_corpus = figures(library), documents_of_the_two(library)
        library.close()
        return {
            "docs/data-model.md": {
                "extra fields": extra_fields(),
                "standard fields": standard_fields(),
                "entry types": entry_types(),
            },
            "docs/collection.md": {"figures": in_figures},
            "docs/corpus.md": {"documents of the two": in_the_corpus},
            "docs/reference-lines.md": {"lines": reference_lines()},
            "README.md": {name: printed(words) for name, words in EXAMPLES.items()},
        }


def write(root: Path) -> list[str]:
    """Bring the generated parts up to date; return the names of the files that changed."""
    changed = []
    for file, contents in parts().items():
        path = root / file
        text = path.read_text("utf-8")
        fresh = text
        for name, content in contents.items():
            fresh = inserted(fresh, name, content)
        if fresh != text:
            path.write_text(fresh, "utf-8")
            changed.append(file)
    return changed


if __name__ == "__main__":
    for name in write(Path(sys.argv[1] if len(sys.argv) > 1 else ".")):
        sys.stdout.write(f"{name} is written anew\n")
