"""Two alphabets in one script: where the second begins, and when a list is in none."""

import pytest

from kb.domain.records import Record
from kb.manuscript.audit.alphabet import in_alphabet, out_of_alphabet, share_in_order
from kb.manuscript.audit.listed import AuditedEntry
from tests.factories import record

RUSSIAN = ("Азаров", "Белов", "Гордеев", "Лесов", "Чернов", "Шилов")
KAZAKH = ("Абай", "Ерғали", "Мұсабек", "Оспан", "Сейіт")


def entries(*families: str, **languages: str) -> list[AuditedEntry]:
    """Entries under family names, in Russian where these are Russian, in the language that `languages` names else."""
    listed = []
    for number, family in enumerate(families, 1):
        language = languages.get(family, "ru" if family in RUSSIAN else "kk")
        work: Record = record(f"k{number}", type="book", titles="Дала", language=language, contributors=())
        listed.append(AuditedEntry(number, "", work, f"{family} А.А. Дала. – 2001.", number))
    return listed


def test_a_second_alphabet_begins_where_another_language_does() -> None:
    listed = entries(*RUSSIAN, *KAZAKH)
    assert out_of_alphabet(listed) == []
    assert share_in_order(listed) == 1


def test_works_of_the_other_language_may_stand_in_both_alphabets() -> None:
    assert out_of_alphabet(entries(*RUSSIAN, *KAZAKH, Белов="kk", Мұсабек="ru")) == []


def test_a_mixture_of_languages_begins_no_alphabet() -> None:
    listed = entries(*RUSSIAN, *KAZAKH, Белов="kk", Гордеев="kk", Мұсабек="ru", Оспан="ru")
    assert len(out_of_alphabet(listed)) > 3


def test_a_work_in_another_script_counts_for_no_alphabet() -> None:
    listed = entries("Абай", "Ерғали", "Оспан", "Мұсабек", "Сейіт", "Шаяхмет", "Finch", Finch="en")
    assert out_of_alphabet(listed) == [3]
    assert share_in_order(listed) == pytest.approx(4 / 5)
    assert [entry.number for entry in in_alphabet(listed)] == [1, 2, 4, 3, 5, 6, 7]
