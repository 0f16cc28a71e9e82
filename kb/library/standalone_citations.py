"""Formats the citations and the reference list of a text that the caller keeps, from items, citations and a style."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kb.csl.output import Content
from kb.csl.processor import CiteItem, Cluster, Processor, ProcessorOptions, as_html, as_text
from kb.csl.terms import checked_language
from kb.domain.records import Record
from kb.errors import ChoiceError, KbError
from kb.gost.csl_errors import csl_errors
from kb.gost.families import family_of
from kb.gost.preparation import prepare
from kb.gost.styles import load_style, style_name
from kb.library.list_options import DEFAULT_STYLE
from kb.library.own_manuscript_shapes import FormattedCitationsJson, FormattedTextJson
from kb.library.records import look_up
from kb.library.session import Library
from kb.library.styled_items import StyledItems

MOST_ITEMS, MOST_CITATIONS = 2000, 5000
_OF_LOCATORS = {"article": "article-locator", "title": "title-locator"}  # whose terms are those of item types
_OF_CITES = ("id", "locator", "label", "prefix", "suffix", "suppress-author")
_UNREAD = ("itemData", "uris")  # of csl-citation.json too; the items are sent once
_KEYS = ("key", "citekey", "citation-key")  # as other programs call the id
_LONGEST = 400
_OPTIONS = ProcessorOptions(keep_locators=True)
Object = Mapping[str, Any]


class CitationQuestion(NamedTuple):
    """A request to format: CSL items, citekeys of records, citations as lists of cites, a style, a locale."""

    items: Sequence[Object]
    keys: Sequence[str]
    citations: Sequence[Object]
    style: str = DEFAULT_STYLE
    locale: str = ""


def parse_question(body: object) -> CitationQuestion:
    """Return the request in a JSON body; raise KbError naming the member that has the wrong form."""
    if not isinstance(body, dict):
        raise KbError("citations-body", member="body")
    lists = {name: body.get(name, []) for name in ("items", "keys", "citations")}
    for name, value in lists.items():
        kind = str if name == "keys" else dict
        most = MOST_CITATIONS if name == "citations" else MOST_ITEMS
        if not isinstance(value, list) or len(value) > most or not all(isinstance(member, kind) for member in value):
            raise KbError("citations-body", member=name)
    words = {name: body.get(name, "") for name in ("style", "locale")}
    for name, value in words.items():
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise KbError("citations-body", member=name)
    return CitationQuestion(**lists, style=words["style"] or DEFAULT_STYLE, locale=words["locale"])


def format_citations(library: Library, wanted: CitationQuestion) -> FormattedCitationsJson:
    """Return the citations in order and the reference list, as text and HTML; raise KbError for an unknown key."""
    name = style_name(wanted.style)
    family = family_of(name)
    items = [dict(item) for item in wanted.items]
    prepared = [prepare(item, family) if family and item.get("type") else item for item in items]
    style = load_style(name)
    records = [replace(look_up(library, key), cited_in=()) for key in wanted.keys]
    prepared += [
        {**item, "id": key} for key, item in zip(wanted.keys, StyledItems(style, family).items(records), strict=True)
    ]
    clusters = [_cluster(citation) for citation in wanted.citations]
    known = dict.fromkeys(str(item.get("id", "")) for item in prepared)
    for cite in (cite for cluster in clusters for cite in cluster.cites):
        if cite.id not in known:
            raise ChoiceError("citekey", cite.id, tuple(known))
    with csl_errors():
        tag = checked_language(wanted.locale) if wanted.locale else None
        document = Processor(style, tag, locale_by_item=tag is None, options=_OPTIONS).document(prepared, clusters)
    listed = document.bibliography
    pairs = zip(listed.entry_ids, listed.entries, strict=True) if listed else ()
    return {
        "citations": [_text(content) for content in document.citations],
        "bibliography": [{"id": key, **_text(content)} for key, content in pairs],
    }


def citation_in_text(record: Record, style: str, locators: Sequence[str]) -> tuple[str, ...]:
    """Return how a text that cites nothing else cites a record in a style, with each of these pages; "" for none."""
    name = style_name(style)
    loaded = load_style(name)
    items = StyledItems(loaded, family_of(name)).items([replace(record, cited_in=())])
    cites = (CiteItem(record.citekey, locator, "page") for locator in locators)
    clusters = [Cluster((cite,), note) for note, cite in enumerate(cites, start=1)]
    with csl_errors():
        citations = Processor(loaded, locale_by_item=True, options=_OPTIONS).cite(clusters, items)
    return tuple(map(as_text, citations))


def _cluster(citation: Object) -> Cluster:
    cites = citation.get("items", [])
    note = citation.get("note", 0)
    if not isinstance(cites, list) or not cites or not all(isinstance(cite, dict) for cite in cites):
        raise KbError("citations-body", member="citations.items")
    return Cluster(tuple(map(_cite, cites)), note if isinstance(note, int) and note > 0 else 0)


def _cite(cite: Object) -> CiteItem:
    for name in cite:
        if name not in _OF_CITES and name not in _UNREAD:
            near = ("id",) if name in _KEYS else ()
            raise ChoiceError("field", str(name)[:_LONGEST], _OF_CITES, near)
    locator, label, prefix, suffix = (
        str(cite.get(name) or "")[:_LONGEST] for name in ("locator", "label", "prefix", "suffix")
    )
    alone = cite.get("suppress-author") is True
    label = _OF_LOCATORS.get(label, label or "page")
    return CiteItem(str(cite.get("id", "")), locator, label, prefix, suffix, suppress_author=alone)


def _text(content: Content) -> FormattedTextJson:
    return {"text": as_text(content), "html": as_html(content)}
