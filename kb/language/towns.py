"""Names of places in Kazakh and Russian, from the one table of places (kb/data/places.toml), and after "в"."""

from collections.abc import Iterable, Mapping
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


def russian_place(place: str) -> str:
    """Return a town after "в": Москва -> Москве, Костанай -> Костанае; towns in -ы, -и, -о, -у, -е stay."""
    if place.endswith(("а", "я", "й")):
        return f"{place[:-1]}е"
    if place.endswith("ь"):
        return f"{place[:-1]}и"
    return f"{place}е" if place[-1:] in "бвгджзклмнпрстфхцчшщ" else place


def town_in(name: str, others: Iterable[str] = ()) -> str:
    """Return the town that stands after "в": Москве -> Москва; "" where neither the table nor `others` know it."""
    return next((town for town in sorted({*towns(), *others}) if russian_place(town) == name), "")
