"""The pages there are, as addresses, and what the tests read off them."""

import re
from html.parser import HTMLParser

PAGES = (
    "/",
    "/search",
    "/search?q=байқоңыр",
    "/search?q=аренды&status=probable&topic=space-and-baikonur",
    "/search?q=zzzqqq",
    "/search?party=KAZ&party=RUS&match=exactly&from=1990&to=1999&sort=date",
    "/search?topic=no-such-topic",
    "/records/kz-ru-friendship-1992",
    "/records/kz-ru-baikonur-lease-1994?on=2001-01-01&style=apa",
    "/records/source-1",
    "/records/no-such-record",
    "/topics",
    "/topics/space-and-baikonur",
    "/chronology",
    "/chronology?kind=protocol&events=1&from=1995&to=2000",
    "/chronology?in_force_on=2001-01-01",
    "/bibliography",
    "/bibliography?topic=space-and-baikonur&style=apa&order=alphabetical&why=1",
    "/bibliography?key=source-1&key=kz-ru-friendship-1992",
    "/citations",
    "/citations?section=2.1",
    "/manuscript",
    "/help",
    "/dataset",
    "/list",
    "/cite?key=kz-ru-friendship-1992",
    "/about",
)
_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect", "line", "polygon", "stop", "use"}


class Reader(HTMLParser):
    """Reads a page: its links, and its texts by the language they are in; `skipped` elements are not read."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its link and its language."""
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag in ("a", "link") and given.get("href"):
            self.links.append(given["href"])
        lang = given["lang"] if "lang" in given else (self._open[-1][1] if self._open else "")
        for name in ("aria-label", "placeholder", "title", "alt"):
            if (
                given.get(name)
                and not self._drawn
                and given.get("class") not in ("Z3988", "unapi-id")
                and tag != "link"
            ):
                self.texts.append((lang, given[name]))
        if tag not in _VOID:
            self._open.append((tag, lang))

    @property
    def _drawn(self) -> bool:
        """Whether a drawing is open; its words are tested where it is drawn."""
        return any(tag == "svg" for tag, _lang in self._open)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Note a text with its language."""
        tag, lang = self._open[-1] if self._open else ("", "")
        if data.strip() and not self._drawn and tag not in ("script", "style", "code"):
            self.texts.append((lang, " ".join(data.split())))


def read(text: str) -> Reader:
    """Read a page."""
    reader = Reader()
    reader.feed(text)
    return reader


def words_in_latin(text: str) -> list[str]:
    """Return the words of two Latin letters and more."""
    return re.findall(r"[A-Za-z][A-Za-z'-]+", text)
