"""Addresses of pages as people type and paste them, in one form: which page it is counts, not how one came to it.

How one came to a page are the scheme, "www.", marks of who sent one there (`utm_source`, `yclid`), the copy of an
archive, the language and the size of the screen it is shown for, and how letters are encoded.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

ADDRESS = r"(?i)(?:https?://|www\.)[^\s<>\"«»“”„]+|(?<![\w@.])(?:[a-z\d-]+\.)+[a-z]{2,12}/[^\s<>\"«»“”„]+"
ENDING = ".,;:!?)]}'’”»"
# Parameters that say where one came from, in which language and for what screen or printer the page is.
_ON_THE_WAY = (
    r"utm_\w+|(?:ys?|g|fb|dc?|t[tw])clid|msclkid|[gw]braid|gclsrc|igshi?d?|mc_[ce]id|_openstat|_g[al]|spm|trk"
    r"|ref(?:err?er|erral|_src|_url)?|s(?:ou)?rc(?:e)?|from|via|share|needaccess|casa_token|cmpid|sphrase_id"
    r"|lang(?:uage)?|hl|locale|print|amp|mobile"
)
_LANGUAGES = frozenset(["ru", "rus", "kz", "kaz", "kk", "qaz", "en", "eng"])
_SCREENS = frozenset(["amp", "m", "mobile", "ampnews"])
_HOSTS = _LANGUAGES | _SCREENS  # what stands before the name of a site
_VIEWS = frozenset(
    ["viewer", "pdf", "epdf", "full", "abstract", "print", "download", "html", "index.html", "index.php"]
)
_FILE = r"\.(?:s?html?|pdf)$"
_INNER = r"(?i)(?<=.)(?P<before>[=/?])(?P<inner>https?(?::/{1,2}|%3a%2f%2f))"
_COPY = r"(?i)^(?:https?://)?web\.archive\.org/web/[\d*]+(?:[a-z]{2}_)?/(?=.)"
_DOCUMENT = r"(?:document|lawyer)/?\?doc_id=(\d+)"  # of a portal of laws that has two addresses for each
_FEWEST_TITLED = 2
_SHORTEST_SLUG, _FEWEST = 20, 3  # letters, and words, of what tells a page on any site of the same name
_SHORTEST_WORD = 3  # letters of a word of a slug that says something
_WORDS_OF_SLUG = r"[-_+\s]+"
_BULK = r"(?=\D*\d)[\da-f]{8,}|\d+"  # numbers of pages, marks of texts


def plain_address(text: str) -> str:
    """Return an address without scheme, "www.", language, parameters of the way, fragment and signs after it."""
    return _plain(text.strip())


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    address = unicodedata.normalize("NFC", decoded(_innermost(text))).casefold().rstrip(ENDING)
    address = re.sub(r"xn--[a-z\d-]+", _in_letters, address)
    address = re.sub(r"^(?:https?:/{0,2})?(?:www\d?\.)?", "", address)
    page, _sign, fragment = address.partition("#")
    page, _sign, query = page.partition("?")
    route = f"/#{fragment}" if fragment[:1] in ("!", "/") else ""  # a page of a site that is one programme
    host, _sign, path = f"{page}{route}".partition("/")
    parts = [part for part in path.split("/") if part and part not in _LANGUAGES and part not in _SCREENS]
    while parts and parts[-1] in _VIEWS:
        parts.pop()
    if parts:
        parts[-1] = re.sub(_FILE, "", parts[-1])
    parameters = sorted(
        part for part in re.split("[&;]", query)
        if (part.partition("=")[2] or part.isdecimal()) and not re.fullmatch(_ON_THE_WAY, part.partition("=")[0])
    )  # fmt: skip
    plain = (
        "/".join([_site(host, parts), *(parts or [""] * bool(parameters))])
        + ("?" if parameters else "")
        + "&".join(parameters)
    )
    return re.sub(_DOCUMENT, r"document/\1", plain.rstrip(ENDING))


def addresses_like(text: str) -> tuple[str, ...]:
    """Return an address as `plain_address` does, then with single parameters, and with none: those may be chance."""
    plain = plain_address(text)
    page, _sign, query = plain.partition("?")
    parameters = query.split("&") if query else []
    alone = [page] if page.count("/") and page[-1] != "/" else []
    return tuple(dict.fromkeys((plain, *(f"{page}?{part}" for part in parameters), *alone)))


def slug_in(text: str) -> str:
    """Return the words of an address that spell the title of its page, with blanks; "" where none do."""
    path = plain_address(text).partition("?")[0].split("/")[1:]
    titled = path[-1:] if "wiki" in path[:-1] else []
    rows = (re.split(_WORDS_OF_SLUG, part) for part in path)
    letters = [[word for word in row if word.isalpha() and not re.fullmatch(_BULK, word)] for row in rows]
    slugs = sorted((row for row, part in zip(letters, path, strict=True) if _is_slug(row, part in titled)), key=len)
    return " ".join(slugs[-1]) if slugs else ""


def _is_slug(row: list[str], titled: bool = False) -> bool:
    """Return whether words of an address tell a title; two will do where it is `titled`, as pages of a wiki are."""
    return sum(len(word) >= _SHORTEST_WORD and word.isalpha() for word in row) >= (
        _FEWEST_TITLED if titled else _FEWEST
    )


def _site(host: str, path: list[str]) -> str:
    """Return the name of a site; without its last part where the path tells the page by many letters."""
    labels = host.split(":", maxsplit=1)[0].split(".")
    while len(labels) > 2 and labels[0] in _HOSTS:
        del labels[0]
    telling = any(len(part) >= _SHORTEST_SLUG and _is_slug(re.split(_WORDS_OF_SLUG, part)) for part in path)
    return ".".join(labels[:-1] if telling and len(labels) > 1 else labels)


def _innermost(address: str) -> str:
    """Return the address that another one leads to: of an archive's copy, of a page that sends one on."""
    address = re.sub(_COPY, "", address)
    places = list(re.finditer(_INNER, address))
    if not places:
        return address
    inner = address[places[-1].start("inner") :]
    return inner.partition("&")[0] if places[-1]["before"] == "=" else inner


def decoded(address: str) -> str:
    """Return an address with the signs and letters that it encodes; what was copied again is encoded twice."""
    for _time in range(2):
        address = unquote(address, errors="replace") if "%" in address else address
    return address


def _in_letters(label: re.Match[str]) -> str:
    """Return a part of the name of a site that stands in other letters."""
    try:
        return label.group().encode().decode("idna")
    except UnicodeError:
        return label.group()
