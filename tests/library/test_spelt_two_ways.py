"""Authors written in two ways, and lists that break their alphabet; silence on clean lists."""

import pytest

from kb.language.collation import sort_key
from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.manuscript.audit.audited_manuscript import Finding


def found_in(library: Library, entries: list[str], kind: str) -> list[Finding]:
    """The findings of a kind in a list that is cited in no order; a line that begins with # heads a part."""
    count = sum(not entry.startswith("#") for entry in entries)
    lines, number = [], 0
    for entry in entries:
        number += not entry.startswith("#")
        lines.append(f"\n{entry[1:]}\n" if entry.startswith("#") else f"{number}. {entry}")
    cited = ", ".join(f"[{place * 5 % count + 1}]" for place in range(count))
    whole = "\n".join([f"Сөз {cited}.", "", "ӘДЕБИЕТТЕР ТІЗІМІ", "", *lines, ""])
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))
    known = manuscript_files.known_works(library, manuscript)
    return [finding for finding in manuscript_files.findings(library, manuscript, known) if finding.kind == kind]


TITLES = {
    "kk": ("{} Дала қалалары. – Алматы: Арна, 2001. – 200 б.", "{} Көш жолдары. – Алматы: Арна, 2003. – 210 б."),
    "ru": ("{} Степные города. – М.: Наука, 1981. – 300 с.", "{} История торговли. – М.: Наука, 1991. – 320 с."),
    "en": ("{} The Steppe and the Sown. – London: Sage, 2001. – 210 p.", "{} Roads of the Past. – London: Sage, 2004."),
}
ONE = [
    ("kk", "Тоқаев Қ.К.", "kk", "Токаев К.К."), ("kk", "Тоқаев Қ.", "kk", "Тоқаев К."),
    ("kk", "Жұмабаев М.", "kk", "Жумабаев М."), ("kk", "Сейітов Қ.Ә.", "kk", "Сейтов Қ.Ә."),
    ("ru", "Сейтов К.А.", "ru", "Сеитов К.А."), ("ru", "Семёнов К.А.", "ru", "Семенов К.А."),
    ("kk", "Сейітов Қ.", "kk", "Сейітов Қ.Ә."), ("kk", "Әлиев Т.", "ru", "Алиев Т.Б."),
    ("ru", "Ахметов А.К.", "ru", "Ахметов К.А."), ("ru", "Оспанов С.Т.", "ru", "Оспонов С.Т."),
    ("ru", "Сулейменов О.", "ru", "Сулейманов О."), ("en", "Harrington J.K.", "en", "Harington J.K."),
    ("en", "Carling J.", "en", "Carlnig J."), ("ru", "Сергин А.", "ru", "Сегрин А."),  # letters changed places
    ("ru", "Сейтов К.А.", "ru", "Ceйтов К.А."),  # Latin C and e
]  # fmt: skip
TWO = [
    ("kk", "Тоқаев Қ.К.", "ru", "Токаев К.К."), ("kk", "Әуезов М.О.", "ru", "Ауэзов М.О."),
    ("kk", "Сейітов Қ.Ә.", "en", "Seitov K.A."), ("ru", "Назарбаев Н.А.", "ru", "Назарбаева Д.Н."),
    ("ru", "Назарбаев Н.", "ru", "Назарбаева Н."), ("ru", "Иванов А.К.", "ru", "Иванов П.С."),
    ("ru", "Захаров А.П.", "ru", "Сахаров А.П."), ("en", "Smith J.", "en", "Smith J.R."),
    ("ru", "Каримов А.", "ru", "Керимов А."), ("ru", "Ахметов А.К.", "ru", "Ахметов А.Б."),
    ("kk", "Сейітов Қ.Ә.", "kk", "Сейітов Қ.Ә."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "name", "second_language", "second"), ONE)
def test_one_author_written_in_two_ways(
    bare_library: Library, language: str, name: str, second_language: str, second: str
) -> None:
    entries = [TITLES[language][0].format(name), TITLES[second_language][1].format(second)]
    assert len(found_in(bare_library, entries, "author-spelt-two-ways")) == 1


@pytest.mark.parametrize(("language", "name", "second_language", "second"), TWO)
def test_two_authors_and_the_names_of_two_languages(
    bare_library: Library, language: str, name: str, second_language: str, second: str
) -> None:
    entries = [TITLES[language][0].format(name), TITLES[second_language][1].format(second)]
    assert found_in(bare_library, entries, "author-spelt-two-ways") == []


