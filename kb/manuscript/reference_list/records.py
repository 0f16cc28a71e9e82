"""Records of the works that a reference list names: what the list states, each value with its place in the list."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kb.domain import edtf
from kb.domain.manuscripts import PRINTED_LIST
from kb.domain.records import AND_OTHERS, EDITOR_GROUPS, YEAR_SUFFIX, Action, Contributor, Evidence, ListNumber, Record
from kb.domain.titles import Title
from kb.language.transliteration import romanise, scheme_for
from kb.manuscript.reference_list.entry_reading import ListedField
from kb.manuscript.reference_list.responsibility import EDITOR_KIND
from kb.manuscript.reference_list.works import ListedWork

TITLES = ("title", "title-translated")
ROLES = (
    "author",
    "editor",
    "translator",
    "compiler",
    "director",
    "interviewer",
    "container-author",
    "issuer",
    "holder",
)
_LONGEST_KEY = 60
_DOTLESS = str.maketrans("ıİəƏ", "iIaA")


def records_of(works: Iterable[ListedWork]) -> Iterator[Record]:
    """Yield the record of each work, with its number in the list; a work without a number keeps its place in evidence.

    Every value has the origin `stated`; a record with a title, or the mark of a file in an archive, is `probable` until
    a public source says the same. What no field took stands in the field `x-rest`, the roles that name more people than
    are printed in `x-and-others`, the letter at the year (2010b) in `x-year-suffix`.
    """
    taken: Counter[str] = Counter()
    for place, work in enumerate(works, 1):
        key = _key(work)
        taken[key] += 1
        citekey = key if taken[key] == 1 else f"{key}-{taken[key]}"
        yield _record(work, citekey, work.number or place)


def _record(work: ListedWork, citekey: str, place: int) -> Record:
    issued = edtf.find(work.value("issued"))
    title = work.value("title")
    return Record(
        citekey=citekey,
        type=work.type,
        kind=work.kind,
        stage="signed" if work.stage == "adopted" else work.stage,
        actions=(Action("adoption", issued, origin="stated"),) if work.stage == "adopted" else (),
        status="probable" if title or work.value("archive_location") else "unidentified",
        language=work.language,
        titles=tuple(_titles(work)),
        contributors=tuple(_contributor(field, work.language) for field in work.fields if field.name in ROLES),
        issued=issued,
        issued_origin="stated" if issued else "",
        fields=_fields(work),
        cited_in=(ListNumber("", work.number),) if work.number else (),
        evidence=tuple(_evidence(work, place)),
    )


def _titles(work: ListedWork) -> Iterator[Title]:
    """Yield the title, and its translation in brackets, which romanised lists give in English."""
    for name, language in zip(TITLES, (work.language, "en"), strict=True):
        if work.value("title") and work.value(name):
            yield Title(work.value(name), language, "stated")


def _fields(work: ListedWork) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in work.fields:
        if field.name not in (*ROLES, *TITLES, EDITOR_KIND, "issued", "others"):
            fields.setdefault(field.name, field.value)
    if others := dict.fromkeys(_role_before(field, work) for field in work.fields if field.name == "others"):
        fields[AND_OTHERS] = " ".join(others)
    fields |= _kinds_of_editors(work)
    if letter := re.search(rf"(?<!\d){work.value('issued')[:4] or 0}([a-z])(?!\w)", work.text):
        fields[YEAR_SUFFIX] = letter[1]
    if work.rest:
        fields["x-rest"] = " … ".join(part.value for part in work.rest)
    return fields


def _kinds_of_editors(work: ListedWork) -> dict[str, str]:
    """Return what editors are called who are no plain ones (гл. ред.), and how many are of each kind."""
    labels = sorted((field for field in work.fields if field.name == EDITOR_KIND), key=lambda field: field.start)
    editors = [field.start for field in work.fields if field.name == "editor"]
    starts = [0, *(field.start for field in labels)]
    counts = [sum(start <= place < end for place in editors) for start, end in pairwise([*starts, work.end + 1])]
    groups = [
        (kind, count) for kind, count in zip(["", *(field.value for field in labels)], counts, strict=True) if count
    ]
    names = ("editor", "editora", "editorb", "editorc")
    kinds = {f"x-{name}type": kind for name, (kind, _) in zip(names, groups, strict=False) if kind}
    if not kinds or len(groups) > len(names):
        return {}
    counted = ", ".join(f"{name} {count}" for name, (_, count) in zip(names, groups, strict=False))
    return kinds | ({EDITOR_GROUPS: counted} if len(groups) > 1 else {})


def _role_before(others: ListedField, work: ListedWork) -> str:
    """Return the role of the people after whom "и др." stands."""
    people = [field for field in work.fields if field.name in ROLES and field.end <= others.start]
    return max(people, key=lambda field: field.end).name if people else "author"


def _contributor(field: ListedField, language: str) -> Contributor:
    family, _, given = field.value.partition("|")
    body = "" if family else given
    return Contributor(field.name, family, "" if body else given, body, language, "stated")


def _evidence(work: ListedWork, place: int) -> Iterator[Evidence]:
    for field in work.fields:
        yield Evidence(field.name, shown_value(field), "stated", section=PRINTED_LIST, line=place)


def shown_value(field: ListedField) -> str:
    """Return the value of a field as one reads it: a name with its family name first."""
    return " ".join(field.value.replace("|", " ").split()) if field.name in ROLES else field.value


def _key(work: ListedWork) -> str:
    """Return the citekey of a work before others of the list are looked at: family name or first words, and year."""
    author = next((field.value.split("|") for field in work.fields if field.name == "author"), None)
    name = (author[0] or author[1]) if author else ""
    return make_citekey(name, work.value("title") or work.text, work.value("issued"), work.language)


def make_citekey(name: str, title: str, date: str, language: str) -> str:
    """Return a citekey in Latin letters, of a family name, else of the first words of a title, and of the year."""
    words = _latin(" ".join(name.split()[:2] or title.split()[:3]), language)
    year = re.search(r"\d{4}", date)
    return "-".join(part for part in (words[:_LONGEST_KEY].strip("-") or "entry", year and year[0]) if part)


def _latin(text: str, language: str) -> str:
    scheme = scheme_for(language[:2]) or "ru-bsi"
    plain = unicodedata.normalize("NFKD", romanise(text, scheme).translate(_DOTLESS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().casefold().replace("'", "")).strip("-")
