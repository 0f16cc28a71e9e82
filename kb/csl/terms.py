"""Locales: terms, localized dates, options, and their order of fallback (CSL 1.0.2, "Locale Fallback")."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from kb.csl.errors import LocaleError
from kb.csl.output import Quotes
from kb.csl.xml import XML_LANG, Node, read_xml

PRIMARY: Final = {
    "ar": "ar", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US",
    "es": "es-ES", "et": "et-EE", "eu": "eu", "fa": "fa-IR", "he": "he-IL", "hi": "hi-IN", "hy": "hy-AM",
    "ja": "ja-JP", "kk": "kk-KZ", "km": "km-KH", "ko": "ko-KR", "la": "la", "nb": "nb-NO", "nn": "nn-NO",
    "pa": "pa-PK", "pt": "pt-PT", "sl": "sl-SI", "sr": "sr-Latn-RS", "sv": "sv-SE", "uk": "uk-UA", "vi": "vi-VN",
    "zh": "zh-CN", "ca": "ca-AD", "no": "nb-NO", "sr-RS": "sr-Cyrl-RS",
}  # fmt: skip
FORM_FALLBACK: Final = {
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
    "short": ("short", "long"),
    "verb": ("verb", "long"),
    "long": ("long",),
}

LAST: Final = "en-US"  # the language that is asked where others have nothing
_COMMENT: Final = re.compile("<!--.*?-->", re.S)
_PLAIN: Final = re.compile(  # no ordinal and of no gender: its form, before or after its name, and its content
    r'<term(?: form="([^"]*)")? name="((?!ordinal)[^"]*)"(?: form="([^"]*)")?'
    r"\s*(?:/>|>([^<]*(?:<(?!/term>)[^<]*)*)</term>)"
)
_XML_ONLY: Final = re.compile(r"[<&\r]")  # text without these is what an XML reader makes of it
_LINE_ENDS: Final = re.compile(r"\A\s*\n\s*|\s*\n\s*\Z")
_MONTHS: Final = tuple(f"month-{number:02d}" for number in range(1, 13))
TermKey = tuple[str, str]
TermText = tuple[str, str]
Terms = dict[TermKey, TermText | str]  # singular and plural; of an installed locale its XML, until it is asked for


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A localized date: its parts in order and its delimiter."""

    parts: tuple[Node, ...]
    delimiter: str = ""
    attrs: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Locale:
    """What a style sees of a language; filled once by `locale_for`, then only read.

    `below` gives the terms that stand in where the language has none; they are read when the first one is missed.
    `alone` are the months as words of their own, where the overlay has them in the case that a day asks for.
    """

    language: str
    below: Callable[[TermKey], TermText | None] | None = None
    terms: Terms = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    ordinals: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    dates: dict[str, DateFormat] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)

    def copy(self) -> "Locale":
        """Return a locale that can be overlaid without changing this one."""
        return Locale(
            self.language,
            self.below,
            dict(self.terms),
            dict(self.genders),
            dict(self.ordinals),
            dict(self.dates),
            dict(self.options),
            dict(self.alone),
        )

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """Return a term, by the form fallback of the specification; None where the locale has none."""
        for fallback_form in FORM_FALLBACK.get(form, ("long",)):
            term = self.exact(name, fallback_form)
            if term is not None:
                return term[1] if plural else term[0]
        return None

    def exact(self, name: str, form: str) -> TermText | None:
        """Return a term in just this form, singular and plural."""
        term = self.terms.get((name, form))
        if term is None:
            return self.below((name, form)) if self.below is not None else None
        if isinstance(term, str):
            term = self.terms[name, form] = _read_term(term)
        return term

    def label(self, name: str, form: str, plural: bool) -> str | None:
        """Return the term of a locator label, under its old name too."""
        other = name.replace("-", " ") if "-" in name else name.replace(" ", "-")
        return self.term(name, form, plural) or self.term(other, form, plural)

    def quotes(self) -> Quotes:
        """Return the locale's quotation marks."""
        outer = (self.term("open-quote") or "“", self.term("close-quote") or "”")
        inner = (self.term("open-inner-quote") or "‘", self.term("close-inner-quote") or "’")
        return Quotes(outer, inner, self.options.get("punctuation-in-quote") == "true")

    def read(self, file: Traversable) -> None:
        """Let an installed file's contents replace what is there; its plain terms stay XML, since a list needs few."""
        pieces = _PLAIN.split(_COMMENT.sub("", file.read_text("utf-8-sig")))
        plain = zip(pieces[1::5], pieces[2::5], pieces[3::5], pieces[4::5], strict=True)
        self.terms.update({(name, before or after or "long"): content or "" for before, name, after, content in plain})
        self.overlay(read_xml("".join(pieces[::5]), f"locale {file.name}"))

    def overlay(self, node: Node) -> None:
        """Let a cs:locale element's contents replace what is there."""
        for child in node.children:
            if child.name == "terms":
                self._overlay_terms(child)
            elif child.name == "date":
                parts = tuple(part for part in child.children if part.name == "date-part")
                self.dates[child.get("form")] = DateFormat(parts, child.get("delimiter"), child.attrs)
            elif child.name == "style-options":
                self.options.update(child.attrs)

    def _overlay_terms(self, terms: Node) -> None:
        if any(term.attrs.get("name", "").startswith("ordinal") for term in terms.children):
            self.ordinals.clear()
        for term in terms.children:
            attrs = term.attrs
            name = attrs.get("name", "")
            if self.alone:
                self.alone.pop(name, None)
            text = _forms(term)
            if "gender" in attrs:
                self.genders[name] = attrs["gender"]
            if name[:7] == "ordinal" and (name == "ordinal" or name[8:].isdigit()):
                self.ordinals[name, attrs.get("gender-form", "")] = (text[0], attrs.get("match", ""))
            elif "gender-form" in attrs:
                self.terms[name, f"{attrs.get('form', 'long')}:{attrs['gender-form']}"] = text
            else:
                self.terms[name, attrs.get("form", "long")] = text


