"""Citations as a document gets them: what each cites, formatted in a style."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kb.csl.processor import CiteItem, Cluster, as_text, runs
from kb.domain.manuscripts import Locator
from kb.domain.records import Record
from kb.gost.csl_errors import csl_errors
from kb.gost.families import own_word, said_in
from kb.language.dates import without_year
from kb.library.reference_items import item_of
from kb.library.styled_items import StyledItems
from kb.manuscript.marker_grammar import MarkerItem, parse_items
from kb.manuscript.marker_numbers import join_numbers, with_shared_pages
from kb.manuscript.markers import LARGEST_NUMBER
from kb.manuscript.reading import PlacedMarker

_SEVERAL = re.compile(r"[\[(]\d+(?:[,–-]\s?\d+)+[\])]")
_IN_TEXT = re.compile(r"\\(?:[Tt]extcite|[Cc]itet)\b|@")
_EMPTY_YEAR = re.compile(r",\s(?=[,;)\]])")
_SPACES = re.compile(" {2,}")  # where a style strips what stood between
_PAGE = r"\d+(?:\s?[–-]\s?\d+)?"
_NUMBERS = rf"\s(?P<pages>{_PAGE}(?:,\s{_PAGE})*(?=[;)\]]|$)|{_PAGE}(?=[,;)\]\s]|$))"
_KAZAKH_PAGES = re.compile(rf"(?<![\w.])б\.{_NUMBERS}")
_KAZAKH_LEAVES = re.compile(rf"(?<![\w.])(?:п\.|парақ(?:тар)?){_NUMBERS}")


def formatted_citations(
    styled: StyledItems, records: Sequence[Record], clusters: Sequence[Cluster], beside: Mapping[str, Mapping[str, Any]]
) -> list[tuple[str, bool]]:
    """Return (text, whether it is superscript) for each citation.

    `beside` are further CSL variables of each record, by citekey: its number in the list, how it is named.
    """
    items = [{**item, **beside[record.citekey]} for record, item in zip(records, styled.items(records), strict=True)]
    if styled.family:
        items = [{**item, "language": said_in(str(item.get("language", "")))} for item in items]
        clusters = _own_words(clusters, records)
    with csl_errors():
        contents = styled.processor().cite(clusters, items)
    texts = [_SPACES.sub(" ", as_text(content)) for content in contents]
    raised = [all(run.vertical == "superscript" for run in runs(content)) for content in contents]
    if not styled.family:
        leaves = _kazakh_leaves(clusters, items)
        texts = [in_kazakh_word_order(text, styled.lang, leaf) for text, leaf in zip(texts, leaves, strict=True)]
    return with_one_position(list(zip(texts, raised, strict=True)))


def _own_words(clusters: Sequence[Cluster], records: Sequence[Record]) -> list[Cluster]:
    """Return citations with the words for places in Turkish and Ukrainian, which GOST styles lack."""
    languages = {record.citekey: record.language for record in records}

    def own(cite: CiteItem) -> CiteItem:
        word = own_word(languages.get(cite.id, ""), cite.label) if cite.locator else ""
        if not word:
            return cite
        return replace(cite, locator="", suffix=f", {word} {cite.locator}{cite.suffix}")

    return [replace(cluster, cites=tuple(map(own, cluster.cites))) for cluster in clusters]


def _kazakh_leaves(clusters: Sequence[Cluster], items: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Return, for each citation, whether its п. is парақ, a leaf of a Kazakh work, and not пункт."""
    kazakh = {item["id"] for item in items if str(item.get("language", ""))[:2] == "kk"}
    return [any(cite.label == "folio" and cite.id in kazakh for cite in cluster.cites) for cluster in clusters]


def located_cite(item: MarkerItem, record: Record, placed: PlacedMarker) -> CiteItem:
    """Return the CSL cite of a record with the locators, prefix and suffix of a marker's item."""
    cite = _located(item, record)
    suffix, named = cite.suffix + item.after, is_author_named(item, placed)
    return replace(cite, id=record.citekey, prefix=item.before, suffix=suffix, suppress_author=named)


def _located(item: MarkerItem, record: Record) -> CiteItem:
    """Return a cite with an item's locator: label and value, or the text as typed where it has several."""
    if item.ambiguous:
        bare = ", ".join(locator.value for locator in item.locators)
        return CiteItem("", suffix=f", {bare}" if bare else "")
    if len(item.locators) == 1:
        place = locator_for_work(item.locators[0], record)
        return CiteItem("", place.value, place.label)
    typed = item.printed
    return CiteItem("", suffix=f", {typed}" if typed else "")


def locator_for_work(locator: Locator, record: Record) -> Locator:
    """Return a locator with the label that fits the work: in an archive file п. is парақ, a leaf."""
    leaf = locator.label == "paragraph" and record.type == "manuscript"
    return locator._replace(label="folio") if leaf else locator


