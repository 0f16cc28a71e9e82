"""Names and codes of languages as other programs write them, to the codes of BCP 47."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from kb.formats.bibtex.fields import LANGIDS

_CODES: Mapping[str, str] = MappingProxyType(
    {name: code for code, name in LANGIDS.items()}
    | {
        "american": "en", "british": "en", "ukenglish": "en", "usenglish": "en", "eng": "en", "английский": "en",
        "ағылшын": "en", "ағылшынша": "en", "rus": "ru", "русский": "ru", "орыс": "ru", "орысша": "ru", "kaz": "kk",
        "қазақ": "kk", "қазақша": "kk", "казахский": "kk", "kz": "kk", "ngerman": "de", "deu": "de", "ger": "de",
        "fra": "fr", "fre": "fr", "ukr": "uk", "tur": "tr", "zho": "zh", "chi": "zh", "spa": "es", "ita": "it",
        "lat": "la", "pol": "pl", "norwegian": "nb", "norsk": "nb", "bokmal": "nb", "nynorsk": "nn", "danish": "da",
        "swedish": "sv", "finnish": "fi", "estonian": "et", "latvian": "lv", "lithuanian": "lt", "dutch": "nl",
        "portuguese": "pt", "brazilian": "pt-BR", "czech": "cs", "slovak": "sk", "hungarian": "hu", "magyar": "hu",
        "romanian": "ro", "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "slovene": "sl", "slovenian": "sl",
        "greek": "el", "polutonikogreek": "grc", "hebrew": "he", "arabic": "ar", "persian": "fa", "farsi": "fa",
        "japanese": "ja", "korean": "ko", "mongolian": "mn", "uzbek": "uz", "kyrgyz": "ky", "kirghiz": "ky",
        "kirgiz": "ky", "tajik": "tg", "turkmen": "tk", "azerbaijani": "az", "azeri": "az", "tatar": "tt",
        "uyghur": "ug", "bashkir": "ba", "armenian": "hy", "georgian": "ka", "belarusian": "be", "catalan": "ca",
        "basque": "eu", "galician": "gl", "icelandic": "is", "irish": "ga", "welsh": "cy", "hindi": "hi",
        "vietnamese": "vi", "thai": "th", "indonesian": "id", "macedonian": "mk", "albanian": "sq", "naustrian": "de",
        "austrian": "de", "swissgerman": "de", "german": "de", "francais": "fr", "français": "fr", "canadian": "en",
        "australian": "en", "newzealand": "en", "mexican": "es", "узбекский": "uz", "өзбек": "uz", "кыргызский": "ky",
        "қырғыз": "ky", "немецкий": "de", "неміс": "de", "французский": "fr", "француз": "fr", "турецкий": "tr",
        "түрік": "tr", "китайский": "zh", "қытай": "zh", "украинский": "uk", "украин": "uk",
    }
)  # fmt: skip


def named(text: str) -> str:
    """The code of the first language that a text names ("english and russian"); "" where it names none we know."""
    whole = text.strip().casefold()
    first = next(iter(re.findall(r"[^\W\d_]+", whole)), "")
    return _CODES.get(whole) or _CODES.get(first, "")


def code(text: str) -> str:
    """Return the code of a language named, or given as a tag (kk, kk-KZ, kaz); "" where it is neither."""
    tag = re.fullmatch(r"([a-z]{2,3})(?:[-_].*)?", text.strip().casefold())
    return named(text) or (tag[1] if tag else "")
