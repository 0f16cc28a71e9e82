"""Formatted bibliographies: a question's records as references in any CSL style, order and format."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kb.csl.output import Content, Span
from kb.csl.processor import Style, as_html, as_text, runs
from kb.csl.terms import checked_language
from kb.domain.formats import Format, serving
from kb.domain.languages import FIRST, LANGUAGES
from kb.domain.manuscripts import Manuscript
from kb.domain.markup import raised
from kb.domain.queries import RecordQuery, check_choice
from kb.domain.records import Record
from kb.errors import ChoiceError, KbError, cause_of
from kb.gost import romanised as second
from kb.gost.csl_errors import csl_errors
from kb.gost.explanation import Explanation, explain_reference
from kb.gost.families import FAMILIES, KAZAKHSTAN, REFERENCES, family_of, list_word
from kb.gost.ordering import ORDERS, Numbered, alphabet, arrange, counted_anew, group_headings
from kb.gost.preparation import prepare
from kb.gost.styles import load_style, parse_style, style_aliases, style_name
from kb.language.collation import sort_key
from kb.library import formats
from kb.library.list_options import DEFAULT_STYLE, INCLUDES, ListOptions
from kb.library.records import count, every_record, look_up
from kb.library.reference_items import item_of
from kb.library.reference_list import Counts, ListedReference, ReferenceList, notes
from kb.library.search import manuscript_of, with_manuscript
from kb.library.session import Library
from kb.library.styled_items import StyledItems

_PLAIN = ListOptions()
_NUMBER = re.compile(r"\A[\[(]?\d{1,4}[\])]?[.)]?\s+")  # what a numeric style prints before the reference itself


def bibliography(library: Library, question: RecordQuery, options: ListOptions = _PLAIN) -> ReferenceList:
    """Return the formatted list of what a question finds, or of the records picked by hand (`options.keys`).

    A question that names a manuscript and nothing else gives its own list, with its numbers, and where its length is
    known only what has one; without filters it is the default manuscript's. Raises ChoiceError for an unknown style,
    locale, order, `include` or manuscript, KbError for a style without bibliography, NotFoundError for an unknown key.
    """
    if options.keys:
        named = manuscript_of(question)
        picked = {record.citekey: record for record in (look_up(library, key, named) for key in options.keys)}
        return format_records(picked.values(), options)
    unlisted = question.choosing("manuscript")._replace(sort="", cursor="", limit=RecordQuery().limit)
    plain = unlisted == RecordQuery()
    query = with_manuscript(library, question)
    named = manuscript_of(query)
    whole = (library.manuscripts.named(named) if named else library.manuscripts.default()) if plain else None
    return format_records(every_record(library, query), options, whole)


def most_references(library: Library, question: RecordQuery, options: ListOptions = _PLAIN) -> int:
    """Return how many references `bibliography` gives at most, without making it."""
    return len(options.keys) or count(library, question)


def format_records(
    records: Iterable[Record],
    options: ListOptions = _PLAIN,
    own: Manuscript | None = None,
    prepared: Mapping[str, dict[str, Any]] = MappingProxyType({}),
) -> ReferenceList:
    """Return the formatted list of records; it is the reference list of the manuscript `own`, where one is given.

    `prepared` are items that were made for this style and language already, by citekey.
    """
    last_number = own.last_number if own else 0
    check_choice("include", [options.include], tuple(INCLUDES))
    style = load_style(options.style) if isinstance(options.style, str) else options.style
    name = style_name(options.style) if isinstance(options.style, str) else style.id or style.title
    with csl_errors():
        tag = checked_language(options.locale) if options.locale else ""
    lang = tag[:2] if tag[:2] in LANGUAGES else options.lang
    sorts = style.bibliography is not None and style.bibliography.child("sort") is not None
    order = options.order or ("alphabetical" if name.endswith("-alphabetical") else "" if sorts else "citation")
    every = [record for record in records if record.numbers or not last_number]
    kept = [record for record in every if record.status in INCLUDES[options.include]]
    family = family_of(name)
    if options.romanised and family is KAZAKHSTAN:
        style = load_style(REFERENCES)
    apart = options if not order else replace(options, set_apart=frozenset(record.citekey for record in kept))
    contents = StyledItems(style, family, tag, lang, apart, prepared).contents(kept)
    unlisted = tuple(record.citekey for record in kept if record.citekey not in contents)  # as letters in Chicago
    kept = [record for record in kept if record.citekey in contents]
    places = _in_order(kept, contents, order, lang, style if family is None else None)
    if not options.order and own is None:
        places = counted_anew(kept if options.keys and order == "citation" else (record for _, record in places))
    mark = f" [{list_word('probable', lang)}]" if options.mark_probable else ""
    entries = [
        _entry(number, record, contents[record.citekey], mark, tag[:2] or record.language or lang)
        for number, record in places
    ]
    if order == "kind":
        headings = group_headings([record for _number, record in places], lang)
        entries = [replace(entry, group=heading) for entry, heading in zip(entries, headings, strict=True)]
    counts = replace(_counts(entries, every, len(every) - len(kept), last_number), unlisted=unlisted)
    return ReferenceList(
        style=name,
        lang=lang,
        order=order or "style",
        heading=list_word("heading", "en" if options.romanised else lang),
        entries=tuple(entries),
        counts=counts,
        notes=(*notes(counts, lang), *([second.note(lang)] if options.romanised else [])),
        records=tuple({record.citekey: record for _number, record in places}.values()),
    )


def _in_order(
    records: Sequence[Record], contents: Mapping[str, Content], order: str, lang: str, foreign: Style | None
) -> list[Numbered]:
    """Return records in an order, each with its number; "" is the order of `contents`, in which the style put them.

    `foreign` is the style where it is none of ours: its list is alphabetical by what it prints first.
    """
    if not order:
        by_key = {record.citekey: record for record in records}
        return list(enumerate((by_key[key] for key in contents), start=1))
    lines = {} if order == "citation" else {record.citekey: _line(contents[record.citekey]) for record in records}
    places = arrange(records, order, lang, {} if foreign else lines)
    if order != "alphabetical" or foreign is None:
        return places
    numeric = foreign.bibliography is not None and foreign.uses(foreign.bibliography, "citation-number")
    return _by_printed_text(places, lines, lang, numeric)


def first_entries(whole: ReferenceList, most: int | None) -> ReferenceList:
    """Return a list cut to its first `most` entries and their records; whole where `most` is None."""
    entries = whole.entries[:most]
    kept = {entry.citekey for entry in entries}
    return replace(whole, entries=entries, records=tuple(record for record in whole.records if record.citekey in kept))


def style_from_file(path: Path) -> Style:
    """Return the style of a .csl file; raises KbError where it cannot be read or is none."""
    try:
        return parse_style(path.read_bytes())
    except OSError as error:
        raise KbError("style-file-unreadable", path=str(path), cause=cause_of(error)) from None


def list_formats() -> tuple[Format, ...]:
    """Return the formats of a list: those of formatted references, then those that carry its records."""
    return serving("references", "records")


def render(listed: ReferenceList, form: Format) -> bytes:
    """Return a list as a file in one of `list_formats`."""
    if form.references:
        return formats.write_list(form, listed)
    return "".join(formats.write_records(form, listed.records)).encode()


def render_references(listed: ReferenceList, form: Format) -> bytes:
    """Return the bare references of a list in a format that has the use `reference`."""
    return formats.write_list(form, listed, "reference")


def _counts(entries: list[ListedReference], every: list[Record], left_out: int, last_number: int) -> Counts:
    numbers = {number for record in every for number in record.numbers}
    return Counts(
        printed=len(entries),
        unidentified=sum(entry.status == "unidentified" for entry in entries),
        probable=sum(entry.status == "probable" for entry in entries),
        left_out=left_out,
        missing=tuple(number for number in range(1, last_number + 1) if number not in numbers),
    )


def explain(record: Record, style: str = DEFAULT_STYLE, lang: str = FIRST) -> tuple[ListedReference, Explanation]:
    """Return a record's reference in one of our styles and why it reads so; raises ChoiceError for other styles."""
    family = family_of(style_aliases().get(style, style))
    if family is None:
        raise ChoiceError("style with explained pieces", style, FAMILIES)
    item = item_of(record, lang)
    prepared = prepare(item, family)
    entry = format_records([record], ListOptions(style, lang=lang), prepared={record.citekey: prepared}).entries[0]
    return entry, explain_reference(item, prepared, entry.text, family)


