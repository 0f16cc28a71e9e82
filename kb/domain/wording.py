"""A short text of ours in the languages of the interface."""

from collections.abc import Mapping
from types import MappingProxyType

from kb.domain.languages import LANGUAGES

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class Wording:
    """A short text of ours by language: `Wording(ru="договор")`, or of a table; a missing language is "".

    Never changed once made; two with the same texts are equal. Keys that are no language of ours are passed over.
    """

    __slots__ = ("_texts",)

    def __init__(self, table: Mapping[str, object] = _NO_TEXTS, /, **texts: str) -> None:
        words = {**table, **texts} if texts else table
        self._texts = {lang: str(words[lang]) for lang in LANGUAGES if words.get(lang)}

    def __getitem__(self, lang: str) -> str:
        return self._texts.get(lang, "")

    def get(self, lang: str) -> str:
        """Return the text in `lang`, or in the first language that has one."""
        return self._texts.get(lang) or next(iter(self._texts.values()), "")

    def items(self) -> tuple[tuple[str, str], ...]:
        """Return (language, text) of each language that has a text, in their order."""
        return tuple(self._texts.items())

    def __bool__(self) -> bool:
        return bool(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wording) and self._texts == other._texts

    def __hash__(self) -> int:
        return hash(self.items())

    def __repr__(self) -> str:
        return f"Wording({self._texts!r})"
