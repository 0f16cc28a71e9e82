"""Names of places in Kazakh and Russian, from the one table of places (kb/data/places.toml)."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from kb import toml

_PLACES: Final = Path(__file__).parents[1] / "data" / "places.toml"


@lru_cache(maxsize=1)
def town_names() -> Mapping[str, Mapping[str, str]]:
    """Return the Kazakh, Russian and English name of each place by its English name and its other spellings."""
    names: dict[str, Mapping[str, str]] = {}
    for place in toml.parse(_PLACES.read_text("utf-8"))["place"]:
        for name in place["names"]:
            for spelling in (name["en"], *name.get("alt", ())):
                names.setdefault(spelling, name)
    return names


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """Return every name of every place in Kazakh, Russian and English."""
    return frozenset(str(name[lang]) for name in town_names().values() for lang in ("kk", "ru", "en"))