def _by_printed_text(places: Sequence[Numbered], lines: Mapping[str, str], lang: str, numeric: bool) -> list[Numbered]:
    """Return places in the alphabet of what a style of others prints first, after its number: author, body, title."""

    def key(place: Numbered) -> str:
        text = lines[place[1].citekey]
        bare = _NUMBER.sub("", text, count=1) if numeric else text
        return sort_key(bare, alphabet(lang))

    ordered = sorted(places, key=key)
    return [(number, record) for number, (_, record) in enumerate(ordered, start=1)]


def _line(content: Content) -> str:
    """Return the text of an entry without a number in the margin."""
    return as_text(content[1:] if _margin(content) else content)


def _margin(content: Content) -> Span | None:
    """Return the number in the margin that begins an entry; None where there is none."""
    first = content[0] if content else None
    return first if isinstance(first, Span) and first.format == "left-margin" else None


def _entry(number: int | None, record: Record, content: Content, mark: str, lang: str) -> ListedReference:
    """Return the entry of a record; `mark` ends the reference where the record is only probable."""
    margin = _margin(content)
    label = ""
    if margin:
        content = content[1:]
        label = "" if number is None else re.sub(r"\d+", str(number), as_text(margin.content)).strip()
    if mark and record.status == "probable":
        content = (*content, mark)
    return ListedReference(
        citekey=record.citekey,
        number=number,
        label=label,
        status=record.status,
        lang=lang,
        content=tuple(replace(run, display="") for run in runs(content)),
        text=" ".join(as_text(_with_figures(content)).split()),
        html=as_html(_without_right_column(content)),
    )


def _with_figures(content: Content) -> Content:
    """Return content whose raised and lowered figures are those of Unicode, for text without formats: H₂O."""
    out: list[str | Span] = []
    for piece in content:
        if isinstance(piece, str):
            out.append(piece)
        elif piece.format in ("superscript", "subscript") and "".join(map(str, piece.content)).isdecimal():
            out.append(raised(piece.format[:3], as_text(piece.content)))
        else:
            out.append(Span(piece.format, _with_figures(piece.content)))
    return tuple(out)


def _without_right_column(content: Content) -> Content:
    """Return content without the box of its right column, for readers that set the number themselves."""
    out: list[str | Span] = []
    for piece in content:
        if isinstance(piece, Span) and piece.format == "right-inline":
            out.extend(piece.content)
        else:
            out.append(piece)
    return tuple(out)


__all__ = [
    "DEFAULT_STYLE", "INCLUDES", "ORDERS", "ListOptions", "ListedReference", "ReferenceList", "bibliography",
    "explain", "format_records", "list_formats", "render", "render_references", "style_from_file",
]  # fmt: skip
