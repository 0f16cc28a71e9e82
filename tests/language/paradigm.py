"""Kazakh noun forms made by the school grammar, for testing the stemmer; shares no table with it."""

from collections.abc import Iterator
from dataclasses import dataclass

_BACK, _FRONT = set("аоұыяё"), set("әөүіеэ")
_VOWEL = set("аәеёиоөуұүыіэюя")
_VOICELESS = set("қкпстфхцчшщһбвгд")


@dataclass(frozen=True, slots=True)
class Lemma:
    """A noun: its dictionary form, its stem before a possessive, and whether it takes back endings."""

    word: str
    before_possessive: str
    back: bool


def read_lemma(written: str) -> Lemma:
    """Return the lemma of an entry of the list: `word`, `word~stem`, `word+` (back endings) or `word-` (front ones)."""
    word, _, lost = written.rstrip("+-").casefold().partition("~")
    back = written.endswith("+") or (_is_back(word) and not written.endswith("-"))
    if lost:
        return Lemma(word, lost, back)
    bare = word.rstrip("ь")
    voiced = {"қ": "ғ", "к": "г", "п": "б"}.get(bare[-1])
    if voiced and len(bare) > 2 and bare[-2] in _VOWEL:
        return Lemma(word, bare[:-1] + voiced, back)
    return Lemma(word, word, back)


def _is_back(word: str) -> bool:
    for letter in reversed(word):
        if letter in _BACK:
            return True
        if letter in _FRONT or letter == "и":
            return False
    return True


class Noun:
    """Declines one lemma."""

    def __init__(self, lemma: Lemma) -> None:
        self.lemma = lemma
        self._a, self._y = ("а", "ы") if lemma.back else ("е", "і")
        self._g, self._k = ("ғ", "қ") if lemma.back else ("г", "к")

    def _class(self, stem: str) -> str:
        """Return the class of a stem's last sound: vowel, glide (р й у), l, nasal, z (з ж) or hard."""
        last = stem.rstrip("ь")[-1]
        if last in "рйу":
            return "glide"
        if last in _VOWEL:
            return "vowel"
        if last == "л":
            return "l"
        if last in "мнң":
            return "nasal"
        return "hard" if last in _VOICELESS else "z"

    def plural(self, stem: str) -> str:
        first = {"vowel": "л", "glide": "л", "hard": "т"}.get(self._class(stem), "д")
        return f"{stem}{first}{self._a}р"

    def genitive(self, stem: str) -> str:
        first = {"vowel": "н", "nasal": "н", "hard": "т"}.get(self._class(stem), "д")
        return f"{stem}{first}{self._y}ң"

    def dative(self, stem: str) -> str:
        return f"{stem}{self._k if self._class(stem) == 'hard' else self._g}{self._a}"

    def accusative(self, stem: str) -> str:
        first = {"vowel": "н", "hard": "т"}.get(self._class(stem), "д")
        return f"{stem}{first}{self._y}"

    def locative(self, stem: str) -> str:
        return f"{stem}{'т' if self._class(stem) == 'hard' else 'д'}{self._a}"

    def ablative(self, stem: str) -> str:
        first = {"nasal": "н", "hard": "т"}.get(self._class(stem), "д")
        return f"{stem}{first}{self._a}н"

    def instrumental(self, stem: str) -> str:
        return f"{stem}{ {'hard': 'пен', 'z': 'бен'}.get(self._class(stem), 'мен') }"

    def possessive(self, stem: str, plural: bool = False) -> str:
        base = stem if plural else self.lemma.before_possessive
        bare = base.rstrip("ь")
        return f"{bare}с{self._y}" if bare[-1] in _VOWEL - set("уи") else f"{bare}{self._y}"

    def ours(self, stem: str, plural: bool = False) -> str:
        base = (stem if plural else self.lemma.before_possessive).rstrip("ь")
        return f"{base}м{self._y}з" if base[-1] in _VOWEL - set("уи") else f"{base}{self._y}м{self._y}з"

    def cases(self, stem: str) -> Iterator[str]:
        for case in (self.genitive, self.dative, self.accusative, self.locative, self.ablative, self.instrumental):
            yield case(stem)
        yield f"{self.locative(stem)}{self._g}{self._y}"

    def possessed(self, stem: str) -> Iterator[str]:
        """Return the cases after a possessive of the third person."""
        n, a, y = "н", self._a, self._y
        for ending in (f"{n}{y}ң", f"{n}{a}", n, f"{n}д{a}", f"{n}{a}н", "мен", f"{n}д{a}{self._g}{y}"):
            yield stem + ending

    def forms(self) -> tuple[str, ...]:
        """Return the forms of a common noun, the dictionary form first."""
        word = self.lemma.word
        many = self.plural(word)
        of_many = self.possessive(many, plural=True)
        found = [word, *self.cases(word), many, *self.cases(many), self.possessive(word)]
        found += [*self.possessed(self.possessive(word)), of_many, *self.possessed(of_many)]
        ours = self.ours(word)
        found += [ours, self.genitive(ours), self.dative(ours), self.locative(ours)]
        return tuple(dict.fromkeys(found))

    def name_forms(self) -> tuple[str, ...]:
        """Return the forms of a person's name: cases and the plural of a family."""
        word = self.lemma.word
        many = self.plural(word)
        return tuple(dict.fromkeys([word, *self.cases(word), many, self.genitive(many)]))
