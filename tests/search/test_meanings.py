"""What words stand for beside themselves: other names, places of that day and today's, everyday words, persons."""

import pytest

from kb.domain.edtf import ordinal
from kb.domain.vocabulary import Concept
from kb.search.index import Index
from kb.search.index_values import IndexFilters, PageOptions, SearchDocument, SearchPage
from kb.search.label_index import PART, LabelIndex

CONCEPTS = {
    "ferry": Concept("ferry", ("ferry", "паром"), ("car boat",), narrower=("gangway", "lifebelt")),
    "lake": Concept("lake", ("Newlake", "Oldlake"), (), "", place=True),
    "health": Concept("health", (), ("surgeon",), "health"),
}
VOCABULARY = LabelIndex(
    topics={"Health": "health", "On": "switches"},
    parties={"Ruritania": "RUR", "Sylvania": "SYL", "SYL": "SYL"},
    said={"surgeon": "health", "migraine": "health" + PART},
    called={
        **{label: its.id for its in CONCEPTS.values() for label in (*its.names, *its.said) if its.names},
        **{label: its.id + PART for its in CONCEPTS.values() for label in its.narrower},
    },
    concepts=CONCEPTS,
    bygone={"Oldlake": f"lake {ordinal(1990, 1, 1)}..{ordinal(1994, 12, 31)}"},
)
RECORDS = (
    SearchDocument("ferry", titles=(("en", "Ferry line across the strait"),)),
    SearchDocument("hospital", titles=(("en", "Hospitals of towns"),), topics=(("health", (("en", "Health"),)),)),
    SearchDocument("pact", titles=(("en", "Pact of friendship"),), places=("lake",), other=(("", "Newlake"),)),
    SearchDocument("treaty", titles=(("en", "Treaty on skies"),), parties=(("SYL",),)),
    SearchDocument("belt", titles=(("en", "Lifebelts and their makers"),)),
    SearchDocument("book", titles=(("en", "States and nations"),), names=("Dave, Bhavna",)),
    *(SearchDocument(f"other-{n}", titles=(("en", f"Agreement on trade number {n}"),)) for n in range(20)),
)  # fmt: skip
INDEX = Index.in_memory(RECORDS)


def asked(question: str) -> SearchPage:
    return INDEX.search(question, options=PageOptions(limit=5), vocabulary=VOCABULARY)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("паром", "ferry"), ("car boats", "ferry"), ("surgeon", "hospital"), ("Oldlake", "pact"),
        ("pact of Oldlake", "pact"), ("place:Oldlake", "pact"), ("Бхавна Дейв", "book"), ("бхавна дейв", "book"),
    ],
)  # fmt: skip
def test_other_names_lead_to_the_record(question: str, key: str) -> None:
    page = asked(question)
    assert (page.understood.answer, page.hits[0].key) == ("found", key)


def test_what_is_only_a_part_of_a_thing_is_answered_by_what_names_it_and_else_is_near() -> None:
    assert [asked(word).understood.answer for word in ("gangway", "lifebelt")] == ["near", "found"]
    assert [asked(word).hits[0].key for word in ("gangway", "lifebelt")] == ["ferry", "belt"]
    assert (asked("migraine").understood.answer, asked("migraine").hits[0].key) == ("near", "hospital")
    assert VOCABULARY.topic_of("migraines") == "health"


def test_the_reader_is_told_what_else_was_looked_for() -> None:
    assert asked("car boat").understood.words[0].expansions == ("ferry", "паром")


def test_a_place_that_nobody_knows_finds_nothing_and_says_so() -> None:
    page = asked("place:Atlantis")
    assert (page.total, [note.code for note in page.understood.notes]) == (0, ["no-such-name"])


@pytest.mark.parametrize("question", ["person:Dave", "лицо:дейв", 'person:"Dave, B."', "person:bhavna,Nobody"])
def test_a_person_is_asked_for_by_words_of_a_name(question: str) -> None:
    assert [hit.key for hit in asked(question).hits] == ["book"]


