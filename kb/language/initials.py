"""Initials that a given name may have in either script, as keys (`kb.language.latin`): George is Д. and Г."""

from functools import lru_cache

from kb.language.folding import fold_word
from kb.language.latin import latin_key

# By what a key begins with, the longest first: keys of initials that languages give such names.
_INITIALS = {
    "ch": "ch k h sh", "sh": "sh s", "ts": "ts s k", "ia": "ia i", "iu": "iu i", "ks": "ks k", "th": "t f",
    "j": "j d g i ia iu", "g": "g d j", "h": "h g k", "k": "k h", "v": "v u", "u": "u o v", "o": "o u", "i": "i e",
}  # fmt: skip


@lru_cache(maxsize=5_000)
def initial_keys(name: str) -> tuple[str, ...]:
    """Return the keys of the initials that a name may have; () where it is none, for it has other signs in it."""
    key = latin_key(fold_word(name)) if name.isalpha() else ""
    known = next((letters for begun, letters in _INITIALS.items() if key.startswith(begun)), key[:1])
    return tuple(known.split())
