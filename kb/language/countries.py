"""The names of countries and large cities in our languages, as the Common Locale Data Repository writes them."""

from collections.abc import Iterator, Mapping
from typing import Final

from kb.domain.languages import LANGUAGES
from kb.domain.states import SUBJECT
from kb.language.folding import fold_word, is_cyrillic, spellings
from kb.language.kazakh import kazakh_cases
from kb.language.place_adjectives import ADJECTIVE_ENDINGS, place_adjectives
from kb.language.word_tables import rows

ADJECTIVE: Final = "*"  # behind the code of what is named by an adjective
_ASIDE: Final = frozenset(("en", "ar", "pt", "la", "fa", "ko", "kk", "ru"))  # of more than one state, or of peoples
_ALPHA3 = 3
_OLD: Final = frozenset(("FXX",))  # a code of France that is no more
_FRONT, _BACK = "әөүіеэ", "аоұыуяюё"  # vowels of Kazakh, by which its endings go
_CONSONANTS: Final = tuple("бвгджзклмнпрстфхцчшщ")


def country_names() -> Iterator[tuple[str, str]]:
    """Yield (name, ISO 3166-1 alpha-3 code), without what tells two apart (Congo - Kinshasa); marked: adjectives."""
    from babel.core import Locale, get_global  # noqa: PLC0415 - as kb.library.quick_open explains

    alpha3 = {
        alpha2[0]: code
        for code, alpha2 in get_global("territory_aliases").items()
        if code.isalpha() and code not in _OLD
    }
    for lang in LANGUAGES:
        for alpha2, name in Locale.parse(lang).territories.items():
            code, short = alpha3.get(alpha2, ""), name.partition(" - ")[0].partition(" (")[0]
            if len(code) == _ALPHA3:
                yield short, code
                if lang == "ru" and code not in SUBJECT:
                    yield from ((adjective, code + ADJECTIVE) for adjective in place_adjectives(short))
            if code and lang == "kk" and short.isalpha():
                yield _kazakh_adjective(short), code + ADJECTIVE
            if code and lang == "en" and short.endswith(("ia", "jan")) and code not in SUBJECT:
                yield f"{short}{'n' if short.endswith('ia') else 'i'}", code + ADJECTIVE
    adjectives = rows("adjectives", "countries").items()
    yield from ((word, code + ADJECTIVE) for code, words in adjectives for word in words.split())
    for code, names in rows("also", "countries").items():
        yield from ((name, code) for name in names.split(", "))
    yield from ((word, alpha3[alpha2] + ADJECTIVE) for word, alpha2 in languages_of_countries() if alpha2 in alpha3)


def _kazakh_adjective(name: str) -> str:
    """Return the Kazakh adjective of what is of a country: Иран → ирандық, Түркия → түркиялық."""
    folded = fold_word(name)
    last = folded[-1]
    consonant = "т" if last in "пфктшсцчхщқбвгд" else "д" if last in "лмнңзж" else "л"
    vowel = next((letter for letter in reversed(folded) if letter in _FRONT + _BACK), "а")
    return f"{folded}{consonant}{'ік' if vowel in _FRONT else 'ық'}"


def languages_of_countries() -> Iterator[tuple[str, str]]:
    """Yield (name, alpha-2 code) for the languages of one state: they are the adjectives of it in all our languages."""
    from babel.core import Locale, get_global  # noqa: PLC0415 - as kb.library.quick_open explains
    from babel.languages import get_official_languages  # noqa: PLC0415

    likely = get_global("likely_subtags")
    for lang in LANGUAGES:
        for code, name in Locale.parse(lang).languages.items():
            state, word = likely.get(code, "").rpartition("_")[2], name.removesuffix(" тілі")
            if word.isalpha() and code not in _ASIDE and code in get_official_languages(state):
                yield word, state


def city_names() -> Iterator[tuple[str, str]]:
    """Yield (name, time zone) for the cities after which zones are called, most capitals among them; so marked."""
    from babel.core import Locale  # noqa: PLC0415 - as kb.library.quick_open explains

    zones = {lang: Locale.parse(lang).time_zones for lang in LANGUAGES}
    for zone in dict.fromkeys(zone for table in zones.values() for zone, names in table.items() if "city" in names):
        if not zone.startswith("Antarctica"):
            yield zone.rpartition("/")[2].replace("_", " "), zone  # its name in English
            yield from ((table[zone]["city"], zone) for table in zones.values() if "city" in table.get(zone, {}))
            yield from (
                (adjective, zone + ADJECTIVE)
                for adjective in place_adjectives(zones["ru"].get(zone, {}).get("city", "-"))
            )


def country_forms(names: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of names by their folded words, and by each form of such a word the word; no abbreviations."""
    codes: dict[str, str] = {}
    for name, code in names.items():
        if not name.isupper():
            codes.setdefault(" ".join(map(fold_word, spellings(name))), code)
    whole = [name for name in codes if " " not in name]  # before words of longer names that are cases of them
    forms: dict[str, str] = {word: word for word in whole}
    for word in dict.fromkeys([*whole, *(word for name in codes for word in name.split())]):
        for form in (word, *cases_of_name(word)):
            forms.setdefault(form, word)
    return codes, forms


def cases_of_name(word: str) -> Iterator[str]:
    """Yield the forms of a folded word of a name in the cases of Kazakh and Russian, or its English genitive."""
    if "\u2019" in word:
        yield word.replace("\u2019", "'")
    if not is_cyrillic(word[0]):
        yield from (f"{word}'s", f"{word}\u2019s")
        return
    if word.endswith(("ский", "цкий")):
        yield from (word.removesuffix("ий") + ending for ending in ADJECTIVE_ENDINGS)
        return
    yield from kazakh_cases(word)
    ending, cases = next((row for row in rows("cases", "countries").items() if word.endswith(row[0])), ("", "а у ом е"))
    if ending or word.endswith(_CONSONANTS):
        yield from (word.removesuffix(ending) + case.strip("-") for case in cases.split())