def _read_term(content: str) -> TermText:
    """Return the singular and plural of a term's XML content."""
    if _XML_ONLY.search(content):
        return _forms(read_xml(f"<term>{content}</term>", "locale"))
    return (_trimmed(content),) * 2


def _forms(term: Node) -> TermText:
    if not term.children:
        return (_trimmed(term.text),) * 2
    single, multiple = term.child("single"), term.child("multiple")
    return _trimmed(single.text if single else ""), _trimmed(multiple.text if multiple else "")


def _trimmed(text: str) -> str:
    """Return a term's text without line breaks at its ends; white space alone is no text."""
    if text[:1] > " ":
        return _LINE_ENDS.sub("", text) if "\n" in text else text
    return "" if text.isspace() else _LINE_ENDS.sub("", text)


@lru_cache(maxsize=1)
def locale_files() -> Mapping[str, Traversable]:
    """Return the installed locale files by language; ours come before the package's."""
    by_language: dict[str, Traversable] = {}
    for folder in (files("kb.csl") / "data" / "locales", files("citeproc") / "data" / "locales"):
        if folder.is_dir():
            for file in folder.iterdir():
                if file.name.startswith("locales-") and file.name.endswith(".xml"):
                    by_language.setdefault(file.name[8:-4], file)
    return by_language


def language_files(language: str) -> tuple[Traversable, ...]:
    """Return a language's installed file, and the overlay of ours beside it where there is one."""
    file = locale_files().get(language)
    if file is None:
        return ()
    extra = files("kb.csl") / "data" / "locales" / f"overlay-{language}.xml"
    return (file, extra) if extra.is_file() else (file,)


