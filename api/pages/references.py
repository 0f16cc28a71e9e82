"""Formatted references for pages: the styles offered by name, one reference, a whole list."""

from dataclasses import dataclass

from api.i18n import N_
from api.pages import error_messages, query_params
from api.pages.page import Page
from kb.domain.records import Record
from kb.errors import ChoiceError, KbError
from kb.library import bibliography, standalone_citations
from kb.library.reference_list import ListedReference

STYLES = (
    ("gost-kz-dissertation", N_("GOST, for a Kazakhstani dissertation")),
    ("gost-kz-dissertation-alphabetical", N_("GOST, for a Kazakhstani dissertation, by alphabet")),
    ("gost-7.1-2003", N_("GOST 7.1-2003")),
    ("gost-7.1-2003-alphabetical", N_("GOST 7.1-2003, by alphabet")),
    ("gost-r-7.0.5-2008", N_("GOST R 7.0.5-2008 (Russia)")),
    ("gost-r-7.0.100-2018", N_("GOST R 7.0.100-2018 (Russia)")),
    ("apa", "APA"),
    ("chicago-author-date", "Chicago (author-date)"),
    ("chicago-notes-bibliography", "Chicago (notes)"),
    ("modern-language-association", "MLA"),
    ("harvard-cite-them-right", "Harvard"),
    ("iso690-numeric-en", "ISO 690"),
    ("nlm-citation-sequence", "Vancouver (NLM)"),
    ("ieee", "IEEE"),
    ("oscola", "OSCOLA"),
)
_NAMES = dict(STYLES)
_A_PAGE = "15"  # an example


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference, the style it is in, the styles to choose from, and what went wrong, if anything."""

    style: str
    entry: ListedReference | None
    trouble: str = ""
    pieces: tuple[tuple[str, str, str], ...] = ()
    missing: tuple[str, ...] = ()
    in_text: tuple[str, ...] = ()


def asked_style(page: Page) -> str:
    """Return the style that the address asks: one typed by name goes before one chosen."""
    typed = query_params.one(page.params, "other").removesuffix(".csl").lower()
    return typed or query_params.one(page.params, "style") or bibliography.DEFAULT_STYLE


def choices(style: str) -> tuple[tuple[str, str], ...]:
    """Return the styles to choose from, a typed one among them."""
    return STYLES if style in _NAMES else (*STYLES, (style, style))


def single(page: Page, record: Record) -> Reference:
    """Return the reference of one record in the style that the address asks."""
    style = asked_style(page)
    trouble = ""
    try:
        entry, pieces, missing = _explained(page, record, style)
    except KbError as error:
        trouble, style = error_messages.words(page, error), bibliography.DEFAULT_STYLE
        entry, pieces, missing = _explained(page, record, style)
    return Reference(style, entry, trouble, pieces, missing, _in_text(record, style))


def _in_text(record: Record, style: str) -> tuple[str, ...]:
    """Return how a text cites a record in a style: bare, and with a page; as in a text that cites nothing else."""
    try:
        texts = standalone_citations.citation_in_text(record, style, ("", _A_PAGE))
    except KbError:
        return ()
    return tuple(dict.fromkeys(filter(None, texts)))


def _explained(
    page: Page, record: Record, style: str
) -> tuple[ListedReference | None, tuple[tuple[str, str, str], ...], tuple[str, ...]]:
    """Return a reference, its pieces as (name, text, rule) and what it lacks; no pieces in styles that are not ours."""
    try:
        entry, explanation = bibliography.explain(record, style, page.lang)
    except ChoiceError:
        entries = bibliography.format_records([record], bibliography.ListOptions(style, lang=page.lang)).entries
        return (entries[0] if entries else None), (), ()
    pieces = tuple((piece.name.get(page.lang), piece.text, piece.rule.get(page.lang)) for piece in explanation.pieces)
    return entry, pieces, tuple(words.get(page.lang) for _name, words in explanation.missing)
