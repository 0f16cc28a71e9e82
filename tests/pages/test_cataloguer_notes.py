"""What records say in English stands on Kazakh and Russian pages in the reader's language."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import collect_notes
from kb.data import vocabulary
from kb.domain.prose import Prose, divided
from kb.domain.records import Evidence
from kb.library import cataloguer_notes
from kb.settings import from_environment
from tests.pages.pages import read

ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|ru|kz|am|az|net|info|asia|md)\b\S*|rgn=\d+")
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
MIXED = re.compile(r"[A-Za-z][А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]|[А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][A-Za-z]")
ROMAN = re.compile(r"\b[IVX]{2,}\b")
NUMBER = re.compile(r"\d+")
# Latin words that a Kazakh or Russian note may keep: they quote a title or an address as the source prints it.
KEPT = re.compile(r"«[^»]*»|“[^”]*”|'[^']*'|Z\d+|\b(?:art|vol|pp)\.|\bp\.|[ivx]+\b|\bkz-[\w-]+")


@cache
def wanted() -> frozenset[str]:
    return frozenset(collect_notes.texts(collect_notes.collection(from_environment())))


def test_every_place_of_the_collection_has_its_name() -> None:
    settings = from_environment()
    records, known = collect_notes.collection(settings), vocabulary.parse(settings.data)
    places = {action.place for record in records for action in record.actions}
    places |= {item.value for record in records for item in record.evidence if item.field == "place" and not item.lang}
    names = {name for place in places for name in divided(place) if name.isascii()}
    assert sorted(name for name in names if not known.place_named(name)) == [], "name them in kb/data/places.toml"


def entries() -> Iterator[tuple[str, str, str]]:
    for lang in cataloguer_notes.TRANSLATED:
        for text, said in cataloguer_notes.read(lang).items():
            yield lang, text, said


@pytest.mark.parametrize("lang", cataloguer_notes.TRANSLATED)
def test_every_note_of_the_collection_is_translated(lang: str) -> None:
    known = cataloguer_notes.read(lang)
    lacking = sorted(text for text in wanted() if text not in known)
    remedy = f"run `make messages` and translate the empty entries of kb/data/notes/{lang}.po"
    assert not lacking, f"{len(lacking)} notes lack a translation; {remedy}: {lacking[:20]}"


@pytest.mark.parametrize("lang", cataloguer_notes.TRANSLATED)
def test_no_entry_is_left_over(lang: str) -> None:
    assert not cataloguer_notes.read(lang).keys() - wanted(), "run `make messages`"


def test_words_that_are_not_ours_have_a_language() -> None:
    records = collect_notes.collection(from_environment())
    worded = [
        item for record in records for item in record.evidence if item.field in cataloguer_notes.PROSE and not item.lang
    ]
    said = [item for item in worded if any(letter.isalpha() for letter in item.value) and not item.target]
    assert [item for item in said if item.field != "term" and not cataloguer_notes.is_prose(item)] == []


def numbers(text: str) -> Counter[int]:
    """Count the numbers of a text; the month of a day written in figures may be a word in the translation."""
    return Counter(int(number) for number in NUMBER.findall(DAY.sub(r"\1 \3", text)))


def test_translations_keep_numbers_addresses_and_places_to_fill() -> None:
    for lang, text, said in entries():
        lost = numbers(text) - numbers(said)
        assert not lost, (lang, text, said)
        for kept in (*ADDRESS.findall(text), *ROMAN.findall(text)):
            assert kept.rstrip(".,;:)") in said, (lang, kept, text, said)


def test_translations_are_translations() -> None:
    for lang, text, said in entries():
        bare = ADDRESS.sub(" ", text)
        assert said != text or not re.search("[a-z]{3}", bare), (lang, text)
        left = KEPT.sub(" ", ADDRESS.sub(" ", said))
        assert not re.findall(r"(?<![\w-])[a-z]{2,}", left), (lang, text, said)
        assert not MIXED.search(said), (lang, text, said)
        assert said == said.strip(), (lang, text, said)
        assert "<" not in said, (lang, text, said)


def test_no_translation_stands_in_the_other_language() -> None:
    kazakh, russian = cataloguer_notes.read("kk"), cataloguer_notes.read("ru")
    same = [text for text, said in kazakh.items() if said == russian.get(text) and text.isascii()]
    assert [text for text in same if len(re.findall("[а-я]{3,}", kazakh[text])) > 2] == []
    assert [text for text, said in russian.items() if re.search("[ӘәҒғҚқҢңҰұҮүҺһІі]", said) and text.isascii()] == []


def test_a_note_is_said_phrase_by_phrase() -> None:
    both = Prose(("place of signature", "no name in the text"))
    assert cataloguer_notes.prose(both, "ru") == ("место подписания; в тексте имени нет", "")
    assert cataloguer_notes.prose(both, "en") == ("place of signature; no name in the text", "")
    assert cataloguer_notes.prose(Prose(("place of signature", "seen on a shelf")), "ru") == (
        "place of signature; seen on a shelf",
        "en",
    )
    assert cataloguer_notes.prose(Prose(), "kk") == ("", "")


def test_a_note_nobody_translated_stays_english_and_says_so() -> None:
    assert cataloguer_notes.said("seen on a shelf", "kk") == ("seen on a shelf", "en")
    assert cataloguer_notes.said("seen on a shelf", "en") == ("seen on a shelf", "")
    assert cataloguer_notes.said("", "ru") == ("", "")
    assert cataloguer_notes.said("place of signature", "ru") == ("место подписания", "")


@pytest.mark.parametrize(
    ("field", "value", "lang", "ours"),
    [
        ("note", "Signature not seen.", "", True),
        ("note", "Signature not seen.", "ru", False),
        ("ratification", "1995-04-17", "", False),
        ("ratification", "reported as done", "", True),
        ("publisher", "Routledge", "", False),
        ("figures", "23,127", "", False),
    ],
)
def test_only_our_own_words_are_looked_up(field: str, value: str, lang: str, ours: bool) -> None:
    assert cataloguer_notes.is_prose(Evidence(field, value, lang=lang)) is ours


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "17 April 1995; Decree of the President of the Republic of Kazakhstan No. 2195"),
        ("ru", "17 апреля 1995 г.; Указ Президента Республики Казахстан № 2195"),
        ("kk", "1995 жылғы 17 сәуір; Қазақстан Республикасы Президентінің Жарлығы, № 2195"),
    ],
)
def test_a_statement_of_an_action_says_its_instrument(reader: TestClient, lang: str, said: str) -> None:
    page = reader.get("/records/kz-ru-baikonur-lease-1994", headers={"Accept-Language": lang}).text
    cells = [" ".join(re.sub("<[^>]*>", "", cell).split()) for cell in re.findall("<td.*?</td>", page, re.DOTALL)]
    assert said in cells


@pytest.mark.parametrize(("lang", "said"), [("en", "10 years"), ("ru", "10 лет"), ("kk", "10 жыл")])
def test_a_term_and_its_prolongation_are_said_each(reader: TestClient, lang: str, said: str) -> None:
    page = read(reader.get("/records/kz-ru-emba-1995", headers={"Accept-Language": lang}).text)
    texts = [text for _lang, text in page.texts]
    assert texts.count(said) == 2
    assert not [text for text in texts if "P10Y" in text]


def test_no_page_takes_the_words_of_a_record_apart() -> None:
    """What a cataloguer wrote is looked up as it stands: no pattern and no cut goes over it."""
    cuts = {"split", "rsplit", "partition", "rpartition", "match", "fullmatch", "search", "findall", "sub", "finditer"}
    texts = {"note", "act", "value", "reason", "against", "name", "about", "text"}
    found = []
    folder = Path(collect_notes.__file__).parent
    for path in (
        Path(cataloguer_notes.__file__),
        folder / "collect_notes.py",
        *sorted((folder / "pages").glob("*.py")),
    ):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in cuts):
                continue
            given = {part.attr for item in (call.func.value, *call.args) for part in ast.walk(item)
                     if isinstance(part, ast.Attribute)}  # fmt: skip
            found += [f"{path.name}:{call.lineno}" for _ in given & texts]
    assert found == []


@pytest.mark.parametrize("lang", cataloguer_notes.TRANSLATED)
def test_the_page_speaks_the_readers_language_and_the_data_stay(reader: TestClient, lang: str) -> None:
    path = "/records/kz-ru-baikonur-lease-1994"
    page = read(reader.get(path, headers={"Accept-Language": lang}).text)
    assert not [text for its, text in page.texts if its == "en" and text in wanted()]
    assert any(
        its == lang and cataloguer_notes.read(lang)["date and place of signature"] == text for its, text in page.texts
    )
    data = reader.get(f"/api/v1{path}?format=jsonl", headers={"Accept-Language": lang}).json()
    assert "date and place of signature" in [item.get("note") for item in data["evidence"]]
