"""Every output of the sample chronology, byte for byte as its golden file; KB_GOLDEN=write makes the files anew."""

import json
import os
from collections import Counter

import pytest

from kb.domain import edtf
from kb.domain.formats import JSON, Format, serving
from kb.domain.vocabulary import Vocabulary
from kb.library.formats import write_chronology
from kb.timeline import bar_chart, drawing
from kb.timeline.drawing_options import DrawingOptions
from kb.timeline.entry_words import EntryWords
from kb.timeline.lanes import items
from tests.conftest import ROOT
from tests.timeline.sample import GOLDEN, entries, vocabulary, words_in

TODAY = edtf.ordinal(2026, 1, 1)
LANGUAGES = ("kk", "ru", "en")
PLAIN = [form for form in serving("chronology") if form.name not in ("svg", "json", "csv-excel")]


def same(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("KB_GOLDEN") == "write":
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", PLAIN, ids=lambda form: form.name)
def test_format(form: Format, lang: str) -> None:
    text = "".join(write_chronology(form, entries(), words_in(lang)))
    same(f"chronology-{form.name}.{lang}.{form.ending}", text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_timeline(lang: str) -> None:
    same(f"timeline.{lang}.svg", drawing.draw(entries(), words_in(lang), DrawingOptions(today=TODAY)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chart(lang: str) -> None:
    counted = Counter((item.date.year or 0, item.entry.record.kind) for item in items(entries()) if item.entry.record)
    same(f"chart.{lang}.svg", bar_chart.draw(bar_chart.grouped(counted), words_in(lang)))


def test_json_does_not_depend_on_the_language() -> None:
    made = ["".join(write_chronology(JSON, entries(), words_in(lang))) for lang in LANGUAGES]
    assert len(set(made)) == 1
    same("chronology.json", json.dumps(json.loads(made[0]), ensure_ascii=False, indent=1) + "\n")


class Strict(Vocabulary):
    """A vocabulary that has no word of its own for a key which the data lacks; places are named freely."""

    def term(self, group: str, key: str, lang: str) -> str:
        """Return the word; raise KeyError where the data has none in this very language."""
        assert group == "place" or self.terms[group][key].get(lang)
        return super().term(group, key, lang)


def test_every_word_stands_in_the_data_once_and_is_used() -> None:
    given = vocabulary()
    strict = Strict(given.topics, given.parties, given.terms)
    for lang in LANGUAGES:
        for form in serving("chronology"):
            assert "".join(write_chronology(form, entries(), EntryWords(strict, lang)))
        drawing.lane_table(entries(), EntryWords(strict, lang))
        bar_chart.table({1994: {"law": 1}}, EntryWords(strict, lang))
        bar_chart.draw({1994: {"law": 1}}, EntryWords(strict, lang))
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "kb" / "timeline").glob("*.py"))
    assert [key for key in given.terms["timeline"] if f'"{key}"' not in sources and f"'{key}'" not in sources] == []
