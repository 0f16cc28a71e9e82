"""Names and codes of languages as other programs write them, to the codes of BCP 47.

The names in English, Russian and Kazakh are those of the Common Locale Data Repository; here stand the names that only
LaTeX has, and where the same word means another code.
"""

import re
from collections.abc import Mapping
from functools import cache

from babel.core import Locale, get_global

from kb.domain.languages import LANGUAGES, SPOKEN
from kb.formats.bibtex.fields import LANGIDS

_LATEX = {
    "en": "american british ukenglish usenglish canadian australian newzealand",
    "de": "ngerman naustrian austrian swissgerman nswissgerman deutsch", "fr": "francais français acadian canadien",
    "pt": "brazilian brazil portuges", "es": "mexican spanishmx castellano español",
    "el": "polutonikogreek", "nb": "norwegian norsk bokmal bokmål", "nn": "nynorsk", "hu": "magyar", "sl": "slovene",
    "ky": "kirghiz kirgiz кыргызский киргизский", "az": "azeri", "fa": "farsi", "ga": "irish gaelic", "uk": "ukraineb",
    "sr": "serbianc", "tr": "türkçe", "it": "italiano", "pl": "polski", "kk": "qazaq qazaqsha kazak казак казакша",
    "uz": "ozbek o‘zbek", "zh": "mandarin", "la": "ecclesiasticlatin classiclatin medievallatin",
    "ro": "moldavian", "nl": "flemish",
}  # fmt: skip
_REGIONAL = {
    "british": "en-GB", "ukenglish": "en-GB", "american": "en-US", "usenglish": "en-US", "canadian": "en-CA",
    "australian": "en-AU", "newzealand": "en-NZ", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "acadian": "fr-CA", "canadien": "fr-CA", "brazilian": "pt-BR", "brazil": "pt-BR",
    "mexican": "es-MX", "spanishmx": "es-MX",
}  # fmt: skip
_NEAR = (*LANGUAGES, "uz", "ky", "tg", "tk", "az", "tt", "uk", "be", "de", "fr", "tr", "zh", "ar", "fa", "es", "it")
_WORDS_OF_LANGUAGE = re.compile(
    r"\s*\b(?:тілі|тілінде|язык|языке|language)\b|\s*\bяз\.|^(?:на|in|текст на)\s+", re.IGNORECASE
)
_RUSSIAN_CASE = re.compile(r"(?<=\w{3})ском\b")  # на русском языке
_KAZAKH_ADVERB = re.compile(r"(?<=\w{3})(?:ша|ше)$")  # қазақша


def named(text: str) -> str:
    """Return the code of the first language that a text names ("english and russian"); "" where it names none."""
    whole = " ".join(_WORDS_OF_LANGUAGE.sub("", text).split()).casefold()
    whole = _RUSSIAN_CASE.sub("ский", whole)
    first = next(iter(re.findall(r"[^\W\d_]+", whole)), "")
    code = _names().get(whole) or _names().get(first) or _names().get(_KAZAKH_ADVERB.sub("", first), "")
    return code or (_abbreviated(first) if "." in whole and len(first) > 1 else "")


def code(text: str) -> str:
    """Return the code of a language named, or given as a tag (kk, kk-KZ, kaz); "" where it is neither."""
    tag = re.match(r"([a-z]{2,3})(?![^\W_])", text.strip().casefold())
    written = get_global("language_aliases").get(tag[1], tag[1]) if tag else ""
    return named(text) or (written if written in _locale("en") else "")


def regional(text: str) -> str:
    """Return the tag of a language that LaTeX names by its country (british: en-GB); "" for others."""
    return _REGIONAL.get(text.strip().casefold(), "")


@cache
def _names() -> Mapping[str, str]:
    """Return the code of each name, in small letters."""
    names: dict[str, str] = {}
    for language in reversed(LANGUAGES):
        for code, name in _locale(language).items():
            plain = " ".join(_WORDS_OF_LANGUAGE.sub("", name).split()).casefold()
            if len(plain) > 3 and len(code) < 4:
                names.setdefault(plain, code)
    names |= {name: code for code, names_of_it in _LATEX.items() for name in names_of_it.split()}
    names |= {name: code for code, name in LANGIDS.items()}
    names |= {short: row.code for row in SPOKEN.values() for short in row.short if not short.isascii() or short == "kz"}
    return names


def _abbreviated(word: str) -> str:
    """Return the code of a language near to us whose name a word with a full stop begins: англ., қаз."""
    names = ((code, _locale(language).get(code, "")) for code in _NEAR for language in LANGUAGES)
    return next((code for code, name in names if name.casefold().startswith(word)), "")


@cache
def _locale(language: str) -> Mapping[str, str]:
    return Locale(language).languages
