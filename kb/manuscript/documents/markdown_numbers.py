"""Numbers of a Markdown list whose items are all typed with one number (1. 1. 1.): they count on from it."""

import re
from collections.abc import Iterator, Sequence

from kb.manuscript.documents.document_text import Block

_ITEM = re.compile(r"(?P<indent> {0,3})(?P<number>\d{1,4})(?P<sign>[.)])[ \t]+(?=\S)")


def with_counted_numbers(whole: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks, those of such a list with the numbers that a reader sees; the typed ones are no part of them."""
    numbered = list(blocks)
    for run in _runs(whole, blocks):
        items = [(place, match) for place in run if (match := _ITEM.match(whole, blocks[place].start))]
        items = [(place, match) for place, match in items if match["indent"] == items[0][1]["indent"]]
        if len(items) > 1 and len({match[0].strip() for _, match in items}) == 1:
            for number, (place, match) in enumerate(items, int(items[0][1]["number"])):
                numbered[place] = blocks[place]._replace(start=match.end(), label=f"{number}{match['sign']}")
    return tuple(numbered)


def start_of_typed_number(whole: str, start: int) -> int:
    """Return where the typed number before a place begins, with its line; the place itself where none stands there."""
    begin = whole.rfind("\n", 0, start) + 1
    item = _ITEM.match(whole, begin)
    return begin if item and item.end() == start else start


def _runs(whole: str, blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the blocks of each list: an item, what goes on below it, the items after empty lines."""
    run: list[int] = []
    gap = False
    for place, block in enumerate(blocks):
        line = whole[block.start : block.end]
        if not line.strip():
            gap = True
            continue
        item = not block.level and _ITEM.match(line)
        if not item and (block.level or (gap and not line.startswith((" ", "\t")))):
            yield run
            run = []
        elif item or run:
            run.append(place)
        gap = False
    yield run
