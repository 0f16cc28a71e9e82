"""What our processor prints for a case of the CSL test-suite, by the sections of the case.

MODE: citation, bibliography, bibliography-nosort, bibliography-header. CITATION-ITEMS or CITATIONS say what is
cited, BIBENTRIES what the list holds (its last list counts), BIBSECTION which of that is printed, ABBREVIATIONS
the short forms, OPTIONS the extensions of citeproc-js that are switched on. INPUT2 adds items to INPUT. Sections
of other engines' extensions (LANGPARAMS, LANGUAGES, MULTIAFFIX) are left unread.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kb.csl.citations import placed
from kb.csl.html import html_of
from kb.csl.processor import Bibliography, CiteItem, Cluster, Content, Processor, ProcessorOptions, Selection, Style

Item = Mapping[str, object]


def _cite_item(raw: Mapping[str, object]) -> CiteItem:
    def text(name: str) -> str:
        value = raw.get(name)
        return "" if value is None or value is False else str(value)

    position = raw.get("position")
    return CiteItem(
        id=text("id"), locator=text("locator").strip(), label=text("label") or "page", prefix=text("prefix"),
        suffix=text("suffix"), suppress_author=bool(raw.get("suppress-author")),
        author_only=bool(raw.get("author-only")), position=int(str(position)) if position is not None else None,
        near_note=bool(raw["near-note"]) if "near-note" in raw else None,
        first_note=text("first-reference-note-number"),
    )  # fmt: skip


def _cluster(raw: Mapping[str, object]) -> Cluster:
    properties = raw.get("properties")
    note = properties.get("noteIndex", 0) if isinstance(properties, Mapping) else 0
    unsorted = bool(properties.get("unsorted")) if isinstance(properties, Mapping) else False
    items = raw.get("citationItems")
    cites = tuple(_cite_item(each) for each in items) if isinstance(items, list) else ()
    stated = properties if isinstance(properties, Mapping) else {}
    mode, infix = str(stated.get("mode") or ""), str(stated.get("infix") or "")
    return Cluster(cites, int(note or 0), unsorted, str(raw.get("citationID", "")), mode, infix)


def run(sections: Mapping[str, str]) -> str:
    """Return what our processor prints for a case."""
    abbreviations = json.loads(sections.get("ABBREVIATIONS") or "{}")
    options = json.loads(sections.get("OPTIONS") or "{}")
    links = bool(options.get("wrap_url_and_doi"))
    processor = Processor(
        Style.parse(sections["CSL"]), options=ProcessorOptions(abbreviations=abbreviations, links=links)
    )
    mode = sections["MODE"].strip()
    selection = Selection.of(json.loads(sections["BIBSECTION"])) if "BIBSECTION" in sections else None
    items = _items(sections)
    if "CITATIONS" in sections:
        return _run_citations(processor, items, json.loads(sections["CITATIONS"]), mode, selection)
    if mode.startswith("bibliography"):
        listed = processor.bibliography(items, selection, in_order=mode != "bibliography-nosort")
        return _header(listed) if mode == "bibliography-header" else _bibliography_html(listed)
    if "CITATION-ITEMS" in sections:
        lists = [[_cite_item(each) for each in cites] for cites in json.loads(sections["CITATION-ITEMS"])]
        clusters = [Cluster(tuple(_numbered(cites))) for cites in lists]
    else:
        clusters = [Cluster(tuple(CiteItem(each, position=0) for each in processor.order(items)))]
    return "\n".join(_shown(each) for each in processor.document(items, clusters, cited_first=False).citations)


def _items(sections: Mapping[str, str]) -> list[Item]:
    """Return the items in the order in which they are registered."""
    items: list[Item] = [*json.loads(sections["INPUT"]), *json.loads(sections.get("INPUT2") or "[]")]
    if "BIBENTRIES" not in sections:
        return items
    lists = json.loads(sections["BIBENTRIES"])
    wanted = lists[-1] if lists and isinstance(lists[-1], list) else lists
    by_id = {str(item["id"]): item for item in items}
    return [by_id[str(each)] for each in wanted if str(each) in by_id]


def _numbered(cites: Iterable[CiteItem]) -> list[CiteItem]:
    return [cite if cite.position is not None else replace(cite, position=0) for cite in cites]


def _shown(content: Content) -> str:
    return html_of(content) or "[CSL STYLE ERROR: reference with no printed form.]"


def _bibliography_html(listed: Bibliography | None) -> str:
    entries = listed.entries if listed is not None else ()
    shown = [f'  <div class="csl-entry">{html_of(each)}</div>' for each in entries]
    return "\n".join(['<div class="csl-bib-body">', *shown, "</div>"])


def _header(listed: Bibliography) -> str:
    """Return the layout parameters of a list, as makeBibliography returns them, sorted by name."""
    values: dict[str, object] = {
        "bibend": "</div>",
        "bibliography_errors": "",
        "bibstart": '<div class="csl-bib-body">\n',
        "done": "true",
        "entry_ids": ",".join(listed.entry_ids),
        "entryspacing": listed.entry_spacing,
        "linespacing": listed.line_spacing,
        "maxoffset": listed.most_offset,
        "second-field-align": listed.second_field_align or "false",
    }
    if listed.hanging_indent:
        values["hangingindent"] = 2
    return "\n".join(f"{name}: {value}" for name, value in sorted(values.items()))


Standing = tuple[str, tuple[tuple[str, int | None, int], ...]]


def _standing(clusters: Sequence[Cluster], contents: Sequence[Content]) -> list[Standing]:
    """Return each cluster's text, and its cites' positions and first notes (0 where the item is cited once)."""
    done = placed(clusters, 5)
    counts = Counter(cite.id for cluster in done for cite in cluster.cites)
    first: dict[str, int] = {}
    for cluster in done:
        for cite in cluster.cites:
            first.setdefault(cite.id, cluster.note)
    return [
        (_shown(text), tuple((c.id, c.position, first[c.id] if counts[c.id] > 1 else 0) for c in cluster.cites))
        for cluster, text in zip(done, contents, strict=True)
    ]


def _changed(before: Standing | None, after: Standing) -> bool:
    """Return whether the suite's processor would print a citation anew: other text, positions or first notes."""
    if before is None or before[0] != after[0] or len(before[1]) != len(after[1]):
        return True
    return any(
        old[:2] != new[:2] or (old[2] and new[2] and old[2] != new[2])
        for old, new in zip(before[1], after[1], strict=True)
    )


