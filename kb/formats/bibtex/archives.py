"""The archive of a BibLaTeX entry, and the place in it, as people and programs write them."""

from kb.formats.bibtex.fields import FOREIGN
from kb.formats.kinds import DATABASES

_PLACES = tuple(f"{FOREIGN}{name}" for name in ("archive_location", "archivelocation", "shelfmark"))


def read(variables: dict[str, str]) -> None:
    """Put an archive and the place in it, which no field of BibLaTeX says, where a record has them.

    `library` beside them is the place where none is said.
    """
    place = next((variables.pop(name) for name in _PLACES if name in variables), "")
    keeper = variables.get(f"{FOREIGN}archive", "")
    if keeper and not DATABASES.fullmatch(keeper):
        library = variables.get("archive", "")
        variables["archive"] = variables.pop(f"{FOREIGN}archive")
        if library and place:
            variables[f"{FOREIGN}library"] = library
        place = place or library
    if place:
        variables["archive_location"] = place
