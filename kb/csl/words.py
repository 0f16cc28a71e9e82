"""Lists of words written as one text, and the words of styles in other languages."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def in_language(text: str, language: str) -> str:
    """Return what a style writes in English as a language says it (ru-RU: issued, выдан); other text as it is."""
    return _style_words().get(text, {}).get(language[:2], text)


@lru_cache(maxsize=1)
def _style_words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("kb.csl") / "data" / "style-words.toml").read_text(encoding="utf-8"))
