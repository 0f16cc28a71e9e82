"""Every installed style formats a list of all item types: python -m benchmarks.csl_styles [--part K/N] [--seconds S].

Each style cites and lists items of every CSL type in Kazakh, Russian, English and no language: full ones, ones with a
title alone, and ones with nothing but a type. A style that raises, or takes longer than --seconds of processor time, is
named. The run ends with a line "formatted N of M styles". --part takes every N-th style from the K-th on.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from kb.csl.processor import CiteItem, Cluster, Processor, as_html
from kb.gost.styles import available_styles, load_style

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage", "no-such-type",
)  # fmt: skip
_PEOPLE = (
    {"family": "Иванов", "given": "Юрий Яковлевич"}, {"family": "van Berg", "given": "A. B.", "suffix": "Jr."},
    {"literal": "Қазақстан Республикасы"},
)  # fmt: skip
_ROLES = (
    "author", "editor", "translator", "compiler", "director", "interviewer", "recipient", "container-author",
    "collection-editor",
)  # fmt: skip
Item = dict[str, object]


def items() -> list[Item]:
    """Return full, half and empty items of every type."""
    full = [_full(place, kind) for place, kind in enumerate(TYPES)]
    half: list[Item] = [{"id": f"half {k}", "type": k, "title": "T", "issued": {"literal": "soon"}} for k in TYPES]
    empty: list[Item] = [{"id": f"empty {k}", "type": k} for k in TYPES]
    return [*full, *half, *empty]


def _full(place: int, kind: str) -> Item:
    date = {"date-parts": [[1990 + place % 30, 1 + place % 12, 1 + place % 28]]}
    item: Item = {
        "id": kind, "type": kind, "language": ("kk", "ru", "en", "", "tr-TR")[place % 5], "volume": "3-5", "issue": "2",
        "title": f'A title of <i>{kind}</i>: «бір» "two"', "container-title": "Journal", "page": "10-20",
        "publisher": "Ғылым", "publisher-place": "Алматы", "edition": "2", "number": "12-34", "genre": "note",
        "URL": "https://example.org/x", "DOI": "10.1000/2", "note": "n", "collection-title": "Series",
        "collection-number": "4", "authority": "Body", "section": "5", "event-title": "Meeting", "event-place": "Paris",
        "medium": "disc", "status": "draft", "version": "1.2",
    }  # fmt: skip
    item |= dict.fromkeys(("issued", "accessed", "original-date", "event-date", "submitted"), date)
    return item | {role: list(_PEOPLE[: 1 + (place + k) % 3]) for k, role in enumerate(_ROLES)}


def seconds_of(style: str, listed: Sequence[Item]) -> float:
    """Return the processor time that a style takes to cite and list the items."""
    start = time.process_time()
    processor = Processor(load_style(style), locale_by_item=True)
    ids = [str(item["id"]) for item in listed]
    clusters = [
        Cluster((CiteItem(key, locator=("", "5", "vol. 3")[place % 3]), CiteItem(ids[place - 3])), note=place + 1)
        for place, key in enumerate(ids)
    ]
    document = processor.document(listed, clusters)
    entries = document.bibliography.entries if document.bibliography is not None else ()
    for content in (*document.citations, *entries):
        as_html(content)
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the styles; return 1 where one raises or is slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="0/1", help="K/N: every N-th style from the K-th on")
    parser.add_argument("--seconds", type=float, default=20, help="most processor time of one style")
    given = parser.parse_args(arguments)
    first, step = map(int, given.part.split("/"))
    names, listed = available_styles()[first::step], items()
    formatted, slowest = 0, (0.0, "")
    for name in names:
        try:
            taken = seconds_of(name, listed)
        except Exception as error:  # noqa: BLE001 - whatever a style ends with is its answer
            print(f"{name}: {type(error).__name__}: {error}")
            continue
        slowest = max(slowest, (taken, name))
        formatted += taken <= given.seconds
        if taken > given.seconds:
            print(f"{name}: {taken:.1f} s")
    print(f"slowest: {slowest[1]}, {slowest[0]:.1f} s", f"formatted {formatted} of {len(names)} styles", sep="\n")
    return 0 if formatted == len(names) else 1


if __name__ == "__main__":
    sys.exit(main())
