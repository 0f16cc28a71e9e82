"""The CSL 1.0.2 processor: items in, formatted citations and bibliographies out.

    style = Style.parse(xml)
    processor = Processor(style, locale="kk-KZ", locale_by_item=True)
    listed = processor.bibliography(items)         # items: CSL-JSON mappings, each with an "id"
    for entry_id, entry in zip(listed.entry_ids, listed.entries):
        print(entry_id, as_text(entry), as_html(entry))
    made = processor.document(items, [Cluster((CiteItem("id-1", locator="49"),), note=1)])
    made.citations, made.bibliography
    part = processor.bibliography(items, Selection.of({"include": [{"field": "type", "value": "book"}]}))

Content is a tuple of strings and `Span(format, content)`; `runs(content)` gives it flat, for writers of other
formats. The style is compiled once for each locale it is used with. With `locale_by_item`, terms, dates and
quotes follow each item's `language`; a callable may name the locale of an item instead.

Errors: `StyleError` for styles, `LocaleError` for unknown locales. Items never raise: what is
of the wrong type counts as text or as missing.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kb.csl.abbreviations import Abbreviations
from kb.csl.bibliography import Bibliography, make_bibliography
from kb.csl.citations import Citer, placed
from kb.csl.cite import SUBSEQUENT
from kb.csl.disambiguate import Rules, disambiguate
from kb.csl.errors import LocaleError, StyleError
from kb.csl.html import html_of
from kb.csl.item import Item
from kb.csl.output import Content, Span, text_of
from kb.csl.program import Program, compiled
from kb.csl.rendering_state import CiteItem, Cluster, ListedItem
from kb.csl.selection import Rule, Selection
from kb.csl.sort import Collate, collation_key, sorted_by
from kb.csl.style import Style
from kb.csl.terms import checked_language, given_locale, locale_files, normal_language
from kb.csl.text_runs import Run, runs

DEFAULT_LOCALE: Final = "en-US"
_rules_of = lru_cache(maxsize=64)(Rules.of)
LocaleOf = Callable[[Mapping[str, object]], str | None]


@dataclass(frozen=True, slots=True)
class Document:
    """The citations of a text and its bibliography (None where the style has none)."""

    citations: tuple[Content, ...]
    bibliography: Bibliography | None


@dataclass(frozen=True, slots=True)
class ProcessorOptions:
    """What most lists leave as it is.

    `collate`: text -> sort key; the default ignores case, accents and punctuation.
    `locales`: XML of further locales, used before the installed ones of the same language.
    `abbreviations`: lists of short forms, by jurisdiction, kind and whole value (kb.csl.abbreviations).
    `links`: URL, DOI, PMID and PMCID become links in HTML.
    `keep_locators`: a style that prints no locators, as most numeric ones, has them after the cite: (3, p. 15).
    """

    collate: Collate = collation_key
    locales: tuple[str | bytes, ...] = ()
    abbreviations: Mapping[str, object] | None = None
    links: bool = False
    keep_locators: bool = False


class Processor:
    """A style in a locale, ready to format any number of lists.

    `locale`: a language tag; without one the style's own default-locale, else en-US.
    `locale_by_item`: terms follow each item's `language`, or what the callable gives for it.
    """

    def __init__(
        self,
        style: Style,
        locale: str | None = None,
        *,
        locale_by_item: bool | LocaleOf = False,
        options: ProcessorOptions | None = None,
    ) -> None:
        options = options or ProcessorOptions()
        self.style = style
        self.collate = options.collate
        self.keep_locators = options.keep_locators and not style.uses(style.citation, "locator")
        self._own = dict(given_locale(xml) for xml in options.locales)
        self._locale_of = locale_by_item
        self._extras = (Abbreviations(options.abbreviations), options.links)
        self._plain = not (self._own or options.abbreviations or options.links)
        self._programs: dict[str, Program] = {}
        wanted = locale or style.default_locale or DEFAULT_LOCALE
        self.locale = wanted if normal_language(wanted) in self._own else self._checked(wanted, locale is not None)
        self.program = self._program(self.locale)
        self.rules = _rules_of(style)

    def _checked(self, locale: str, chosen: bool) -> str:
        if chosen:
            return checked_language(locale)
        return normal_language(locale) or DEFAULT_LOCALE

    def _program(self, language: str) -> Program:
        program = self._programs.get(language)
        if program is None:
            own = compiled(self.style, language) if self._plain else None
            program = own or Program(self.style, language, self._own, *self._extras)
            self._programs[language] = program
        return program

    def _program_of(self, item: Item) -> Program:
        """Return the program of an item's language; the list's where it has none that is known."""
        if not self._locale_of:
            return self.program
        language = self._locale_of(item.raw) if callable(self._locale_of) else item.language
        if not isinstance(language, str) or not language:
            return self.program
        program = self._programs.get(language)
        if program is None:
            tag = normal_language(language)
            program = self._programs[language] = self._program(tag) if tag and self._known(tag) else self.program
        return program

    def _known(self, tag: str) -> bool:
        return tag in self._own or tag in locale_files()

    def bibliography(
        self, items: Iterable[Mapping[str, object]], selection: Selection | None = None, *, in_order: bool = True,
        set_apart: Container[str] = (),
    ) -> Bibliography:  # fmt: skip
        """Return the formatted list of items, in the style's order; raises StyleError where the style has none.

        `selection` leaves items out, which does not change the numbers and names of the others; without `in_order`
        the items stay as they are given. After those whose ids are `set_apart` the names of an author are repeated.
        """
        return self._listed(self._registered(items, in_order=in_order), selection, set_apart)

    def _listed(
        self, entries: Sequence[ListedItem], selection: Selection | None, set_apart: Container[str] = ()
    ) -> Bibliography:
        chosen = [entry for entry in entries if selection is None or selection.keeps(entry.item.raw)]
        return make_bibliography(self.program, chosen, set_apart)

    def order(self, items: Iterable[Mapping[str, object]]) -> list[str]:
        """Return the ids of items in the bibliography's order."""
        return [entry.item.id for entry in self._registered(items)]

    def cite(self, clusters: Sequence[Cluster], items: Iterable[Mapping[str, object]]) -> tuple[Content, ...]:
        """Return the citations of a text in order; `items` holds all that may be cited."""
        return self._citations(clusters, self._registered(items, clusters))

    def document(
        self,
        items: Iterable[Mapping[str, object]],
        clusters: Sequence[Cluster],
        selection: Selection | None = None,
        *,
        cited_first: bool = True,
    ) -> Document:
        """Return the citations of a text and the bibliography of all items, or of those that `selection` keeps.

        Items are numbered as they are cited, then as they are given; without `cited_first` as they are given.
        """
        entries = self._registered(items, clusters, cited_first=cited_first)
        listed = self._listed(entries, selection) if self.style.bibliography is not None else None
        return Document(self._citations(clusters, entries), listed)

    def _citations(self, clusters: Sequence[Cluster], entries: Sequence[ListedItem]) -> tuple[Content, ...]:
        distance = self.style.citation.get("near-note-distance", "5")
        near = int(distance) if distance.isdecimal() and len(distance) < 9 else 5
        citer = Citer(self.program, {entry.item.id: entry for entry in entries}, self.collate, self.keep_locators)
        return tuple(citer.render(cluster) for cluster in placed(clusters, near))

    def _registered(
        self, items: Iterable[Mapping[str, object]], clusters: Sequence[Cluster] = (), *, in_order: bool = True,
        cited_first: bool = True,
    ) -> list[ListedItem]:  # fmt: skip
        """Return the entries in the bibliography's order, numbered and disambiguated."""
        known: dict[str, ListedItem] = {}
        for raw in items:
            if isinstance(raw, Mapping):
                item = Item(raw)
                if not item.id:
                    item.id = f"item {len(known) + 1}"
                known[item.id] = ListedItem(item, self._program_of(item))
        cited = dict.fromkeys(cite.id for cluster in clusters for cite in cluster.cites if cite.id in known)
        entries = [known[item_id] for item_id in (dict.fromkeys([*cited, *known]) if cited_first else known)]
        for place, entry in enumerate(entries):
            entry.number = place + 1
        entries = self._sorted(entries) if in_order else entries
        if self.rules.later or self._repeats(clusters):  # cites are told apart by their later form
            for entry in entries:
                entry.position = SUBSEQUENT
        disambiguate(entries, self.rules)
        return entries

    def _repeats(self, clusters: Sequence[Cluster]) -> bool:
        """Return whether notes cite an item again."""
        if self.style.root.get("class") != "note":
            return False
        cited = [cite.id for cluster in clusters for cite in cluster.cites if cite.position is None]
        return len(set(cited)) < len(cited)

    def _sorted(self, entries: list[ListedItem]) -> list[ListedItem]:
        keys = [entry.program.bibliography_keys for entry in entries]
        cites = (entry.bibliography_cite() for entry in entries)
        ordered = sorted_by(entries, keys, cites, self.collate)
        numbered = [key for key in self.program.bibliography_keys if key.number]
        descends = bool(numbered) and numbered[-1].descending
        for place, entry in enumerate(ordered):
            number = entry.item.raw.get("citation-number")
            counted = len(ordered) - place if descends else place + 1
            entry.number = number if type(number) is int and number > 0 else counted
        return ordered


def as_text(content: Content) -> str:
    """Return an entry of a list, or a citation, as bare text."""
    return text_of(content)


def as_html(content: Content) -> str:
    """Return an entry of a list, or a citation, as HTML."""
    return html_of(content)


__all__ = [
    "Bibliography", "CiteItem", "Cluster", "Content", "Document", "LocaleError", "Processor",
    "ProcessorOptions", "Rule", "Run", "Selection", "Span", "Style", "StyleError", "as_html", "as_text", "runs",
]  # fmt: skip
