"""The languages of the interface: catalogues read as they stand, and the choice of one for a request."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from starlette.requests import Request

from kb.domain.languages import FIRST, LANGUAGES, SOURCE

COOKIE = "lang"
FOLDER = Path(__file__).parent / "locale"
_LONGEST_HEADER = 200


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for the catalogues and give it back as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts of the interface in one language; texts stand in the code in English."""

    lang: str
    catalogue: Translations

    def say(self, text: str, **values: object) -> str:
        """Return a text in this language, with its %(named)s values filled in; an unknown text is given back."""
        translated: str = self.catalogue.gettext(text) if text else ""
        return translated % values if values else translated

    def count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """Return the text that agrees with a number."""
        translated: str = self.catalogue.ngettext(singular, plural, number)
        return translated % {"num": number, **values}

    def knows(self, text: str) -> bool:
        """Return whether the catalogue has this text."""
        return self.lang == SOURCE or (bool(text) and self.catalogue.gettext(text) != text)


@lru_cache(maxsize=len(LANGUAGES))
def messages(lang: str) -> Messages:
    """Return the catalogue of a language, read from its .po file when first asked."""
    with (FOLDER / f"{lang}.po").open("rb") as stream:
        catalogue = read_po(stream, locale=lang, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Messages(lang, Translations(compiled))


def asked(request: Request) -> str:
    """Return the language that the address asks for; "" where it asks for none that we speak."""
    lang = request.query_params.get("lang", "")
    return lang if lang in LANGUAGES else ""


def language(request: Request, otherwise: str = FIRST) -> str:
    """Return the language of a page: by address, else cookie, else Accept-Language, else Kazakh or another one."""
    chosen = asked(request)
    if chosen:
        return chosen
    kept = request.cookies.get(COOKIE, "")
    if kept in LANGUAGES:
        return kept
    return accepted(request.headers.get("accept-language", ""), otherwise)


def accepted(header: str, otherwise: str) -> str:
    """Return the best of our languages by an Accept-Language header (RFC 9110, 12.5.4), else the other one."""
    best, weight = otherwise, 0.0
    for part in header[:_LONGEST_HEADER].split(","):
        tag, _semicolon, rest = part.strip().partition(";")
        lang = tag.split("-")[0].lower()
        if lang in LANGUAGES and (quality := _quality(rest)) > weight:
            best, weight = lang, quality
    return best


def _quality(text: str) -> float:
    name, _equals, value = text.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