def test_a_person_that_nobody_knows_finds_nothing_and_says_whose_name_is_near() -> None:
    page = asked("person:Bhavma")
    assert (page.total, [note.code for note in page.understood.notes]) == (0, ["no-such-name"])
    assert page.understood.meant == "person:bhavna"


def test_what_is_in_force_is_handed_in() -> None:
    filters = IndexFilters(force=(("yes", ("pact",)), ("no", ("ferry", "book"))))
    for question, total in (
        ("force:yes", 1),
        ("force:no,yes", 3),
        ("-force:no", len(RECORDS) - 2),
        ("force:unknown", 0),
    ):
        assert INDEX.search(question, filters).total == total


def test_a_name_heard_alone_needs_enough_consonants() -> None:
    assert asked("дейв").total == 0


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("ferry Ruritania", "nothing"),  # a party that no record has
        ("friendship of Sylvania and Newlake", "near"),  # one that another record has
        ("Sylvania", "found"),
        ("sylvan arts", "nothing"),
        ("сыл", "nothing"),  # a code is no word of other letters
        ("ferry A/99/999", "near"),  # an identifier that no record has
        ("ferry blacksmith", "near"),  # a noun that no record has
        ("who repaired the ferry", "found"),  # a verb says little
    ],
)
def test_what_is_missing_weighs_by_what_it_says(question: str, answer: str) -> None:
    assert asked(question).understood.answer == answer


def test_a_country_without_documents_is_told() -> None:
    notes = asked("ferry to Ruritania").understood.notes
    assert [(note.code, note.values["given"]) for note in notes] == [("no-documents-of", "Ruritania")]


@pytest.mark.parametrize("question", ["treaty on skies", "қандай treaty"])
def test_words_of_asking_and_joining_stand_for_nothing_else(question: str) -> None:
    little = [word for word in asked(question).understood.words if word.optional]
    assert [(word.topic, word.near, word.expansions) for word in little] == [(None, False, ())]


def test_an_abbreviation_is_no_shorter_word_of_another_script() -> None:
    assert LabelIndex(topics={"ООН": "nations"}).topic_of("on") is None


def test_a_label_of_several_words_is_not_taken_apart() -> None:
    """A country of "relations of two countries" is no other name of the other one."""
    labels = LabelIndex(topics={"Sylvania": "syl", "Ruritanian-Sylvanian relations": "syl"})
    record = SearchDocument("shore", titles=(("en", "Ruritanian shore"),), topics=(("syl", (("en", "Sylvania"),)),))
    hits = Index.in_memory([record]).search("Sylvania", vocabulary=labels).hits
    assert [reason.field for reason in hits[0].reasons] == ["topic"]


def test_words_of_asking_are_no_reason_and_marked_nowhere() -> None:
    page = asked("which is the ferry line of the strait?")
    assert {reason.word for reason in page.hits[0].reasons} == {"ferry", "line", "strait"}
    snippet = page.hits[0].snippets[0]
    assert {snippet.text[start:end].casefold() for start, end in snippet.spans} == {"ferry", "line", "strait"}


@pytest.mark.parametrize("question", ["trade -friendship", "trade NOT friendship"])
def test_barred_words_may_be_marked_in_two_ways(question: str) -> None:
    assert asked(question).total == 20


def test_documents_of_the_days_of_an_old_name_come_first_where_it_is_asked_for() -> None:
    days = [(ordinal(year, 6, 1), ordinal(year, 6, 1)) for year in (1993, 2003)]
    index = Index.in_memory(
        SearchDocument(f"pact-{first}", titles=(("en", "Pact"),), places=("lake",), date_lower=first, date_upper=last,
                       other=(("", "Newlake Oldlake"),), standing=2 * (first == days[1][0]))
        for first, last in days
    )  # fmt: skip
    for name, best in (("Oldlake", days[0][0]), ("Newlake", days[1][0])):
        found = index.search(f"signed in {name}", vocabulary=VOCABULARY)
        assert found.hits[0].key == f"pact-{best}", name


