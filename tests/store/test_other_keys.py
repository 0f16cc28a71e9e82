"""The field `ids` of a file: other citekeys under which its records are found."""

from sqlalchemy import Engine

from kb.store import other_names
from tests.factories import VOCABULARY, fill, load, record

KEYS = {"x-ids": "old-a, b, older-a"}


def test_the_other_keys_of_a_file_name_its_records(engine: Engine) -> None:
    fill(engine, VOCABULARY)
    load(engine, record("a", fields=KEYS), record("b"))
    assert other_names.every(engine) == {"old-a": "a", "older-a": "a"}


def test_a_key_that_names_a_record_already_stays_its_own(engine: Engine) -> None:
    fill(engine, VOCABULARY)
    load(engine, record("a", fields=KEYS), record("b"))
    load(engine, record("c", fields={"x-ids": "older-a, " + "x" * 201}), file="other.bib")
    assert other_names.every(engine) == {"old-a": "a", "older-a": "a"}
