"""Locators and the forms of markers: pages that a work has not, labels in another language, unlike forms."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.domain.records import Record
from kb.language.folding import skeleton
from kb.manuscript.audit.audited_manuscript import AuditedManuscript, CitedItem, Finding, finding_at_marker
from kb.manuscript.author_date_candidates import SHORT_NAME
from kb.manuscript.author_date_citations import ListNames
from kb.manuscript.marker_grammar import LABELS, LABELS_OF_PAGES, MarkerItem, is_reversed_range
from kb.manuscript.markers import TextMarker
from kb.manuscript.reading import PlacedMarker
from kb.manuscript.reference_list.patterns import UNDATED
from kb.messages import Message

_LABEL = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]\.)([^\W\d_]+)(?=\.|\s|\d|\]|\)|,|;|$)")
_NUMBERS = re.compile(r"\d+(?:[a-zа-я]{1,2}(?![a-zа-я]))?|(?<=[.\s,])[IVXLC]+(?=[\s,.\])])")
_LIKE = {"uk": "ru", "be": "ru"}  # languages whose word for page is that of another
_WRITTEN = {"kk": "{} б.", "ru": "с. {}", "en": "p. {}"}
_RANGE = re.compile(r"(?<!\w)(\d{1,5})\s?[-–—]\s?(\d{1,5})(?!\w)")
_NAMES = "\ue000"  # stands for the names in the form of a marker
_UNDATED = re.compile(UNDATED, re.IGNORECASE)
_UNLIKE = 3  # a form is the usual one where it has so many times the markers of another


def find(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield what is wrong with locators and forms."""
    yield from _outside(subject)
    languages = list(_language(subject))
    yield from languages
    reported_markers = {(finding.line, finding.raw) for finding in languages}
    yield from (finding for finding in _forms(subject) if (finding.line, finding.raw) not in reported_markers)
    yield from _unlettered(subject)
    for placed in subject.markers:
        yield from _mistyped(placed)
        if not placed.marker.items and not placed.marker.dead:
            yield finding_at_marker(
                "marker-form", "warning", placed, Message("audit-marker-unread", raw=placed.marker.raw)
            )
        for item in placed.marker.items:
            if item.ambiguous and item.locators:
                number, page = item.number or 0, item.locators[0].value
                cause = Message("audit-marker-ambiguous", raw=placed.marker.raw, number=number, page=page)
                yield finding_at_marker("marker-form", "warning", placed, cause)


def _mistyped(placed: PlacedMarker) -> Iterator[Finding]:
    """Yield that a bracket of a citation is lost, or that its numbers of works run backwards."""
    raw, cites_by_number = placed.marker.raw, any(item.number for item in placed.marker.items)
    lost = (
        any(raw.count(sign) != raw.count(other) for sign, other in ("[]", "{}"))
        if raw[:1] == "\\"
        else ((raw[:1] in "[(") != (raw[-1:] in "])"))
    )
    if placed.marker.items and lost and placed.marker.beside:
        yield finding_at_marker("marker-form", "warning", placed, Message("audit-bracket-lost", raw=raw))
    groups = (
        (_RANGE.fullmatch(group.strip()) for group in re.split("[;,]", raw.strip("[]()"))) if cites_by_number else ()
    )
    for works in filter(None, groups):
        if is_reversed_range(*works.groups()) and not any(item.locators for item in placed.marker.items):
            yield finding_at_marker("marker-form", "warning", placed, Message("audit-numbers-turned", numbers=works[0]))


