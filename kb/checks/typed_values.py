"""Values that are typed in a way nobody means: pages that end before they begin, titles in capitals or none."""

import re
from collections.abc import Iterator

from kb.domain.records import Record
from kb.domain.states import IMPORTED
from kb.domain.vocabulary import Vocabulary
from kb.messages import Message

_RANGE = re.compile(r"(?<![\w.])(\d+)\s*[-–—]+\s*(\d+)(?![\w.])")
_MOST_PAGES = 50  # an end in fewer figures (321-28) that means more pages than these is likely a slip
_FEWEST_WORDS = 3
_TITLED = ("article", "article-journal", "book", "chapter", "paper-conference", "thesis")


def pages(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """Pages end after they begin; an end in fewer figures means the same hundred (321-28 is 321-328)."""
    for match in _RANGE.finditer(record.fields.get("page", "")):
        first, last = int(match[1]), int(match[2])
        whole = int(match[1][: -len(match[2])] + match[2]) if len(match[2]) < len(match[1]) else last
        if whole < first:
            yield Message("pages-backwards", pages=match[0])
        elif whole > last and whole - first > _MOST_PAGES:
            yield Message("pages-cut", pages=match[0], read=f"{first}–{whole}")


def capitals(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A title is typed as it is read, not in capitals, as some catalogues export it; it is printed as it is typed."""
    for title in record.titles:
        words = re.findall(r"[^\W\d_]{3,}", title.value)
        if len(words) >= _FEWEST_WORDS and title.value.isupper():
            yield Message("title-in-capitals", words=title.value[:80])


def untitled(record: Record, _vocabulary: Vocabulary) -> Iterator[Message]:
    """A book, an article or a thesis of a library has a title, be it one in brackets."""
    if record.scope == IMPORTED and not record.titles and record.type in _TITLED:
        yield Message("without-title")
