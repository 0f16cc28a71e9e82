"""What the name of a host tells: a newspaper, a gazette in several languages, a site, a database of acts."""

import re
from functools import lru_cache
from typing import Final

from kb.gost.families import wording

SITE: Final = re.compile(r"сайт|портал|сервер|\bsite\b|website|portal", re.I)
_DATABASE: Final = re.compile(
    r"правов\w+ (?:систем|баз)|информационн\w+ систем|(?:құқықтық|ақпараттық) (?:жүйе|база)"
    r"|legal (?:\w+ )?(?:system|database)|" + SITE.pattern, re.I
)  # fmt: skip


@lru_cache(maxsize=1024)
def newspaper(serial: str) -> bool:
    """Return whether a serial is a newspaper, as its name says or as everybody knows."""
    name = serial.casefold().strip(' «»"')
    return (
        bool(re.search(r"\bгазета\b|\bгазеті\b|\bправда\b|\bnewspaper\b|\bgazette?\b", name))
        or name in wording()["newspapers"]["names"]
    )


@lru_cache(maxsize=1024)
def legal_database(name: str) -> bool:
    """Return whether a name is that of a site or database in which acts are read: no such thing issues them."""
    bare = name.casefold().strip(' «»"')
    return bool(_DATABASE.search(name)) or bare in wording()["legal-databases"]["names"]


@lru_cache(maxsize=1024)
def gazette(container: str, lang: str) -> str:
    """Return a gazette that appears in several languages under its name in the language of the reference."""
    for names in wording()["gazettes"]:
        if container.casefold() in (name.casefold() for name in names.values()):
            return str(names[lang])
    return container
