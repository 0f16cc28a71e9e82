"""Our references beside citeproc-js's: python -m benchmarks.citeproc_js MODULES [--styles NAME …] [--locale en-US].

MODULES is a folder of node modules that holds `citeproc` (npm install citeproc). Forty items of as many types, full and
half, in English, Russian and Kazakh, and with what trips processors (particles, suffixes, quotation marks, ranges,
markup, seasons, circa, many authors) are cited and listed by both in the terms of one locale; each line that differs
is printed with both readings, then "equal N of M" a style. Needs node.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from kb.csl.processor import CiteItem, Cluster, Processor, ProcessorOptions, as_html
from kb.gost.styles import load_style, style_file
from kb.language.collation import sort_key

STYLES: Final = ("apa", "chicago-author-date", "ieee", "modern-language-association", "elsevier-vancouver",
                 "gost-r-7-0-5-2008")  # fmt: skip
_SCRIPT: Final = """
const CSL = require("citeproc"), data = JSON.parse(require("fs").readFileSync(0, "utf8"));
const items = Object.fromEntries(data.items.map((item) => [item.id, item]));
const made = data.styles.map((style) => {
  const system = { retrieveLocale: () => data.locale, retrieveItem: (id) => items[id] };
  const engine = new CSL.Engine(system, style, data.language, true);
  engine.updateItems(data.items.map((item) => item.id));
  const [order, entries] = engine.makeBibliography();
  const cites = engine.rebuildProcessorState(data.items.map((item, place) => (
    { citationID: item.id, citationItems: [{ id: item.id, locator: "12" }], properties: { noteIndex: place + 1 } }
  )), "html").map((cite) => cite[2]);
  return { entries: Object.fromEntries(order.entry_ids.map((ids, place) => [ids[0], entries[place]])), cites };
});
console.log(JSON.stringify(made));
"""
_TYPES: Final = (
    "book", "chapter", "article-journal", "article-newspaper", "thesis", "report", "webpage", "paper-conference",
    "entry-encyclopedia", "legislation", "treaty", "patent", "standard", "speech", "interview", "dataset", "software",
    "motion_picture", "map", "review-book", "manuscript", "article-magazine", "post-weblog", "broadcast",
    "personal_communication", "legal_case", "bill", "song", "graphic", "pamphlet",
)  # fmt: skip
_PEOPLE: Final = (
    [{"family": "Field", "given": "Ann B."}],
    [{"family": "Иванов", "given": "Юрий Яковлевич"}, {"family": "Ветров", "given": "А. Б."}],
    [{"family": "Әбенов", "given": "Ерлан"}],
    [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}, {"family": "Beauvoir", "given": "Simone",
                                                                          "dropping-particle": "de"}],
    [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}, {"literal": "United Nations"}],
    [{"family": f"Author{letter}", "given": f"{letter}ean-{letter}aul"} for letter in "ABCDEFGH"],
)  # fmt: skip
_TITLES: Final = (
    "Water and sand: the road's “end”", "История степи: очерки", "Дала тарихы", 'On "Tribes" and <i>Homo sapiens</i>',
    "What is a border? A study of COVID-19", "A note from 1990-2000",
)  # fmt: skip
_DATES: Final = (
    {"date-parts": [[1999, 3, 1]]}, {"date-parts": [[2003, 11]]}, {"date-parts": [[2010], [2012]]},
    {"date-parts": [[1987]], "circa": True}, {"date-parts": [[2001]], "season": 2},
    {"date-parts": [[2015, 5, 3], [2015, 5, 6]]}, {"literal": "in press"},
)  # fmt: skip
_FULL: Final = {
    "container-title": "Annals of the Steppe", "volume": "12", "issue": "3-4", "page": "110-117",
    "publisher": "Road Press", "publisher-place": "London", "edition": "2",
    "number": "45", "genre": "working paper", "collection-title": "Roads",
    "collection-number": "7", "authority": "Court of Sands", "section": "5", "event-title": "Meeting of Rivers",
    "event-place": "Almaty", "medium": "disc", "DOI": "10.1000/182", "URL": "https://example.org/a_b",
    "editor": [{"family": "Meadow", "given": "B."}], "translator": [{"family": "Brook", "given": "C."}],
    "accessed": {"date-parts": [[2024, 5, 1]]}, "original-date": {"date-parts": [[1911]]}, "number-of-pages": "320",
}  # fmt: skip
Item = dict[str, Any]


def items() -> list[Item]:
    """Return forty items: one of each of thirty types with every value, then ten with a third of the values."""
    listed = [_item(place, kind, _FULL) for place, kind in enumerate(_TYPES)]
    for place, kind in enumerate(islice(cycle(_TYPES), 10), len(_TYPES)):
        listed.append(_item(place, kind, dict(list(_FULL.items())[place % 3 :: 3])))
    return listed


def _item(place: int, kind: str, values: Item) -> Item:
    return {
        "id": f"{place:02} {kind}", "type": kind, "title": _TITLES[place % len(_TITLES)],
        "language": ("en", "ru", "kk")[place % 3], "author": _PEOPLE[place % len(_PEOPLE)],
        "issued": _DATES[place % len(_DATES)], **values,
    }  # fmt: skip


def theirs(modules: Path, styles: Sequence[str], locale: str, listed: Sequence[Item]) -> list[dict[str, Any]]:
    """Return citeproc-js's entries by id, and its cites in order, of each style."""
    terms = files("citeproc") / "data" / "locales" / f"locales-{locale}.xml"
    asked = {"items": listed, "language": locale, "locale": terms.read_text("utf-8"),
             "styles": [style_file(style).read_text("utf-8") for style in styles]}  # fmt: skip
    made = subprocess.run(
        ["node", "-e", _SCRIPT], input=json.dumps(asked), capture_output=True, text=True, check=True, encoding="utf-8",
        env={"NODE_PATH": str(modules.resolve()), "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )  # fmt: skip
    answer: list[dict[str, Any]] = json.loads(made.stdout)
    return answer


def ours(style: str, locale: str, listed: Sequence[Item]) -> tuple[dict[str, str], list[str]]:
    """Return our entries by id, and our cites in order, in HTML."""
    processor = Processor(load_style(style), locale, options=ProcessorOptions(collate=partial(sort_key, lang="en")))
    clusters = [Cluster((CiteItem(item["id"], locator="12"),), note=place) for place, item in enumerate(listed, 1)]
    document = processor.document(listed, clusters)
    assert document.bibliography is not None
    entries = dict(zip(document.bibliography.entry_ids, map(as_html, document.bibliography.entries), strict=True))
    return entries, [as_html(cite) for cite in document.citations]


def plain(html: str) -> str:
    """Return HTML of either without the frames of an entry and the white space between its parts."""
    return " ".join(html.replace('<div class="csl-entry">', "").replace("</div>", " ").split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparison; return 0 whatever differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", type=Path, help="folder of node modules with citeproc")
    parser.add_argument("--styles", nargs="+", default=STYLES)
    parser.add_argument("--locale", default="en-US")
    asked = parser.parse_args(arguments)
    listed = items()
    for style, made in zip(asked.styles, theirs(asked.modules, asked.styles, asked.locale, listed), strict=True):
        entries, cites = ours(style, asked.locale, listed)
        pairs = [(f"{key} entry", entries.get(key, ""), made["entries"].get(key, "")) for key in entries]
        pairs += [(f"{item['id']} cite", *pair) for item, *pair in zip(listed, cites, made["cites"], strict=True)]
        unequal = [(name, plain(left), plain(right)) for name, left, right in pairs if plain(left) != plain(right)]
        for name, left, right in unequal:
            print(f"{style} {name}\n  ours  {left}\n  js    {right}")
        print(f"{style}: equal {len(pairs) - len(unequal)} of {len(pairs)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
