"""Checks files, or the collection and what else the store holds, against the rules of the collection."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.checks import collection as rules
from kb.domain.placed_records import PlacedRecord
from kb.errors import ChoiceError, Problem
from kb.formats.bibtex.fields import field_of
from kb.gost.families import FAMILIES, family_of
from kb.gost.styles import style_name
from kb.gost.wants import VARIABLES, lacking
from kb.library import collection, importing, unprinted_values
from kb.library.reference_items import item_of
from kb.library.session import Library
from kb.messages import Message
from kb.store import queries


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The number of records checked, and the problems in the order of the files."""

    records: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class StyleQuestions:
    """Styles asked about: `rules`, one of ours, names what its references lack; `prints` what it leaves out."""

    rules: str = ""
    prints: str = ""


_NO_STYLE = StyleQuestions()


def check(library: Library, files: Iterable[Path], length: int = 0, styles: StyleQuestions = _NO_STYLE) -> CheckResult:
    """Check files as one collection; `length` is that of the reference list it must fill, 0 for none.

    Raises ChoiceError for a style that there is not, and for rules of a style that is not ours.
    """
    placed = list(importing.read_linked(files, library.engine))
    return _check_records(library, placed, {"": length}, styles)


def check_store(library: Library, styles: StyleQuestions = _NO_STYLE) -> CheckResult:
    """Check the collection as its file has it now, whatever the store holds of it, and every other record as stored.

    A store into which nothing was imported stands for the collection that it would be filled with.
    """
    file = library.settings.collection
    whole = queries.holds_file(library.engine, file.name) or not queries.is_imported(library.engine)
    placed: list[PlacedRecord | Problem] = list(importing.read(file)) if whole else []
    placed += _other_records(library, file.name)
    own = collection.own_manuscripts(library.settings) if whole else []
    length = next((manuscript.last_number for manuscript in own), 0)
    return _check_records(library, placed, {"": length}, styles)


def _other_records(library: Library, file: str) -> Iterator[PlacedRecord]:
    """Yield the stored records that other files brought, each with its file."""
    sources = queries.sources(library.engine, file)
    for citekey, record in queries.by_citekeys(library.engine, sources).items():
        yield PlacedRecord(record, sources[citekey])


def _check_records(
    library: Library, placed: Iterable[PlacedRecord | Problem], lengths: Mapping[str, int], styles: StyleQuestions
) -> CheckResult:
    problems: list[Problem] = []
    records: list[PlacedRecord] = []
    for item in placed:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            records.append(item)
    problems += rules.check(records, library.vocabulary, lengths)
    problems += _gaps(records, styles.rules) if styles.rules else ()
    problems += unprinted_values.problems(records, styles.prints) if styles.prints else ()
    return CheckResult(len(records), tuple(problems))


def _gaps(placed: Iterable[PlacedRecord], style: str) -> Iterator[Problem]:
    """Yield what references in one of our styles lack, with the field of BibLaTeX that holds it."""
    name = style_name(style)
    if family_of(name) is None:
        raise ChoiceError("rules", style, FAMILIES)
    for item in placed:
        for gap in lacking(item_of(item.record)):
            field = field_of(VARIABLES.get(gap, [gap])[0], item.record.type)
            message = Message("reference-lacks", style=name, gap=f"lacks-{gap}", field=field)
            yield item.problem("rules", message, "warning")
