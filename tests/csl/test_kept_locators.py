"""Locators in styles that have no place for them: after the cite where they are asked to be kept, else as in CSL."""

import pytest

from kb.csl.processor import CiteItem, Cluster, Processor, ProcessorOptions, as_text
from tests.csl.samples import style

NUMBERS = style("x", citation='<text variable="citation-number"/>', citation_area='collapse="citation-number"')
PLACED = style("x", citation='<text variable="citation-number"/><text variable="locator" prefix=":"/>')
ITEMS = [{"id": each, "title": each, "language": "ru"} for each in "abc"]


@pytest.mark.parametrize(
    ("cites", "printed"),
    [
        ((CiteItem("a", "5"),), "1, с. 5"),
        ((CiteItem("a", "5-7"),), "1, с. 5–7"),
        ((CiteItem("a", "2", "chapter"),), "1, гл. 2"),
        ((CiteItem("a", "гл. 2"),), "1, гл. 2"),
        ((CiteItem("a"), CiteItem("b"), CiteItem("c")), "1–3"),
        ((CiteItem("a"), CiteItem("b", "5"), CiteItem("c")), "1; 2, с. 5; 3"),
    ],
)
def test_a_locator_follows_the_number(cites: tuple[CiteItem, ...], printed: str) -> None:
    options = ProcessorOptions(keep_locators=True)
    processor = Processor(NUMBERS, locale_by_item=True, options=options)
    assert as_text(processor.cite([Cluster(cites)], ITEMS)[0]) == printed


@pytest.mark.parametrize(("made", "keep", "printed"), [(PLACED, True, "1:5"), (NUMBERS, False, "1")])
def test_a_style_that_places_it_or_a_list_that_does_not_ask(made: object, keep: bool, printed: str) -> None:
    processor = Processor(made, options=ProcessorOptions(keep_locators=keep))  # type: ignore[arg-type]
    assert as_text(processor.cite([Cluster((CiteItem("a", "5"),))], ITEMS)[0]) == printed