def listed(language: str, names: str) -> list[str]:
    return [TITLES[language][0].format(name.strip()) for name in names.split(",")]


KAZAKH = listed("kk", "Абай Қ., Әділбек Н., Бекен С., Ғабит М., Досан Т., Кемел Т., Қайсар Б., Оспан С., Өтеген М., "
                "Уәли Б., Ұзақ Т., Үсен Қ., Шадай М., Ілияс Ж.")  # fmt: skip
RUSSIAN = listed("ru", "Ахметов А.К., Бартольд В.В., Глинская О.В., Ежов Т.П., Ёлкин С.П., Енин А.А., Лунин Б.Н.")
ENGLISH = listed("en", "Allen J., Brown K., Clark T., Davies P.")
LAWS = [
    "Қазақстан Республикасының Конституциясы. 1995 жылғы 30 тамыз.",
    "«Білім туралы» Қазақстан Республикасының 2007 жылғы 27 шілдедегі № 319-III Заңы.",
    "ҚР ОММ. 64-қор, 1-тізбе, 125-іс.",
]
CLEAN = {
    "Kazakh": KAZAKH,
    "scripts": KAZAKH + ENGLISH,
    "languages": KAZAKH + RUSSIAN + ENGLISH,
    "Latin first": ENGLISH + RUSSIAN,
    "one alphabet": sorted(KAZAKH + RUSSIAN[:4], key=lambda entry: sort_key(entry, "kk")),
    "acts first": LAWS + KAZAKH,
    "parts": ["#Кітаптар", *KAZAKH[:8], "#Мақалалар", *KAZAKH[2:9]],
    "three short parts": ["#Кітаптар", *KAZAKH[:4], "#Мақалалар", *KAZAKH[3:7], "#Сайттар", *KAZAKH[9:12]],
    "Kazakh letters as Russian ones": listed(
        "kk",
        "Абай Қ., Әділбек Н., Бекен С., Ғабит М., Гүлмира А., Қайсар Б., "
        "Кемел Т., Оспан С., Өтеген М., Уәли Б., Ұзақ Т., Үсен Қ.",
    ),
    "one of the other language in its place": [*KAZAKH[:3], RUSSIAN[2], *KAZAKH[3:], *RUSSIAN],
    "works of an author by year": [*RUSSIAN[:2], TITLES["ru"][1].format("Бартольд В.В."), *RUSSIAN[2:]],
    "initials first": [entry.replace(entry[: entry.index(".") + 1], "", 1) for entry in RUSSIAN],
    "a few in two languages": [KAZAKH[place] for place in (9, 1, 4, 8)] + [RUSSIAN[6], RUSSIAN[0]],
    "nothing but acts": LAWS,
    "order of mention": [KAZAKH[place] for place in (9, 1, 12, 4, 0, 7, 3)],
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_list_breaks_no_alphabet(bare_library: Library, name: str) -> None:
    assert found_in(bare_library, CLEAN[name], "list-order") == []


def moved(entries: list[str], place: int, to: int) -> list[str]:
    others = [entry for entry in entries if entry != entries[place]]
    return [*others[:to], entries[place], *others[to:]]


BROKEN = [
    (moved(KAZAKH, 1, 13), "Әділбек"),
    (moved(KAZAKH, 13, 6), "Ілияс"),
    (moved(KAZAKH, 3, 9) + RUSSIAN + ENGLISH, "Ғабит"),
    (KAZAKH + moved(RUSSIAN, 1, 6) + ENGLISH, "Бартольд"),
    (KAZAKH + moved(ENGLISH, 0, 3), "Allen"),
    ([*KAZAKH[:3], RUSSIAN[6], *KAZAKH[3:], *RUSSIAN[:6], *ENGLISH], "Лунин"),
    ([*RUSSIAN[:5], KAZAKH[2], *RUSSIAN[5:], *KAZAKH[:2], *KAZAKH[3:]], "Бекен"),
    (["#Кітаптар", *moved(KAZAKH[:8], 1, 6), "#Мақалалар", *KAZAKH[2:9]], "Әділбек"),
    (["#Кітаптар", *KAZAKH[:4], "#Мақалалар", *moved(KAZAKH[4:8], 0, 2), "#Сайттар", *KAZAKH[9:12]], "Досан"),
]


@pytest.mark.parametrize(("entries", "name"), BROKEN)
def test_an_entry_out_of_its_alphabet(bare_library: Library, entries: list[str], name: str) -> None:
    assert [finding.raw.split()[1] for finding in found_in(bare_library, entries, "list-order")] == [name]
