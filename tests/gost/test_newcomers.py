"""References of entries as newcomers type them: bodies, laws, numbers of volumes and editions, signs of web pages."""

import pytest

from tests.gost.typed import records_of, reference_of


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ("title={О связи}, number={567-II}, date={2004-07-05}", "О связи : закон от 5 июля 2004 г. № 567-II."),
        ("title={О рекламе}, date={2003-12-19}", "О рекламе : закон от 19 дек. 2003 г."),
        ("title={Договор о границе}, date={2005-01-18}", "Договор о границе : [подписан 18 янв. 2005 г.]."),
        ("title={О границе}, type={Договор}, date={2005-01-18}", "О границе : [подписан 18 янв. 2005 г.]."),
    ],
)
def test_a_law_is_told_from_a_treaty(fields: str, reference: str) -> None:
    assert reference_of(f"@legal{{a, langid={{russian}}, {fields}}}") == reference


def test_a_type_that_is_said_counts() -> None:
    text = "@legal{a, entrysubtype={treaty}, title={О связи}, number={567-II}}"
    (record,) = records_of(text)
    assert record.type == "treaty"


def test_the_body_that_wrote_a_paper_stands_with_the_paper() -> None:
    entry = (
        "@inproceedings{a, author={{Институт экономики}}, title={Рост}, booktitle={Материалы чтений}, langid={russian},"
        " editor={Лугов, В.}, location={Астана}, publisher={Фолиант}, year={2001}, pages={3--9}"
    )
    assert reference_of(entry + "}").startswith("Рост / Ин-т экономики // Материалы чтений / под ред. В. Лугова.")
    hosted = reference_of(entry.replace("author={{Институт экономики}}, ", "organization={Академия наук}, ") + "}")
    assert hosted.startswith("Рост // Материалы чтений / Академия наук ; под ред.")


def test_volumes_and_edition_are_said_once() -> None:
    entry = "@book{a, author={Лугов, В.}, title={Степь: В 2-х т.}, volumes={2}, edition={2-е, доп.}, langid={russian}}"
    reference = reference_of(entry)
    assert "Степь. В 2-х т. / В. Лугов. – 2-е изд., доп." in reference


def test_signs_of_web_pages_and_commands_are_read() -> None:
    entry = r"@book{a, author={Lee, B.}, title={Tom &amp; Ann & {\LaTeX}}, publisher={A &#38; B}, year={1999}}"
    assert "Tom & Ann & LaTeX" in reference_of(entry)
    assert "A & B, 1999" in reference_of(entry)


@pytest.mark.parametrize("style", ["gost-7.1-2003", "gost-r-7.0.100-2018", "gost-kz-dissertation"])
def test_an_author_without_a_title_is_said_once(style: str) -> None:
    reference = reference_of("@book{a, author={Лугов, В.}, year={1999}, publisher={Фолиант}}", style)
    assert reference.count("Лугов") == 1
