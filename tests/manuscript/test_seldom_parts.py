"""What few entries print: people and bodies beside others, marks of the medium, letters as PDFs give them."""

import pytest

from kb.manuscript.reference_list.works import read_list
from tests.manuscript.listed import fields


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Письмо о реке // Личный архив А. К. Осина",
         {"type": "manuscript", "title": "Письмо о реке", "archive": "Личный архив А. К. Осина"}),
        ("Птицы озёр. Институт зоологии. URL: https://birds.example.kz/lakes",
         {"type": "webpage", "title": "Птицы озёр", "publisher": "Институт зоологии"}),
        ("Reed A. Lakes. In: Rivers of Asia, J. Houghton et al. (eds), London: Water, 2001, pp. 5–9.",
         {"container-title": "Rivers of Asia", "editor": "Houghton|J.", "others": "et al."}),
        ("Осин П. П. Озёра. Под ред. А. Б. Лунина и др. Омск: Вода, 2001. 90 с.",
         {"editor": "Лунин|А. Б.", "others": "и др.", "publisher": "Вода"}),
        ("Озёра степи / А. Б. Лунин, Институт географии. – Омск: Вода, 2001. – 90 с.",
         {"author": "Лунин|А. Б.", "issuer": "Институт географии", "publisher": "Вода"}),
        ("Лунин Б. Н. Озёра. A.: Ғылым, 2001. 90 б.", {"publisher-place": "А.", "publisher": "Ғылым"}),
        ("Kim A. Lakes [Preprint]. arXiv: 2101.01234, 2021.",
         {"type": "article", "genre": "Preprint", "number": "arXiv: 2101.01234"}),
        ("Послание о воде : выступление, 12 мая 1999 г. / Министерство природы",
         {"type": "speech", "genre": "выступление", "issued": "1999-05-12", "authority": "Министерство природы"}),
        ("Reedsoft Makers. Lakes of signals. 2021. URL: https://doc.reedsoft.example/lakes",
         {"author": "|Reedsoft Makers"}),
        ("Степнои\u0306 А. Озёра и ре\u200bки. Омск: Вода, 2001.", {"author": "Степной|А.", "title": "Озёра и реки"}),
    ],
)  # fmt: skip
def test_what_few_entries_print(line: str, expected: dict[str, str]) -> None:
    assert fields(line).items() >= expected.items()


def test_letters_that_do_not_spell_a_body_name_none() -> None:
    assert "author" not in fields("Steppe Study Centre (ABC). Lakes of Asia. London: Water, 2001.")


def test_a_page_number_and_blanks_at_the_end_of_a_line_are_no_part_of_an_entry() -> None:
    listed = read_list(
        "1. Осин П. П. Озёра   \n— 12 —\nстепи. Омск: Вода, 2001. 90 с.\n2. Лунин А. Б. Реки. М., 2001.\n"
    )

    assert [work.value("title") for work in listed.works] == ["Озёра степи", "Реки"]
    assert [(line.line, line.why) for line in listed.left_out] == [(2, "page number")]