def test_what_was_done_in_a_place_is_asked_for_by_words_of_signing() -> None:
    index = Index.in_memory([
        SearchDocument("named", titles=(("en", "Newlake and its Newlake shore"),), names=("Newlake",), standing=8),
        SearchDocument("done", titles=(("en", "Pact"),), places=("lake",)),
    ])  # fmt: skip
    assert [index.search(text, vocabulary=VOCABULARY).hits[0].key for text in ("Newlake", "signed in Newlake")] == [
        "named", "done",
    ]  # fmt: skip


def test_a_city_that_is_a_month_in_another_language_is_the_city() -> None:
    records = (
        SearchDocument(key="october", titles=(("kk", "2000 жылғы 9 қазандағы келісім"),)),
        SearchDocument(key="city", titles=(("ru", "Мост в Казани"),)),
        *(SearchDocument(key=f"far-{number}", titles=(("ru", "Паромы"),)) for number in range(9)),
    )
    names = ("Қазан", "Казань", "Kazan")
    labels = LabelIndex(called=dict.fromkeys(names, "kazan"), concepts={"kazan": Concept("kazan", names, place=True)})
    index = Index.in_memory(records)
    for question in ("Казань", "Казани", "Kazan"):
        assert "october" not in [hit.key for hit in index.search(question, vocabulary=labels).hits]
    assert [hit.key for hit in index.search("Казани", vocabulary=labels).hits] == ["city"]
    assert "october" in [hit.key for hit in index.search("қазандағы", vocabulary=labels).hits]


def test_one_thing_by_its_own_name_stands_before_others_of_its_kind() -> None:
    concepts = {"drone": Concept("drone", ("беспилотник", "дрон"), ("Дальник",))}
    called = dict.fromkeys(("беспилотник", "дрон", "Дальник"), "drone")
    names = LabelIndex(called=called, concepts=concepts)
    index = Index.in_memory([
        SearchDocument("own", titles=(("en", "Agreement on the DALNIK"),)),
        SearchDocument("other", titles=(("ru", "Соглашение про новый беспилотник"),)),
        *(SearchDocument(f"more-{n}", titles=(("en", f"Agreement on trade number {n}"),)) for n in range(20)),
    ])  # fmt: skip
    for question in ("дальник", "дальникк"):
        assert [hit.key for hit in index.search(question, vocabulary=names).hits] == ["own", "other"], question


def test_what_is_of_a_region_answers_one_who_names_its_capital() -> None:
    concepts = {
        "port": Concept("port", ("Portville",), place=True, within="coast"),
        "coast": Concept("coast", ("Coastland",), place=True),
        "hill": Concept("hill", ("Hillton",), place=True),
    }
    called = {name: concept.id for concept in concepts.values() for name in concept.names}
    names = LabelIndex(called=called, concepts=concepts)
    index = Index.in_memory([
        SearchDocument("region", titles=(("en", "Programme of Coastland and Hillton"),)),
        SearchDocument("capital", titles=(("en", "Bridge in Portville"),)),
        SearchDocument("done", titles=(("en", "Pact"),), places=("port",)),
        *(SearchDocument(f"more-{n}", titles=(("en", f"Agreement on trade number {n}"),)) for n in range(20)),
    ])  # fmt: skip
    assert [hit.key for hit in index.search("Portville", vocabulary=names).hits] == ["capital", "done", "region"]
    pair = index.search("Portville – Hillton", vocabulary=names)
    assert (pair.hits[0].key, pair.understood.answer) == ("region", "found")
    assert [hit.key for hit in index.search("Coastland", vocabulary=names).hits] == ["region"]