def citation_cluster(placed: PlacedMarker, cites: Sequence[CiteItem | None], note: int, numeric: bool) -> Cluster:
    """Return a CSL citation; one by key may put its author into the sentence: \\textcite{key}, @key [49]."""
    mode = "composite" if not (note or numeric) and _IN_TEXT.match(placed.marker.raw) else ""
    return Cluster(tuple(dict.fromkeys(cite for cite in cites if cite)), note, mode=mode)


def live_data(
    fields: str, cluster: Cluster, place: int, records: Sequence[Record], number: Callable[[str], int | None], name: str
) -> Mapping[str, Any] | None:
    """Return the data of a live field: the entry it links to, or the JSON of a Zotero citation.

    None without `fields` ("links" or "zotero"); `place` is that of the citation, `number` gives that of an entry in the
    list of a `name`.
    """
    if fields == "links":
        return {"anchor": f"kb_ref_{name}{min(number(cite.id) or 0 for cite in cluster.cites)}"}
    return zotero_field_data(cluster, place, records) if fields else None


def zotero_field_data(cluster: Cluster, place: int, records: Sequence[Record]) -> Mapping[str, Any]:
    """Return the data of a live Zotero field: the citation's items with their records and locators."""
    cited = {record.citekey: record for record in records}
    items = []
    for cite in cluster.cites:
        item = {"id": cite.id, "itemData": {**item_of(cited[cite.id]), "id": cite.id}}
        located = {"locator": cite.locator, "label": cite.label} if cite.locator else {}
        words = {name: value for name, value in (("prefix", cite.prefix), ("suffix", cite.suffix)) if value}
        items.append({**item, **located, **words})
    return {"citationID": f"kb{place:06d}", "citationItems": items}


def is_author_named(item: MarkerItem, placed: PlacedMarker) -> bool:
    """Return whether the text itself names the author of a cited work: Сейтов (2019), [-@key]."""
    return item.apart or bool(item.key and re.search(rf"-@\{{?{re.escape(item.key)}(?!\w)", placed.marker.raw))


def with_one_position(cited: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return (text, whether superscript) of citations; none is superscript where one has pages, which cannot be."""
    if not any(raised and re.search(r"[^\W\d]", text) for text, raised in cited):
        return list(cited)
    return [
        (f"[{text if ', ' in text else text.replace(',', '; ')}]" if raised else text, False) for text, raised in cited
    ]


def in_kazakh_word_order(text: str, language: str, leaf: bool = False) -> str:
    """Return a citation of a foreign style in Kazakh word order, page label after the number: (Әлиев, 2011, 5 б.).

    With `leaf` a leaf too: 14 п.

    Where a style leaves the place of the year empty ([Title, ]), the year is said to be unknown.
    """
    undated = _EMPTY_YEAR.sub(f", {without_year(language)}", text)
    paged = _KAZAKH_PAGES.sub(r"\g<pages> б.", undated)
    return _KAZAKH_LEAVES.sub(r"\g<pages> п.", paged) if leaf else paged


def with_clear_separators(formatted: str, numbers: Sequence[int | None]) -> str:
    """Return a citation with semicolons between its numbers: (1,30) would be read as a page, (1; 30) is two works."""
    again = {item.number for item in parse_items(formatted.strip("[]()"), LARGEST_NUMBER) or ()}
    alike = again == set(numbers) or not _SEVERAL.fullmatch(formatted)
    return formatted if alike else re.sub(r",\s?", "; ", formatted)


def bare_citation(
    placed: PlacedMarker, numbers: Sequence[int | None], formatted: str, ours: bool, numeric: bool
) -> str:
    """Return a formatted citation, in our styles with its numbers joined as the author of the text joins them."""
    if ours:
        return joined_as_typed(placed, numbers, formatted, numeric)
    return with_clear_separators(formatted, numbers) if numeric else formatted


def joined_as_typed(placed: PlacedMarker, numbers: Sequence[int | None], formatted: str, numeric: bool) -> str:
    """Return a citation with its new numbers joined as its author did ([5-7], [5, 7]); else as it was formatted."""
    raw, items = placed.marker.raw, placed.marker.items
    new = {item.number or 0: number or 0 for item, number in zip(items, numbers, strict=False)}
    if numeric and (shared := with_shared_pages(raw, items, new)):
        return shared
    own = (
        any(item.locators or item.ambiguous or item.year or item.before or item.after for item in items)
        or raw[:1] not in "[("
    )
    if own or len(numbers) < 2 or None in numbers:
        return formatted
    return f"[{join_numbers(raw, [number for number in numbers if number is not None])}]"
