"""Russian names after a phrase that asks for the genitive, in styles of any language."""

import pytest

from kb.csl.processor import Processor, as_text
from tests.csl.samples import style

EDITOR = {"family": "Иванов", "given": "Юрий Яковлевич"}
BEFORE = '<names variable="editor translator" delimiter="; "><label form="{form}" suffix=" "/><name {name}/></names>'


def printed(layout: str, language: str, **fields: object) -> str:
    item = {"id": "a", "type": "book", "language": language, **fields}
    return as_text(Processor(style(layout), locale_by_item=True).bibliography([item]).entries[0])


@pytest.mark.parametrize(
    ("form", "name", "text"),
    [
        ("verb", "", "под редакцией Юрия Яковлевича Иванова"),
        ("verb", 'initialize-with=". "', "под редакцией Ю. Я. Иванова"),
        ("verb-short", 'initialize-with=". "', "под ред. Ю. Я. Иванова"),
        ("verb", 'name-as-sort-order="all"', "под редакцией Иванова, Юрия Яковлевича"),
        ("short", "", "ред. Юрий Яковлевич Иванов"),
    ],
)
def test_names_after_a_phrase(form: str, name: str, text: str) -> None:
    assert printed(BEFORE.format(form=form, name=name), "ru", editor=[EDITOR]) == text


def test_all_names_of_a_list_and_of_each_role() -> None:
    woman = {"family": "Петрова", "given": "Анна"}
    layout = BEFORE.format(form="verb", name='and="text"')
    text = printed(layout, "ru", editor=[EDITOR, woman], translator=[woman])
    assert text == "под редакцией Юрия Яковлевича Иванова и Анны Петровой; пер. Анны Петровой"


def test_one_editor_and_translator() -> None:
    layout = BEFORE.format(form="verb", name="")
    text = printed(layout, "ru", editor=[EDITOR], translator=[EDITOR])
    assert text == "под редакцией и в переводе Юрия Яковлевича Иванова"


@pytest.mark.parametrize(
    ("layout", "language", "text"),
    [
        ('<names variable="editor"><name/><label form="verb" prefix=", "/></names>', "ru",
         "Юрий Яковлевич Иванов, под редакцией"),
        (BEFORE.format(form="verb", name=""), "kk", "редакциясын басқарған Юрий Яковлевич Иванов"),
        (BEFORE.format(form="verb", name=""), "en", "edited by Юрий Яковлевич Иванов"),
        ('<names variable="compiler"><label form="verb" suffix=" "/><name/></names>', "ru",
         "сост. Юрий Яковлевич Иванов"),
    ],
)  # fmt: skip
def test_other_names_stay(layout: str, language: str, text: str) -> None:
    assert printed(layout, language, editor=[EDITOR], compiler=[EDITOR]) == text


def test_bodies_and_names_already_in_their_case_stay() -> None:
    layout = BEFORE.format(form="verb", name="")
    people = [{"literal": "Институт истории"}, {"family": "Иванова", "given": "Ю.", "in-case": True}]
    assert printed(layout, "ru", editor=people) == "под редакцией Институт истории, Ю. Иванова"


@pytest.mark.parametrize(("language", "text"), [("ru", "Ю. Иванов, интервьюер"), ("kk", "Ю. Иванов, сұхбаттасқан")])
def test_who_asked_is_called_so(language: str, text: str) -> None:
    layout = '<names variable="interviewer"><name initialize-with="."/><label prefix=", "/></names>'
    assert printed(layout, language, interviewer=[{"family": "Иванов", "given": "Юрий"}]).replace("\u00a0", " ") == text
