"""Records, questions and vocabularies: what they answer, and how they refuse."""

import pytest

from kb.domain.queries import check_choice, period
from kb.domain.records import Contributor
from kb.domain.titles import Title
from kb.domain.vocabulary import PartyName, Topic, Vocabulary
from kb.domain.wording import Wording
from kb.errors import ChoiceError, KbError
from tests.factories import VOCABULARY, action, body, day, person, record, title

THREE = [title("Шарт", "kk"), title("Договор", "ru"), title("Treaty", "en"), title("ДДСВП", "ru", form="short")]
TITLES = [
    # asked  own language   titles                      answer
    ("", "kk", THREE, "Шарт"),
    ("ru", "kk", THREE, "Договор"),
    ("de", "ru", THREE, "Договор"),
    ("", "", THREE, "Шарт"),
    ("en", "en", [title("Договор", "ru")], "Договор"),
    ("ru", "ru", [title("ДДСВП", "ru", form="short")], None),
    ("ru", "ru", [], None),
]


@pytest.mark.parametrize(("lang", "own", "titles", "answer"), TITLES)
def test_the_title_in_a_language(lang: str, own: str, titles: list[Title], answer: str | None) -> None:
    found = record(language=own, titles=titles).title(lang)
    assert (found.value if found else None) == answer


LABELS = [
    (person("Тоқаев", "Қасым-Жомарт"), "Тоқаев Қасым-Жомарт"),
    (person("Аристотель"), "Аристотель"),
    (person("", "Абай"), "Абай"),
    (body("Қазақстан Республикасының Үкіметі"), "Қазақстан Республикасының Үкіметі"),
]


@pytest.mark.parametrize(("who", "label"), LABELS)
def test_a_name_as_one_reads_it_in_a_list(who: Contributor, label: str) -> None:
    assert who.label == label


WORDINGS = [("kk", "қаз"), ("ru", "рус"), ("en", "қаз"), ("de", "қаз")]


@pytest.mark.parametrize(("lang", "answer"), WORDINGS)
def test_a_wording_falls_back_to_a_language_that_has_one(lang: str, answer: str) -> None:
    assert Wording(kk="қаз", ru="рус").get(lang) == answer


def test_parts_of_one_kind_keep_their_order() -> None:
    known = record(contributors=[person("Б"), person("А"), person("В", role="editor")],
                   actions=[action("adoption"), action("signature", "1992"), action("signature", "1991")])  # fmt: skip
    assert [who.family for who in known.contributors_as("author")] == ["Б", "А"]
    assert [one.date.text for one in known.actions_of("signature") if one.date] == ["1992", "1991"]


PERIODS = [
    ("1990", "1991", "1990-01-01", "1991-12-31"),
    ("1990-12-21", "", "1990-12-21", None),
    ("", "1991-05", None, "1991-05-31"),
    ("", "", None, None),
    ("199X", "1990", "1990-01-01", "1990-12-31"),
    ("../1990", "1991/..", None, None),
]


@pytest.mark.parametrize(("first", "last", "low", "high"), PERIODS)
def test_a_period_holds_both_its_ends(first: str, last: str, low: str | None, high: str | None) -> None:
    assert period(first, last) == (low and day(low), high and day(high))


@pytest.mark.parametrize(
    ("first", "last", "message"), [("1992", "1991", "runs backwards"), ("мамыр", "", "not a date")]
)
def test_a_period_that_cannot_be(first: str, last: str, message: str) -> None:
    with pytest.raises(KbError, match=message):
        period(first, last)


WRONG = [
    # what    given       near
    ("topic", "soverignty", "sovereignty"),
    ("topic", "Sovereignty", "sovereignty"),
    ("topic", "oil and gas", "oil-and-gas"),
    ("party", "KZA", "KAZ"),
    ("party", "kazsr", "KAZSSR"),
]


@pytest.mark.parametrize(("what", "given", "near"), WRONG)
def test_an_unknown_value_is_answered_with_near_and_valid_ones(what: str, given: str, near: str) -> None:
    with pytest.raises(ChoiceError) as caught:
        getattr(VOCABULARY, what)(given)
    assert near in caught.value.near
    assert f"unknown {what} {given!r}. Did you mean {caught.value.near[0]}" in str(caught.value)
    assert near in caught.value.valid


def test_an_endless_value_gives_a_short_message() -> None:
    with pytest.raises(ChoiceError) as caught:
        check_choice("style", ["gost", "x" * 100_000], ("gost", *(f"style-{number}" for number in range(1000))))
    assert len(str(caught.value)) < 1000
    check_choice("style", [], ("gost",))


def test_a_party_is_found_in_any_case() -> None:
    assert VOCABULARY.party("kaz") is VOCABULARY.party("KAZ")


LINEAGES = [("KAZ", {"KAZ", "KAZSSR"}), ("RUS", {"RUS", "RSFSR", "SUN"}), ("SUN", {"SUN"}), ("UZB", {"UZB"})]


@pytest.mark.parametrize(("code", "codes"), LINEAGES)
def test_a_party_and_its_predecessors(code: str, codes: set[str]) -> None:
    assert set(VOCABULARY.lineage(code)) == codes
    assert {VOCABULARY.today(one) for one in codes} <= {code, "RUS"}


def test_successors_that_run_in_a_circle_end() -> None:
    ring = {one: PartyName(one, Wording(), Wording(), successor=to) for one, to in (("A", "B"), ("B", "A"))}
    vocabulary = Vocabulary({}, ring, {})
    assert vocabulary.today("A") == "A"
    assert set(vocabulary.lineage("A")) == {"A", "B"}


def test_a_topic_and_all_under_it() -> None:
    def topic(key: str, *broader: str) -> Topic:
        return Topic(key, Wording(kk=key), {"ru": ("др",)}, broader=broader)

    topics = {one.id: one for one in (topic("a"), topic("b", "a"), topic("c", "b"), topic("d", "a", "b"), topic("e"))}
    vocabulary = Vocabulary(topics, {}, {"kind": {"treaty": Wording(kk="шарт", ru="договор", en="treaty")}})
    assert set(vocabulary.narrower("a")) == set("abcd")
    assert vocabulary.narrower("e") == ("e",)
    assert list(topics["a"].labels()) == [("kk", "a"), ("ru", "a"), ("en", "a"), ("ru", "др")]
    assert [vocabulary.term("kind", *ask) for ask in (("treaty", "ru"), ("pact", "ru"))] == ["договор", "pact"]
    assert vocabulary.values == {"kind": ("treaty",)}
