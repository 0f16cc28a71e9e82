"""What the index holds of a record for the filters by place, person and depositary."""

from kb.data import vocabulary as vocabulary_files
from kb.domain.clauses import Clause
from kb.domain.edtf import civil
from kb.domain.treaty_facts import Depositary, Publication, WebLink
from kb.library import index_query
from kb.library.search_document import document
from tests.conftest import ROOT
from tests.factories import action, body, person, record, relation, signed, title

VOCABULARY = vocabulary_files.parse(ROOT / "kb" / "data")


def test_a_place_is_found_by_its_id_under_any_of_its_names() -> None:
    known = record(
        actions=[signed("1991-08-17", place="Alma-Ata; Москва"), action("ratification", "1995", place="Almaty")]
    )
    assert document(known, VOCABULARY).places == ("almaty", "moscow")
    assert document(record(fields={"event-place": "Leninsk"}), VOCABULARY).places == ("baikonur",)
    assert document(record(actions=[signed("1991", place="Atlantis")]), VOCABULARY).places == ()


def test_people_and_depositaries_are_found_by_name() -> None:
    known = record(
        contributors=[person("Назарбаев", "Н. Ә.", role="signatory", party="KAZ"), body("Парламент", role="issuer")],
        depositaries=(Depositary("KAZ"), Depositary("Pan American Union")),
    )
    made = document(known, VOCABULARY)
    assert made.people == ("Назарбаев Н. Ә.", "Парламент")
    assert made.depositaries == ("KAZ", "Pan American Union")
    assert made.author_key == document(record(contributors=[body("Парламент", role="issuer")]), VOCABULARY).author_key


def test_a_treaty_is_found_by_its_number_in_a_series_and_no_article_is_one() -> None:
    series = (Publication("lnts", "12", item="4321", page="7"), Publication("Gazette", number="3", item="57"))
    assert "number:4321" in document(record(publications=series), VOCABULARY).identifiers
    assert "number:57" not in document(record(publications=series), VOCABULARY).identifiers


def test_a_document_is_found_by_where_its_text_is() -> None:
    known = record(
        web_links=(WebLink("text", "https://adilet.zan.kz/kaz/docs/Z1600000099_"),
                   WebLink("ratification-law", "https://adilet.zan.kz/kaz/docs/Z1700000011_")),
    )  # fmt: skip
    made = document(known, VOCABULARY)
    assert "act:z1600000099" in made.identifiers
    assert "act:z1700000011" not in made.identifiers


def test_a_record_is_found_by_the_keys_it_had() -> None:
    known = record(fields={"x-ids": "Old-Key-1, older"})
    assert document(known, VOCABULARY).identifiers[:2] == ("key:old-key-1", "key:older")


def test_tags_are_no_words_of_a_record() -> None:
    made = document(record(titles=(title("<i>Stipa</i> of H<sub>2</sub>O"),)), VOCABULARY)
    assert [text for _lang, text in made.titles] == ["Stipa of H₂O"]


def test_a_place_is_known_in_all_cases_of_its_name() -> None:
    labels = index_query.labels(VOCABULARY)
    for form in ("Астана", "Астане", "Астану", "Астаной", "Москвой", "Самаре"):
        assert labels.place_of(form) in ("astana", "moscow", "samara"), form


def test_names_that_a_place_bears_no_more_are_known_with_their_days() -> None:
    known = index_query.labels(VOCABULARY)
    first, last = known.days_of("astana", ["Нур", "Султане"]) or (None, None)
    assert first and last and civil(first)[:2] == (2019, 3) and civil(last)[:2] == (2022, 9)
    assert known.days_of("astana", ["Астане"]) is known.days_of("almaty", ["Нур", "Султане"]) is None
    assert [place for *_span, place in known.concepts_in(["екатеринбургские", "соглашения"])] == ["yekaterinburg"]


def test_a_record_rests_on_what_it_carries_out_and_not_on_what_is_related() -> None:
    known = record(
        relations=[relation("implements", "a-1992"), relation("related", "b-1993"), relation("amends", "a-1992")]
    )
    assert document(known, VOCABULARY).rests_on == ("a-1992",)


def test_how_far_a_document_came_and_what_it_is_in_place_of_are_told() -> None:
    known = record(
        stage="draft",
        relations=[relation("replaces", "a-1992"), relation("amends", "b-1993"), relation("repeals", "c")],
    )
    made = document(known, VOCABULARY)
    assert (made.stage, made.replaces) == ("draft", ("a-1992", "c"))
    assert document(record(), VOCABULARY).stage == "signed"


def test_a_day_that_a_clause_sets_is_there_as_that_of_an_act() -> None:
    clauses = (Clause("provisional-application", "on 1997-03-01"), Clause("entry-into-force", "on signature"))
    made = document(record(actions=[signed("1997-02-03")], clauses=clauses), VOCABULARY)
    assert "provisional-application:1997-03-01" in made.acts
    assert "1997-03-01" in made.other_dates
    assert not [act for act in made.acts if act.startswith("entry-into-force")]
