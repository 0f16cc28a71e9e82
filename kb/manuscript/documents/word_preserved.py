"""What an entry of a list keeps in Word when its text is set anew: comments, references to notes, links."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from kb.manuscript.documents.word_names import RUN_LOOK, R, T, W
from kb.manuscript.documents.word_runs import run_around, split_run

Element = Any
_LINK, _STYLE, _DELETED = f"{W}hyperlink", f"{W}rStyle", f"{W}del"
_REFERENCES = tuple(f"{W}{name}" for name in ("commentReference", "footnoteReference", "endnoteReference"))


class PreservedParts(NamedTuple):
    """The beginnings and the ends of comments in an entry, the runs that refer to them and to notes, its links."""

    starts: tuple[Element, ...] = ()
    ends: tuple[Element, ...] = ()
    references: tuple[Element, ...] = ()
    links: tuple[Element, ...] = ()


def preserved_parts(paragraphs: Sequence[Element]) -> PreservedParts:
    """Return what the paragraphs of an entry hold beside their text; nothing of what was deleted in them."""
    return PreservedParts(
        tuple(start for paragraph in paragraphs for start in paragraph.iter(f"{W}commentRangeStart")),
        tuple(end for paragraph in paragraphs for end in paragraph.iter(f"{W}commentRangeEnd")),
        tuple(_referring(paragraphs)),
        tuple(link for paragraph in paragraphs for link in paragraph.iter(_LINK) if shown_text(link).strip()),
    )


def _referring(paragraphs: Sequence[Element]) -> Iterator[Element]:
    """Yield the runs that refer to comments and notes, without the text that stands beside it in them."""
    for paragraph in paragraphs:
        for reference in paragraph.iter(*_REFERENCES):
            run = reference.getparent()
            if not any(above.tag == _DELETED for above in reference.iterancestors()):
                yield run_around(deepcopy(reference), run.find(RUN_LOOK))


def put_links(paragraph: Element, links: Sequence[Element]) -> None:
    """Let an entry lead where it led: by the words that were linked, else by its longest run of words."""
    for link in links:
        runs = [run for run in paragraph if run.tag == R and run.find(T) is not None]
        if not runs:
            return
        label = " ".join(shown_text(link).split())
        places = ((run, words) for words in (label, label.strip(' .«»"“”')) for run in runs if words in shown_text(run))
        run, words = next(places, (max(runs, key=lambda candidate: len(shown_text(candidate))), ""))
        if words:
            low = shown_text(run).index(words)
            run = split_run(run.find(T), low, low + len(words))
        holder = etree.Element(_LINK, dict(link.attrib))
        run.addprevious(holder)
        holder.append(run)
        _look_as(run, link)


def _look_as(run: Element, link: Element) -> None:
    """Give a run the style of a link."""
    style = next(link.iter(_STYLE), None)
    look = run.find(RUN_LOOK)
    if style is None:
        return
    if look is None:
        look = etree.Element(RUN_LOOK)
        run.insert(0, look)
    look.insert(0, deepcopy(style))


def paragraphs_by_block(old: dict[int, Element], blocks: Sequence[int]) -> dict[int, list[Element]]:
    """Return for each block of an entry its own paragraph and those after it that belong to no other."""
    whole: dict[int, list[Element]] = {}
    own = -1
    for place in sorted(old):
        own = place if place in blocks or own < 0 else own
        whole.setdefault(own, []).append(old[place])
    return whole


def shown_text(element: Element) -> str:
    """Return the text that an element shows."""
    return "".join(text.text or "" for text in element.iter(T))
