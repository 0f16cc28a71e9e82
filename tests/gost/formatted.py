"""Formats the table of items in a style, as the goldens hold it: `type lang: reference`."""

from pathlib import Path

from kb.csl.processor import Processor, as_text
from kb.gost.families import family_of
from kb.gost.preparation import prepare
from kb.gost.styles import load_style
from tests.gost.documents import DOCUMENTS
from tests.gost.works import WORKS

HERE = Path(__file__).parent
FAMILIES = ("gost-kz-dissertation", "gost-7.1-2003", "gost-r-7.0.5-2008", "gost-r-7.0.100-2018")
ITEMS = {f"{kind} {lang}": item for (kind, lang), item in {**WORKS, **DOCUMENTS}.items()}


def references(style: str, designation: bool = False) -> dict[str, str]:
    """Return the reference of each item in a style, by "type lang"."""
    family = family_of(style)
    assert family is not None
    items = [{**prepare(item, family, designation), "id": name} for name, item in ITEMS.items()]
    processor = Processor(load_style(style), locale_by_item=True)
    made = processor.bibliography(items)
    texts = (as_text(entry).split(" ", 1)[1] for entry in made.entries)
    return dict(zip(made.entry_ids, texts, strict=True))


def lines(path: Path) -> dict[str, str]:
    """Return the lines of a golden file."""
    rows = (line.partition(": ") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {name: text for name, _, text in rows}
