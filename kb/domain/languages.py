"""The languages in which we speak: one row each, in the order in which a missing text is looked for in another one.

A language is added here, in the words of `kb/data` and `kb/gost/data`, in the catalogues of `api/locale`, and where
`kb/language` has a stemmer, an alphabet and dates for it. Languages of works are open: any BCP 47 code.
"""

from collections.abc import Mapping
from typing import NamedTuple


class SpokenLanguage(NamedTuple):
    """A language of ours, by its BCP 47 code: its own name and its English one.

    `iso639_2b` is its code in libraries, `locale` the CLDR locale of its dates; `short` are the other codes and
    abbreviations by which a question may name it; `quotes` are its marks of quotation, the inner ones last.
    """

    code: str
    name: str
    english: str
    iso639_2b: str
    locale: str
    short: tuple[str, ...]
    quotes: str = "“”‘’"


_ROWS = (
    SpokenLanguage("kk", "Қазақша", "Kazakh", "kaz", "kk", ("kaz", "kz", "қаз", "каз"), "«»“”"),
    SpokenLanguage("ru", "Русский", "Russian", "rus", "ru", ("rus", "рус"), "«»„“"),
    SpokenLanguage("en", "English", "English", "eng", "en_GB", ("eng", "анг")),
)
SPOKEN: Mapping[str, SpokenLanguage] = {row.code: row for row in _ROWS}
LANGUAGES = tuple(SPOKEN)
FIRST = LANGUAGES[0]  # where nothing says which language is meant
SOURCE = "en"  # in which texts stand in the code