def _unlettered(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield citations by author and year that may mean several entries."""
    names = ListNames(subject.entries) if any(item.year for _, item, _ in subject.cited) else None
    for placed, item, entry in subject.cited:
        works = names.entries_meant(item) if names and item.year and entry else []
        titles = {skeleton(title.value) for work in works for title in work.record.titles[:1]}
        if len(titles) > 1:  # one work that stands twice has one letter
            numbers = tuple(work.shown for work in works)
            cause = Message("audit-letter-missing", names=item.names, year=item.year, entries=numbers)
            yield finding_at_marker("marker-form", "warning", placed, cause)


def _outside(subject: AuditedManuscript) -> Iterator[Finding]:
    for placed, item, entry in subject.cited:
        if entry is None or item.ambiguous or any(locator.label == "volume" for locator in item.locators):
            continue
        for locator in item.locators:
            backwards = next(
                (pair for pair in _RANGE.finditer(locator.value) if is_reversed_range(*pair.groups())), None
            )
            if backwards and locator.label == "page":
                cause = Message("audit-locator-turned", pages=backwards[0])
                yield finding_at_marker("locator-outside-pages", "error", placed, cause)
            pages = [
                int(number) for number in re.findall(r"(?<![\w])\d{1,5}(?![\w])", _RANGE.sub(_whole, locator.value))
            ]
            outside = _not_within(entry.record, pages) if locator.label == "page" and pages else None
            if outside:
                cause = Message("audit-locator-outside-pages", page=outside[0], pages=outside[1])
                yield finding_at_marker("locator-outside-pages", "error", placed, cause)


def _whole(pages: re.Match[str]) -> str:
    """Return a range whose last page is short with that page whole: 229–31 is 229–231."""
    first, last = pages.groups()
    return f"{first}–{first[: max(0, len(first) - len(last))]}{last}"


def _not_within(record: Record, pages: list[int]) -> tuple[int, str] | None:
    """Return the first page that a work has not, and the pages it has as its entry says; None where all are there."""
    fields = record.fields
    first_last = re.fullmatch(r"(\d+)\s?[-–—]{1,2}\s?(\d+)", fields.get("page", "").strip())
    if first_last:
        low, high = int(first_last[1]), int(first_last[2])
        if high < low:
            high = int(first_last[1][: len(first_last[1]) - len(first_last[2])] + first_last[2])
        outside = next((page for page in pages if not low <= page <= high), None)
        return (outside, f"{low}–{high}") if outside is not None and low <= high else None
    alone = re.fullmatch(r"\d{1,5}", fields.get("page", "").strip())
    if alone and record.type == "article-newspaper":  # it stands on that page; of a journal it may be the page cited
        outside = next((page for page in pages if page != int(alone[0])), None)
        return (outside, alone[0]) if outside is not None else None
    extent = re.fullmatch(r"\D*(\d{1,5})\D*", fields.get("number-of-pages", ""))
    several = fields.get("number-of-volumes") or fields.get("volume")
    if extent and not several:
        outside = next((page for page in pages if page > int(extent[1])), None)
        return (outside, extent[1]) if outside is not None else None
    return None


def page_label(cited: CitedItem) -> str:
    """Return the word for page that stands beside the pages of one item as typed; "" where none does."""
    return next((word for word in _page_words(cited) if _said_in(word)), "")


def _page_words(cited: CitedItem) -> list[str]:
    """Return the words for page, in whatever language, beside the pages of one item as typed."""
    if cited.item.locators and all(locator.label != "page" for locator in cited.item.locators):
        return []
    part = cited.item.printed if cited.item.names and cited.item.printed else _UNDATED.sub("", _typed(cited))
    words = (match[1].casefold() for match in _LABEL.finditer(part))
    return [word for word in words if LABELS.get(word) == "page"]


def _typed(cited: CitedItem) -> str:
    """Return the group of a marker that one item stands in, as typed."""
    items = cited.placed.marker.items
    raw = cited.placed.marker.raw
    if raw.startswith("\\") and len(items) > 1:
        return ""
    groups = [group.replace(cited.item.label, "", 1) for group in raw.strip("[]()").split(";")]
    return groups[items.index(cited.item)] if len(groups) == len(items) else groups[0] if len(groups) == 1 else ""


def _said_in(label: str) -> str:
    return next((language for language, labels in LABELS_OF_PAGES.items() if label in labels), "")


def _language(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield labels in another language than the work's, or than the text's where most others are in that one.

    The label of the work's own language is never wrong: it is what a writing of the manuscript makes.
    """
    paged = [
        (cited, tongue, cited.entry.record.language[:2]) for cited in subject.cited
        if cited.entry and (tongue := _said_in(page_label(cited)))
        and cited.entry.record.language[:2] in LABELS_OF_PAGES
    ]  # fmt: skip
    foreign = {cited.placed.marker: lang for cited, lang, language in paged if language != subject.language}
    by_text = len(foreign) >= 2 and sum(lang == subject.language for lang in foreign.values()) * 3 >= len(foreign) * 2
    wrong = [item for item in paged if item[1] != item[2] and not (by_text and item[1] == subject.language)]
    repairs = _relabelled([(cited, language) for cited, _said, language in wrong])
    for cited, _said, wanted in wrong:
        cause = Message("audit-locator-language", label=page_label(cited), wanted=_WRITTEN[wanted].format("").strip())
        yield finding_at_marker(
            "locator-language", "warning", cited.placed, cause, repairs.get(cited.placed.marker, "")
        )


def _relabelled(wrong: Sequence[tuple[CitedItem, str]]) -> dict[TextMarker, str]:
    """Return the markers that can be written with the labels of these languages: each work has one page of its own."""
    by_marker: defaultdict[TextMarker, dict[MarkerItem, str]] = defaultdict(dict)
    for cited, language in wrong:
        by_marker[cited.placed.marker][cited.item] = language
    repairs = {}
    for marker, languages in by_marker.items():
        groups = marker.raw[1:-1].split(";")
        if len(groups) == len(marker.items) and marker.raw[:1] in "[(":
            written = [
                _group(group, item, languages[item]) if item in languages else group
                for group, item in zip(groups, marker.items, strict=True)
            ]
            numbered = not any(item.year or (item.key and not item.label) for item in marker.items)
            around = "[]" if numbered else marker.raw[0] + marker.raw[-1]
            repairs[marker] = ";".join(written).join(around) if all(written) else ""
    return repairs


def _group(group: str, item: MarkerItem, language: str) -> str:
    """Return a group of a marker with its page in the words of a language; "" where it has no page, or more."""
    if [locator.label for locator in item.locators] != ["page"]:
        return ""
    located = _WRITTEN[language].format(item.locators[0].value)
    if item.year or (item.key and not item.label):
        return group.replace(item.printed, located) if item.printed and group.count(item.printed) == 1 else ""
    space = group[: len(group) - len(group.lstrip())]
    return f"{space}{item.before}{item.label or item.number}, {located}" if item.label or item.number else ""


def _shape(cited: CitedItem) -> str:
    """Return the form of a marker of one work: its signs, N for the number (or names and year), V for the pages."""
    raw, item = SHORT_NAME.sub("", cited.placed.marker.raw), cited.item
    if item.before:  # (цит. по: [3, с. 45]) is [3, с. 45]
        raw = re.sub(r"^\((\[.*\])\)$", r"\1", raw.replace(item.before, "", 1))
    raw = re.sub(r"(?<![^\W\d_])(бб|сс|pp)(?![^\W\d_])", lambda plural: plural[0][0], raw)
    named = raw if item.apart or not item.names else raw.replace(item.names, _NAMES, 1)
    shown = item.year or item.label
    shape = named.replace(shown, "N", 1) if shown else _NUMBERS.sub("N", raw, count=1)
    return re.sub(
        r"(?:(?<![^\W\d_])[A-ZА-Я])?\d+[а-яa-z]{0,2}(?:\s*(?:[-–—]|,|и|және)\s*\d+[а-яa-z]{0,2})*(?=[^а-яa-z]|(?:бб?|с|p)\b)",
        "V",
        shape,
    )


def _forms(subject: AuditedManuscript) -> Iterator[Finding]:
    """Yield markers whose form is not the one that most have, among those of one page and one language of label."""
    families: defaultdict[tuple[str, bool, bool], list[tuple[CitedItem, str]]] = defaultdict(list)
    typed = [cited for cited in subject.cited if not cited.placed.marker.beside]
    for cited in typed:
        marker, item = cited.placed.marker, cited.item
        simple = (
            len(marker.items) == 1
            and marker.raw[:1] in "[("
            and (item.label or (item.number is not None and not item.key))
            and not item.ambiguous
        )
        if simple and [locator.label for locator in item.locators] in (["page"], []):
            label_lang = _said_in(page_label(cited)) or next(iter(_page_words(cited)), "")  # S. of a German work
            work = cited.entry.record.language[:2] if cited.entry else ""
            form = "bare" if not item.locators else label_lang or _LIKE.get(work, work) or subject.language
            families[form, bool(item.year), item.apart].append((cited, _shape(cited)))
    yield from _in_other_brackets(typed, families)
    yield from _cited_otherwise(typed)
    for members in families.values():
        counted = Counter(shape for _, shape in members)
        usual, times = counted.most_common(1)[0]
        for cited, shape in members:
            if shape != usual and times >= _UNLIKE * counted[shape]:
                example = next(member.placed.marker.raw for member, other_shape in members if other_shape == usual)
                cause = Message("audit-marker-form", usual=example)
                yield finding_at_marker("marker-form", "warning", cited.placed, cause, _reshaped(cited.item, usual))


def _in_other_brackets(
    typed: Sequence[CitedItem], families: Mapping[tuple[str, bool, bool], Sequence[tuple[CitedItem, str]]]
) -> Iterator[Finding]:
    """Yield numbered markers in round brackets among square ones, but those whose form is looked at with others."""
    looked_at = {cited.placed.marker for members in families.values() for cited, _ in members}
    numbered = {
        cited.placed.marker: cited for cited in typed
        if cited.item.label or not (cited.item.year or cited.item.key or cited.placed.marker.raised)
    }  # fmt: skip
    square = [marker for marker in numbered if marker.raw.startswith("[")]
    round_ones = [marker for marker in numbered if marker.raw.startswith("(")]
    if len(square) >= _UNLIKE * len(round_ones):
        for marker in round_ones:
            if marker not in looked_at:
                cause = Message("audit-marker-form", usual=square[0].raw)
                yield finding_at_marker(
                    "marker-form", "warning", numbered[marker].placed, cause, f"[{marker.raw[1:-1]}]"
                )


def _cited_otherwise(typed: Sequence[CitedItem]) -> Iterator[Finding]:
    """Yield citations by names among those by numbers, and the other way round; not Smith (2001) … [12] of one work."""
    both = {(cited.placed.block, cited.entry) for cited in typed if not cited.item.year}
    named = {
        cited.placed.marker: cited.placed for cited in typed
        if (cited.placed.block, cited.entry) not in both
    }  # fmt: skip
    numbered = {
        cited.placed.marker: cited.placed for cited in typed
        if cited.item.label or not (cited.item.year or cited.item.key)
    }  # fmt: skip
    fewer, more = sorted((named, numbered), key=len)
    if fewer and len(more) >= _UNLIKE * len(fewer):
        cause = Message("audit-marker-form", usual=next(iter(more)).raw)
        yield from (finding_at_marker("marker-form", "warning", placed, cause) for placed in fewer.values())


def _reshaped(item: MarkerItem, form: str) -> str:
    """Return the marker of an item in the form that is usual."""
    number = item.year or item.label or str(item.number)
    marker = form.replace("N", item.before + number if item.apart or not item.year else number, 1)
    marker = marker.replace("V", item.locators[0].value, 1) if item.locators else marker
    return marker.replace(_NAMES, item.before + item.names, 1)
