"""Name lists: Kazakh, Russian and Western orders, bodies in braces, the extended form; written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.records import Contributor
from kb.formats.bibtex import names

FAMILY_FIRST = """
    Назарбаев, Нұрсұлтан                    | Назарбаев      | Нұрсұлтан
    Назарбаев, Нұрсұлтан Әбішұлы            | Назарбаев      | Нұрсұлтан Әбішұлы
    Назарбаев Нұрсұлтан Әбішұлы             | Назарбаев      | Нұрсұлтан Әбішұлы
    Нұрсұлтан Әбішұлы Назарбаев             | Назарбаев      | Нұрсұлтан Әбішұлы
    Қасым-Жомарт Тоқаев                     | Тоқаев         | Қасым-Жомарт
    Тоқаев Қасым-Жомарт Кемелұлы            | Тоқаев         | Қасым-Жомарт Кемелұлы
    Тоқаев, Қ.-Ж. К.                        | Тоқаев         | Қ.-Ж. К.
    Тоқаев Қ.-Ж. К.                         | Тоқаев         | Қ.-Ж. К.
    Тоқаев Қ.-Ж.К.                          | Тоқаев         | Қ.-Ж.К.
    Қ.-Ж. К. Тоқаев                         | Тоқаев         | Қ.-Ж. К.
    Иванов И. И.                            | Иванов         | И. И.
    Иванов И.И.                             | Иванов         | И.И.
    И. И. Иванов                            | Иванов         | И. И.
    И.И. Иванов                             | Иванов         | И.И.
    Иванов, И. И.                           | Иванов         | И. И.
    Иванов И.                               | Иванов         | И.
    Иванов Иван Иванович                    | Иванов         | Иван Иванович
    Иван Иванович Иванов                    | Иванов         | Иван Иванович
    Иванова Анна Петровна                   | Иванова        | Анна Петровна
    Анна Петровна Иванова                   | Иванова        | Анна Петровна
    Сергей Юрьевич Витович                  | Витович        | Сергей Юрьевич
    Петров-Водкин К. С.                     | Петров-Водкин  | К. С.
    Қасымбекова Гүлнар Сейітқызы            | Қасымбекова    | Гүлнар Сейітқызы
    Ю. Е. Фёдоров                           | Фёдоров        | Ю. Е.
    Фёдоров Ю. Е.                           | Фёдоров        | Ю. Е.
    Nazarbayev Nursultan Abishuly           | Nazarbayev     | Nursultan Abishuly
    Martha Brill Olcott                     | Olcott         | Martha Brill
    Olcott, M. B.                           | Olcott         | M. B.
    M.B. Olcott                             | Olcott         | M.B.
    Olcott M. B.                            | Olcott         | M. B.
    Ludwig van Beethoven                    | van Beethoven  | Ludwig
    Jan van der Berg                        | van der Berg   | Jan
    van der Berg, Jan                       | van der Berg   | Jan
    King, Jr., Martin Luther                | King           | Martin Luther, Jr.
    Robert Lee Ford Jr.                     | Ford           | Robert Lee, Jr.
    Дюма, Александр, мл.                    | Дюма           | Александр, мл.
    Орлов Пётр Ильич ст.                    | Орлов          | Пётр Ильич, ст.
    Öztürk, {\\c C}a{\\u g}la                 | Öztürk         | Çağla
    {\\"O}zt{\\"u}rk, Ali                     | Öztürk         | Ali
    {Van Der Berg}, Jan                     | Van Der Berg   | Jan
    Jan {Van Der Berg}                      | Van Der Berg   | Jan
    {Smith and Sons}, John                  | Smith and Sons | John
    Абай                                    | Абай           |
    Аристотель                              | Аристотель     |
    Иванов~И.~И.                            | Иванов         | И. И.
    family=Назарбаев, given=Нұрсұлтан       | Назарбаев      | Нұрсұлтан
    given=Jan, prefix=van der, family=Berg  | van der Berg   | Jan
    given="Jan", family="Berg"              | Berg           | Jan
    family=Berg, given=Jan, prefix=van der, useprefix=true | van der Berg | Jan
    family=Hakim, given=Tawfiq, prefix=al-  | al-Hakim       | Tawfiq
    family=Alembert, given=Jean, prefix=d’, useprefix=true | d’Alembert | Jean
    family=Stevenson, given=Adlai E., suffix=III, juniorcomma=true | Stevenson | Adlai E., III
    given={Arthur}, family={Smith}, middle={Smedley} | Smith | Arthur Smedley
    Анна Иоанновна,                         | Анна Иоанновна |
    {{}Анна Иоанновна}                      | Анна Иоанновна |
