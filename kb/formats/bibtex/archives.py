"""The archive of a BibLaTeX entry, and the place in it, as people and programs write them; archives of preprints."""

import re
from collections.abc import Mapping

from kb.formats.bibtex.fields import FOREIGN
from kb.formats.kinds import DATABASES

_PLACES = tuple(f"{FOREIGN}{name}" for name in ("archive_location", "archivelocation", "shelfmark"))
_PREPRINTS = re.compile(r"\W*(?:preprint\W+)?(?:arxiv|biorxiv|medrxiv)\b|\W*CoRR\W*$", re.IGNORECASE)
_SAID_BY = {  # the fields in which an entry that is read as of a type says that it lies in an archive of preprints
    "article-journal": ("journal", "journaltitle"),
    "document": ("archiveprefix", "eprinttype", "publisher", "howpublished"),
}
_ARXIV = re.compile(r"\barxiv: ?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\b", re.IGNORECASE)


def is_preprint(fields: Mapping[str, str], kind: str) -> bool:
    """Whether an entry that its type alone makes an article of a journal or a document lies in such an archive."""
    return any(_PREPRINTS.match(fields.get(name, "")) for name in _SAID_BY.get(kind, ()))


def read_eprint(variables: dict[str, str], kind: str) -> None:
    """Read the number in arXiv that stands in the name of a journal or of a medium, where no field has it.

    A name that says no more than the archive (CoRR, abs/2009.01111) is no journal of a preprint, and is kept aside.
    """
    names = f"{variables.get('container-title', '')} {variables.get('medium', '')}"
    if (number := _ARXIV.search(names)) and f"{FOREIGN}eprint" not in variables:
        variables |= {f"{FOREIGN}eprint": number[1], f"{FOREIGN}eprinttype": "arXiv"}
    if kind == "article" and f"{FOREIGN}eprint" in variables:
        if _PREPRINTS.match(variables.get("container-title", "")):
            variables[f"{FOREIGN}journaltitle"] = variables.pop("container-title")
        if variables.get("volume", "").startswith("abs/"):
            variables[f"{FOREIGN}volume"] = variables.pop("volume")


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
