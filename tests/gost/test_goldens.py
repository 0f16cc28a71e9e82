"""Every style x type x language prints what its golden file holds; the rules' own examples come out word for word."""

from pathlib import Path

import pytest

from kb.csl.processor import Processor, as_text
from kb.gost.styles import load_style
from tests.gost.formatted import FAMILIES, HERE, ITEMS, lines, references


@pytest.mark.parametrize("style", FAMILIES)
def test_golden(style: str) -> None:
    golden = lines(HERE / "golden" / f"{style}.txt")
    made = references(style)
    assert {name: text for name, text in made.items() if golden.get(name) != text} == {}
    assert sorted(golden) == sorted(made)


@pytest.mark.parametrize("style", FAMILIES)
def test_examples_of_the_rules(style: str) -> None:
    given = lines(HERE / "given" / f"{style}.txt")
    made = references(style, designation=True)
    assert len(given) >= 20
    assert {name: made[name] for name in given} == given


@pytest.mark.parametrize("style", FAMILIES)
def test_alphabetical_variant_prints_the_same_references(style: str) -> None:
    assert references(f"{style}-alphabetical") == references(style)


def test_every_type_in_three_languages() -> None:
    kinds = {name.split()[0] for name in ITEMS}
    assert sorted(ITEMS) == sorted(f"{kind} {lang}" for kind in kinds for lang in ("kk", "ru", "en"))


@pytest.mark.parametrize("style", FAMILIES)
def test_items_that_were_not_prepared_print_too(style: str) -> None:
    processor = Processor(load_style(style), locale_by_item=True)
    made = processor.bibliography([{**item, "id": name} for name, item in ITEMS.items()])
    assert len(made.entries) == len(ITEMS)
    assert all(as_text(entry).strip(" .0123456789") for entry in made.entries)


def test_goldens_have_no_doubled_signs() -> None:
    for file in Path(HERE / "golden").glob("*.txt"):
        for name, text in lines(file).items():
            assert not any(sign in text for sign in ("  ", "..", ",,", " ,", ": :", "– –", "[]", "()")), (name, text)
            assert text.endswith("."), name
