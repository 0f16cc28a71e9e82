"""Two records made into one: every value of both stands in it or in its evidence."""

from dataclasses import fields, replace
from typing import Any

from kb.domain.merging import merged
from kb.domain.prose import Prose
from kb.domain.records import Evidence, ListNumber, Record, Relation
from tests.factories import alike, person, record, title

KEPT = record(
    "kept", type="book", status="probable", titles=[title("Дала жолы")], contributors=[person("Сейітқали", "Б.")],
    issued="2004", fields={"publisher-place": "Алматы", "volume": "1"}, numbers=(3,),
    relations=[Relation("see-also", "gone"), Relation("see-also", "third")], cited_for=alike("тарих"),
)  # fmt: skip
GONE = record(
    "gone", type="report", titles=[title("Степной путь", "ru")], issued="2005", numbers=(7,), topics=["caspian"],
    contributors=[person("Сейітқали", "Бауыржан"), person("Ермек", "А."), person("Тоқсан", "Л.", "editor")],
    fields={"publisher-place": "Астана", "number-of-pages": "212"}, cited_for=alike("сауда"),
)  # fmt: skip


def test_what_only_one_says_stands_and_lists_are_joined() -> None:
    whole = merged(KEPT, GONE)
    assert [item.value for item in whole.titles] == ["Дала жолы", "Степной путь"]
    assert whole.fields == {"publisher-place": "Алматы", "volume": "1", "number-of-pages": "212"}
    assert (whole.citekey, whole.status, whole.topics) == ("kept", "identified", ("caspian",))
    assert [place.number for place in whole.cited_in] == [3, 7]
    assert (whole.cited_for, whole.remarks) == (alike("тарих"), (alike("сауда"),))


def test_what_differs_is_a_statement_that_names_the_record_it_stood_in() -> None:
    whole = merged(KEPT, GONE)
    said = {(item.field, item.value) for item in whole.evidence}
    assert said == {("type", "report"), ("issued", "2005"), ("publisher-place", "Астана"), ("author", "Ермек А.")}
    assert {item.note for item in whole.evidence} == {Prose.parse("So in gone.")}


def test_no_text_of_a_record_is_lost_whichever_field_it_stands_in() -> None:
    texts = [item.name for item in fields(Record) if item.compare and item.type in (str, "str")]
    for name in set(texts) - {"citekey", "scope", "status", "issued_origin"}:
        first_says: dict[str, Any] = {name: "one"}
        second_says: dict[str, Any] = {name: "other"}
        first, second = replace(record("a"), **first_says), replace(record("b"), **second_says)
        whole = merged(first, second)
        assert (getattr(whole, name), [item.value for item in whole.evidence if item.field == name]) == (
            "one",
            ["other"],
        )
    assert {"type", "kind", "language", "stage"} <= set(texts)


def test_a_name_spelt_otherwise_is_a_variant_and_another_role_stands() -> None:
    author, editor = merged(KEPT, GONE).contributors
    assert (author.label, author.variants) == ("Сейітқали Б.", ("Сейітқали Бауыржан",))
    assert (editor.role, editor.label) == ("editor", "Тоқсан Л.")


def test_a_relation_to_itself_goes() -> None:
    assert [relation.target for relation in merged(KEPT, GONE).relations] == ["third"]


def test_merging_a_record_with_its_copy_changes_nothing() -> None:
    stated = record("copy", evidence=[Evidence("title", "Шарт")], cited_in=(ListNumber("thesis", 1),))
    assert merged(stated, stated) == stated


def test_keywords_and_notes_of_both_are_kept_each_once() -> None:
    first = record("a", fields={"keyword": "дала, тарих", "note": "Оқылды", "x-file": "a.pdf"})
    second = record("b", fields={"keyword": "тарих,сауда", "note": "Кітапханада", "annote": "Жақсы", "x-file": "b.pdf"})
    whole = merged(first, second)
    assert whole.fields["keyword"] == "дала, тарих, сауда"
    assert (whole.fields["note"], whole.fields["annote"]) == ("Оқылды; Кітапханада", "Жақсы")
    assert whole.fields["x-file"] == "a.pdf;b.pdf"
    assert "keyword" not in {item.field for item in whole.evidence}
    assert {item.origin for item in merged(KEPT, GONE).evidence} == {"stated"}
