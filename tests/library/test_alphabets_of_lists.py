"""Alphabets of a list: where a second one begins in the same script, and when a list is in none."""

from collections.abc import Sequence

import pytest

from kb.manuscript.audit.alphabetical_order import in_alphabetical_order, out_of_alphabet, share_in_order
from kb.manuscript.audit.audited_entries import AuditedEntry
from tests.factories import person, record

RUSSIAN = ("Азаров", "Белов", "Гордеев", "Лесов", "Чернов", "Шилов")
KAZAKH = ("Абай", "Ерғали", "Мұсабек", "Оспан", "Сейіт")
AGAIN = ("Азимов", "Буров", "Волков", "Громов", "Дуров")  # a second time from the beginning
LETTERS = "абвгдеклмнопрст"


def entries(*families: str, parts: Sequence[int] = (), **languages: str) -> list[AuditedEntry]:
    """Entries under family names, in Kazakh where these are Kazakh, in the language that `languages` names else.

    `parts` are the lengths of the headed parts.
    """
    listed = []
    headed = [place for place, length in enumerate(parts, 1) for _ in range(length)] or [0] * len(families)
    for number, (family, part) in enumerate(zip(families, headed, strict=True), 1):
        language = languages.get(family, "kk" if family in KAZAKH else "ru")
        work = record(f"k{number}", type="book", titles="Дала", language=language, contributors=())
        listed.append(AuditedEntry(number, "", work, f"{family} А.А. Дала. – 2001.", number, part=part))
    return listed


def of_letters(order: str, parts: Sequence[int] = ()) -> list[AuditedEntry]:
    """Entries under one letter each."""
    return entries(*(f"{letter.upper()}ов" for letter in order), parts=parts)


@pytest.mark.parametrize("russian", [RUSSIAN, RUSSIAN[:3]])
def test_a_second_alphabet_begins_where_another_language_does(russian: tuple[str, ...]) -> None:
    assert out_of_alphabet(entries(*russian, *KAZAKH[: len(russian)])) == []


def test_works_of_the_other_language_may_stand_in_both_alphabets() -> None:
    assert out_of_alphabet(entries(*RUSSIAN, *KAZAKH, Белов="kk", Мұсабек="ru")) == []


@pytest.mark.parametrize(
    "listed",
    [
        entries(*RUSSIAN, *KAZAKH, Белов="kk", Гордеев="kk"),
        entries(*RUSSIAN, *KAZAKH, Мұсабек="ru", Оспан="ru"),
        entries(*RUSSIAN, *AGAIN),
        entries(*RUSSIAN, "Абай", *AGAIN),
    ],
)
def test_a_mixture_of_languages_or_one_language_begins_no_alphabet(listed: list[AuditedEntry]) -> None:
    assert len(out_of_alphabet(listed)) > 2


def test_a_work_in_another_script_counts_for_no_alphabet() -> None:
    listed = entries("Абай", "Ерғали", "Оспан", "Мұсабек", "Сейіт", "Шаяхмет", "Finch", Finch="en", Шаяхмет="kk")
    assert out_of_alphabet(listed) == [3]
    assert share_in_order(listed) == pytest.approx(4 / 5)
    assert [entry.number for entry in in_alphabetical_order(listed)] == [1, 2, 4, 3, 5, 6, 7]


SHARES = [
    (of_letters(LETTERS[:5]), 1),
    (of_letters(LETTERS[:4]), 0),  # too short
    (of_letters("дежклмно" + "вба"), 0.7),
    (of_letters("дежклмн" + "гвба"), 0),
    (of_letters(LETTERS[:4] * 3, (4, 4, 4)), 1),
    (of_letters(LETTERS[:4] * 2 + LETTERS[:3], (4, 4, 3)), 1),  # short parts: eight pairs
    (of_letters(LETTERS[:4] + LETTERS[:3] * 2, (4, 3, 3)), 0),
    (of_letters("бавг" + LETTERS[:4] * 2, (4, 4, 4)), 8 / 9),
    (of_letters("бавг" * 2 + LETTERS[:4], (4, 4, 4)), 0),
    (of_letters("бавгд" * 2, (5, 5)), 0.75),  # long enough for each
]


@pytest.mark.parametrize(("listed", "share"), SHARES)
def test_a_list_is_in_order_but_for_a_few(listed: list[AuditedEntry], share: float) -> None:
    assert share_in_order(listed) == pytest.approx(share)


@pytest.mark.parametrize(
    ("letters", "outside", "ordered"),
    [("тавги", [0], [2, 3, 4, 5, 1, 6]), ("бтвгда", [1, 5], [6, 1, 3, 4, 5, 2, 7])],
)
def test_what_stands_out_of_place_is_put_in_it(letters: str, outside: list[int], ordered: list[int]) -> None:
    listed = entries(*(f"{letter.upper()}ов" for letter in letters), "Finch")
    assert out_of_alphabet(listed) == outside
    assert [entry.number for entry in in_alphabetical_order(listed)] == ordered


@pytest.mark.parametrize(
    ("texts", "outside"),
    [
        (("Белов А.А. Яр. – 1990", "Белов А.А. Бор. – 2000", "Белов Б.А. Ад"), []),
        (("Яр / ред. А.А. Белов", "Бор"), [1]),
    ],
)
def test_works_of_one_author_stand_in_any_order(texts: tuple[str, ...], outside: list[int]) -> None:
    people = [(person("Белов", text[6:10]),) for text in texts]
    works = [record("k", type="book", language="ru", contributors=authors) for authors in people]
    listed = [AuditedEntry(n, "", work, text, n) for n, (work, text) in enumerate(zip(works, texts, strict=True), 1)]
    assert out_of_alphabet(listed) == outside


@pytest.mark.parametrize(
    ("texts", "outside"),
    [
        (("Я.Б. Алов. Дом", "А.В. Белов. Вор", "В. Г. Волов. Бор"), []),  # by the family name
        (("Белов Б.А. Арна", "Белов А.А. Яр"), [1]),  # by the initials after it
        (("Архив степи. Яр", "Бюро карт. Вал", "Вече. Арна"), []),
        (("Бюро карт. Вал", "Архив степи. Яр"), [1]),
    ],
)
def test_an_entry_is_sorted_by_its_first_words_without_initials(texts: tuple[str, ...], outside: list[int]) -> None:
    body = person("", literal="Бюро")
    works = [record(f"k{n}", type="book", language="ru", contributors=(body,)) for n in range(len(texts))]
    listed = [AuditedEntry(n, "", work, text, n) for n, (work, text) in enumerate(zip(works, texts, strict=True), 1)]
    assert out_of_alphabet(listed) == outside