"""
BODIES = """
    {Қазақстан Республикасының Үкіметі}     | Қазақстан Республикасының Үкіметі
    {{Қазақстан Республикасының Үкіметі}}   | Қазақстан Республикасының Үкіметі
    {ООН}                                   | ООН
    {Министерство иностранных дел, отдел}   | Министерство иностранных дел, отдел
    {Smith and Sons}                        | Smith and Sons
    Дала желінің үні мл.                    | Дала желінің үні мл.
    {AT\\&T}                                 | AT&T
"""
PEOPLE = [[cell.strip() for cell in line.split("|")] for line in FAMILY_FIRST.strip().splitlines()]
OFFICES = [[cell.strip() for cell in line.split("|")] for line in BODIES.strip().splitlines()]


@pytest.mark.parametrize(("written", "family", "given_names"), PEOPLE)
def test_a_person(written: str, family: str, given_names: str) -> None:
    assert names.parse(written, "author", "kk") == (Contributor("author", family, given_names, lang="kk"),)


@pytest.mark.parametrize(("written", "literal"), OFFICES)
def test_a_body(written: str, literal: str) -> None:
    assert names.parse(written, "author", "kk") == (Contributor("author", literal=literal, lang="kk"),)


LISTS = [
    ("Иванов И. И. and Петров П. П.", ["Иванов И. И.", "Петров П. П."]),
    ("{Smith and Sons} and Abai", ["Smith and Sons", "Abai"]),
    ("Иванов, И. AND Петров, П. and others", ["Иванов И.", "Петров П."]),
    ("Иванов, И.\n  and\n  Петров, П.", ["Иванов И.", "Петров П."]),
    ("Anderson, A. and Sandra Land", ["Anderson A.", "Land Sandra"]),
    ("", []),
    (" and ", []),
    ("Иванов and", ["Иванов"]),
    ("others", []),
]


@pytest.mark.parametrize(("written", "labels"), LISTS)
def test_a_list(written: str, labels: list[str]) -> None:
    assert [person.label for person in names.parse(written, "editor")] == labels


@given(st.text() | st.text('{},=and \\"~.ІиAвич', max_size=40))
def test_any_text_is_a_list_of_names(text: str) -> None:
    for person in names.parse(text, "author"):
        assert person.label == " ".join(person.label.split())


TEXT = st.text(
    st.sampled_from("АәғҚaBz.-' ,{}\\&%#$~^_\"=|@😀عЁ") | st.characters(exclude_categories=["Cs", "Cc"]), max_size=15
).map(lambda text: " ".join(text.split()))
SOME = TEXT.filter(bool)
WORDS = st.sampled_from(
    ["and", "others", "Иванов", "И. И.", "van der Berg", "Әбішұлы", "family=x", "{", "}", "Jr., A", ";", "и др."]
)
PERSON = st.builds(lambda family, first: Contributor("author", family, first), SOME | WORDS, TEXT | WORDS)
BODY = st.builds(lambda literal: Contributor("author", literal=literal), SOME | WORDS)


@given(st.lists(PERSON | BODY, max_size=4).map(tuple))
def test_what_is_written_is_read(people: tuple[Contributor, ...]) -> None:
    assert names.parse(names.dump(people), "author") == people


@pytest.mark.parametrize(
    ("family", "given"), [("others", ";"), ("Ким", "и др."), ("Иванов и Ко", "А."), ("A; B", "C"), ("Ким", "et al.")]
)
def test_parts_that_look_like_a_list_are_one_person(family: str, given: str) -> None:
    people = (Contributor("author", family, given), Contributor("author", "Ли", "Б."))
    assert names.parse(names.dump(people), "author") == people


@pytest.mark.parametrize(
    "name",
    ["World Bank", "Asian Development Bank", "Министерство культуры", "University of Oxford", "Қаржы министрлігі",
     "Академия наук", "International Energy Agency", "Ғылым комитеті", "Институт Философии"],
)  # fmt: skip
def test_a_body_is_known_by_its_words(name: str) -> None:
    assert names.parse(f"{name} and Ким, А.", "author") == (
        Contributor("author", literal=name), Contributor("author", "Ким", "А.")
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Bank, W.", "Bank W.", "J. Bank", "Банк Е. С.", "Банковский Иван Петрович", "Martin Banks"]
)
def test_a_person_may_be_called_like_a_body(name: str) -> None:
    (person,) = names.parse(name, "author")
    assert person.family and not person.literal
