"""Settings: where the store and the index live. Read from the environment when asked, never at import."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import kb

CARRIED = Path(kb.__file__).parent / "collection"
CHECKOUT = Path(kb.__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` holds the SQLite file and the search index; `database_url` moves the store elsewhere.

    `fills` says whether an empty store is filled with the collection. A server's links begin with `public_url`, if it
    has one; `proxies` are the addresses whose X-Forwarded-Proto and -For it believes; a formatted list for a reader
    without a key has at most `longest_list` references, 0 for any number.
    """

    home: Path
    database_url: str
    collection: Path
    migrations: Path
    data: Path
    fills: bool = True
    public_url: str = ""
    proxies: str = ""
    longest_list: int = 25_000

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.home / "index"


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read KB_HOME, KB_DATABASE_URL, KB_COLLECTION, KB_PUBLIC_URL, KB_PROXIES and KB_LONGEST_LIST.

    Without the first two it is the user's data folder and a SQLite file in it; an empty KB_COLLECTION fills no store
    with the collection.
    """
    variables = os.environ if environment is None else environment
    user = Path(variables.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "derekkoz"
    home = Path(variables.get("KB_HOME") or user).expanduser().absolute()
    root = CHECKOUT if (CHECKOUT / "references.bib").is_file() else CARRIED
    return Settings(
        home=home,
        database_url=variables.get("KB_DATABASE_URL") or f"sqlite:///{home / 'derekkoz.db'}",
        collection=root / "references.bib",
        migrations=root / "migrations",
        fills=variables.get("KB_COLLECTION") != "",
        data=Path(kb.__file__).parent / "data",
        public_url=variables.get("KB_PUBLIC_URL", ""),
        proxies=variables.get("KB_PROXIES", ""),
        longest_list=int(longest) if (longest := variables.get("KB_LONGEST_LIST", "")).isdecimal() else 25_000,
    )


def reader_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language that the locale names for messages, such as "kk": LC_ALL, else LC_MESSAGES, else LANG."""
    variables = os.environ if environment is None else environment
    named = next((variables[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if variables.get(name)), "")
    return named.partition(".")[0].partition("_")[0].casefold()