def _run_citations(
    processor: Processor, items: Sequence[Item], steps: Sequence[object], mode: str, selection: Selection | None
) -> str:
    """Return the citations as they stand after the last step, those it changed marked ">>"."""
    known: dict[str, Cluster] = {}
    before: dict[str, Standing] = {}
    after: dict[str, Standing] = {}
    bibliography: Bibliography | None = None
    for step in steps:
        assert isinstance(step, list)
        cluster = _cluster(step[0])
        known[cluster.id] = cluster
        order = [*step[1], [cluster.id, cluster.note], *step[2]]
        clusters = [replace(known[each], note=int(note)) for each, note in order if each in known]
        used = {cite.id for each in clusters for cite in each.cites}
        made = processor.document([item for item in items if str(item["id"]) in used], clusters, selection)
        before = after
        after = dict(zip((each.id for each in clusters), _standing(clusters, made.citations), strict=True))
        bibliography = made.bibliography
        last = cluster.id
    if mode.startswith("bibliography"):
        return _bibliography_html(bibliography)
    changed = [key == last or _changed(before.get(key), shown) for key, shown in after.items()]
    texts = (text for text, _ in after.values())
    return "\n".join(
        f"{'>>' if new else '..'}[{i}] {text}" for i, (new, text) in enumerate(zip(changed, texts, strict=True))
    )