def normal_language(language: str) -> str:
    """Return a language tag in the form of locale files: kk -> kk-KZ, EN_us -> en-US; "" where it is none."""
    parts = [part for part in language.strip().replace("_", "-").split("-x-")[0].split("-") if part]
    if not parts or not parts[0].isalpha() or not 2 <= len(parts[0]) <= 3:
        return ""
    first = parts[0].lower()
    tag = "-".join([first, *(p.upper() if len(p) == 2 else p.title() for p in parts[1:])])
    if tag in locale_files():
        return tag
    for shorter in (PRIMARY.get(tag), f"{first}-{parts[-1].upper()}", PRIMARY.get(first), f"{first}-{first.upper()}"):
        if shorter and (shorter in locale_files() or shorter == PRIMARY.get(first)):
            return shorter
    near = [known for known in sorted(locale_files()) if known.split("-")[0] == first]
    return near[0] if near else tag


def checked_language(language: str) -> str:
    """Return the installed language of a tag; raises LocaleError with the installed ones."""
    tag = normal_language(language)
    if tag in locale_files():
        return tag
    raise LocaleError(language, sorted(locale_files()))


@lru_cache(maxsize=64)
def installed(tag: str) -> Locale:
    """Return the locale of a language as the installed files have it: en-US below, primary dialect, dialect."""
    locale = Locale(tag)
    for dialect in _chain(tag):
        if dialect != LAST or tag == LAST:
            public, *ours = language_files(dialect) or (None,)
            if public is not None:
                locale.read(public)
            for file in ours:
                alone = {name: term[0] for name in _MONTHS if (term := locale.exact(name, "long"))}
                locale.read(file)
                locale.alone = alone
    if tag != LAST:
        locale.below = _last_term
        if not (locale.ordinals and len(locale.dates) > 1 and "punctuation-in-quote" in locale.options):
            _fill(locale, installed(LAST))
    return locale


def _last_term(key: TermKey) -> TermText | None:
    name, form = (f'{attribute}="{value}"' for attribute, value in zip(("name", "form"), key, strict=True))
    if key[1] != "long" and f"{name} {form}" not in last_text() and f"{form} {name}" not in last_text():
        return None  # most forms that a language lacks nobody has
    return installed(LAST).exact(*key)


@lru_cache(maxsize=1)
def last_text() -> str:
    """Return the XML of the language that is asked where others have nothing."""
    return "".join(file.read_text("utf-8-sig") for file in language_files(LAST))


def _fill(locale: Locale, last: Locale) -> None:
    """Return a locale what it lacks besides terms."""
    locale.ordinals = locale.ordinals or dict(last.ordinals)
    locale.dates = {**last.dates, **locale.dates}
    locale.options = {**last.options, **locale.options}


def _chain(tag: str) -> tuple[str, ...]:
    first = tag.split("-", maxsplit=1)[0]
    return tuple(dict.fromkeys((LAST, PRIMARY.get(first, first), tag)))


def locale_for(language: str, overrides: Iterable[Node] = (), own: Mapping[str, Node] | None = None) -> Locale:
    """Return the locale of a language: installed files, then given XML of it, then in-style overrides."""
    tag = normal_language(language) or "en-US"
    locale = installed(tag).copy()
    for dialect in _chain(tag):
        if own and dialect in own and (dialect != LAST or tag == LAST):
            locale.overlay(own[dialect])
    for node in overrides:
        locale.overlay(node)
    return locale


def override_languages(language: str) -> tuple[str, ...]:
    """Return the xml:lang values of in-style locales that apply to a language, weakest first."""
    tag = normal_language(language) or "en-US"
    first = tag.split("-")[0]
    return tuple(dict.fromkeys(("", first, tag)))


def given_locale(xml: str | bytes) -> tuple[str, Node]:
    """Return the language and root of a locale's XML."""
    node = read_xml(xml, "locale")
    return normal_language(node.get(XML_LANG)) or "en-US", node
