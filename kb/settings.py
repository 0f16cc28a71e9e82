"""Settings: where the store and the index live. Read from the environment when asked, never at import.

A running process keeps the environment it was started with; the file that KB_SETTINGS names can be read again.
"""

import os
import re
from collections.abc import Iterable, Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

import kb
from kb.errors import ChoiceError, KbError, cause_of, within

CARRIED = Path(kb.__file__).parent / "collection"
CHECKOUT = Path(kb.__file__).parent.parent
FILE = "KB_SETTINGS"
PREFIX = "KB_"
_DIGITS = 10
NAMES = (
    "KB_HOME", "KB_DATABASE_URL", "KB_DATABASE_READ_URL", "KB_SEARCH_URL", "KB_COLLECTION", "KB_PUBLIC_URL",
    "KB_PROXIES", "KB_LONGEST_LIST", "KB_LONGEST_ANSWER", "KB_READS_A_MINUTE", "KB_PROPOSALS", "KB_LOG",
    "KB_ADMIN_EMAIL",
)  # fmt: skip


class Settings(NamedTuple):
    """`home` holds the SQLite file and the search index; `database_url` moves the store elsewhere.

    `fills` says whether an empty store is filled with the collection. A server's links begin with `public_url`, if it
    has one; `proxies` are the addresses whose X-Forwarded-Proto and -For it believes; a formatted list for a reader
    without a key has at most `longest_list` references, 0 for any number, and takes at most `longest_answer` seconds;
    such a reader may ask `reads_a_minute` times, 0 for any number. `log` is the file of `kb.operator_log`. `search_url`
    moves the search index to a cluster, `database_read_url` names replicas of the database that are read.
    `proposals` says whether readers may propose values. `admin_email` is whom a harvester can write to.
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
    longest_answer: int = 60
    reads_a_minute: int = 0
    log: str = ""
    search_url: str = ""
    database_read_url: str = ""
    proposals: bool = False
    admin_email: str = ""

    @property
    def index_folder(self) -> Path:
        """The folder of the search index."""
        return self.home / "index"

    @property
    def site(self) -> SplitResult | None:
        """The parts of `public_url`; raises KbError where it is more or less than the address of a site."""
        return _site(self.public_url) if self.public_url else None


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the variables that begin with KB_: docs/operations.md lists them.

    Without KB_HOME and KB_DATABASE_URL it is the user's data folder and a SQLite file in it; an empty KB_COLLECTION
    fills no store with the collection. What stands in the file that KB_SETTINGS names counts before the environment.
    Raises KbError where that file cannot be read, for a value that is not allowed, such as a number that is none, and
    for a name that is one letter away from that of a setting: who mistyped the home does not mean the store without it.
    """
    variables = os.environ if environment is None else environment
    for name in unknown_names(variables):
        if near := within(name, NAMES, 1):
            raise ChoiceError("setting", name, NAMES, near)
    variables = {**variables, **_of_file(Path(variables[FILE]))} if variables.get(FILE) else variables
    user = Path(variables.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "derekkoz"
    home = Path(variables.get("KB_HOME") or user).expanduser().absolute()
    root = CHECKOUT if (CHECKOUT / "references.bib").is_file() else CARRIED
    settings = Settings(
        home=home,
        database_url=variables.get("KB_DATABASE_URL") or f"sqlite:///{home / 'derekkoz.db'}",
        collection=root / "references.bib",
        migrations=root / "migrations",
        fills=variables.get("KB_COLLECTION") != "",
        data=Path(kb.__file__).parent / "data",
        database_read_url=variables.get("KB_DATABASE_READ_URL", ""),
        search_url=variables.get("KB_SEARCH_URL", ""),
        public_url=variables.get("KB_PUBLIC_URL", ""),
        proxies=_proxies(variables),
        longest_list=_number(variables, "KB_LONGEST_LIST", 25_000),
        longest_answer=_number(variables, "KB_LONGEST_ANSWER", 60),
        reads_a_minute=_number(variables, "KB_READS_A_MINUTE", 0),
        log=variables.get("KB_LOG", ""),
        proposals=_switch(variables, "KB_PROPOSALS"),
        admin_email=_email(variables),
    )
    _ = settings.site  # refused here where it is none
    return settings


def unknown_names(variables: Iterable[str]) -> list[str]:
    """Return the variables that are named like settings and are none."""
    return sorted(name for name in variables if name.startswith(PREFIX) and name not in (*NAMES, FILE))


def _site(text: str) -> SplitResult:
    """Return the parts of the address of a site: http or https, a host, a port if need be, and nothing more."""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
        parts.netloc.encode("idna")
    except ValueError:  # of UnicodeError too: no such port, no such host
        raise KbError("public-url-wrong", given=text) from None
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc or re.search(r"\s", text)
    if parts.scheme not in ("http", "https") or not host or more:
        raise KbError("public-url-wrong", given=text)
    return parts


def _of_file(path: Path) -> dict[str, str]:
    """Return the settings that stand in a file: NAME=value a line, the value in quotes or not, # before a remark."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KbError("file-unreadable", path=str(path), cause=cause_of(error)) from None
    settings = {}
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            continue
        name, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            raise KbError("settings-line", path=str(path), line=number)
        if name not in NAMES:
            raise ChoiceError("setting", name, NAMES)
        settings[name] = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    return settings


def _proxies(variables: Mapping[str, str]) -> str:
    """Return the addresses and networks of proxies; "*" is any of them."""
    text = variables.get("KB_PROXIES", "")
    for part in map(str.strip, text.split(",")):
        try:
            if part not in ("", "*"):
                ip_network(part)
        except ValueError:
            raise KbError("proxies-wrong", given=part) from None
    return text


def _email(variables: Mapping[str, str]) -> str:
    """Return an address as the schema of OAI-PMH 2.0 wants it (its type emailType)."""
    text = variables.get("KB_ADMIN_EMAIL", "").strip()
    if text and not re.fullmatch(r"\S+@(\S+\.)+\S+", text):
        raise KbError("email-wrong", given=text)
    return text


def _number(variables: Mapping[str, str], name: str, default: int) -> int:
    text = variables.get(name, "").strip() or str(default)
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        raise KbError("setting-not-a-number", name=name, given=text, default=str(default))
    return int(text)


def _switch(variables: Mapping[str, str], name: str) -> bool:
    text = variables.get(name, "").strip()
    if text not in ("", "0", "1"):
        raise KbError("setting-not-a-switch", name=name, given=text)
    return text == "1"


def reader_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language that the locale names for messages, such as "kk": LC_ALL, else LC_MESSAGES, else LANG."""
    variables = os.environ if environment is None else environment
    named = next((variables[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if variables.get(name)), "")
    return named.partition(".")[0].partition("_")[0].casefold()
