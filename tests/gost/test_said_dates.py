"""The day of an act is printed once, whatever its title says of it."""

import pytest

from tests.gost.typed import reference_of


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        (
            "title={Степная конституция: принята на съезде 4 мая 1996 г.}, date={1996-05-04}",
            "Степная конституция: принята на съезде 4 мая 1996 г.",
        ),
        (
            "title={Конституция степи (принята 4 мая 1996 года) (ред. 2001)}, date={1996-05-04}",
            "Конституция степи (принята 4 мая 1996 года) (ред. 2001).",
        ),
        (
            "title={Дала конституциясы: 1996 жылы 4 мамырда съезде қабылданды}, date={1996-05-04}, langid={kazakh}",
            "Дала конституциясы: 1996 жылы 4 мамырда съезде қабылданды.",
        ),
        (
            "title={Закон области от 4 мая 1996 г. № 8 «О реках»}, number={8}, date={1996-05-04}",
            "Закон области от 4 мая 1996 г. № 8 «О реках».",
        ),
        (
            "title={О поправках в Закон от 4 мая 1996 г. № 8}, number={9}, type={Закон}, date={1996-05-04}",
            "Закон от 4 мая 1996 года № 9 «О поправках в Закон от 4 мая 1996 г. № 8».",
        ),
        (
            "title={Договор о реках (Орал, 4 мая 1996 г.)}, entrysubtype={treaty}, date={1996-05-04}",
            "Договор о реках (Орал, 4 мая 1996 г.).",
        ),
        (
            "title={Протокол к Договору от 4 мая 1996 г. о реках}, entrysubtype={treaty}, date={1996-05-04}",
            "Протокол к Договору от 4 мая 1996 г. о реках: 4 мая 1996 года.",
        ),
    ],
)
def test_the_day_of_an_act_is_said_once(fields: str, reference: str) -> None:
    lang = "" if "langid" in fields else ", langid={russian}"
    assert reference_of(f"@legal{{a, {fields}{lang}}}", "gost-kz-dissertation") == reference


@pytest.mark.parametrize(
    ("title", "style", "reference"),
    [
        ("Договор о реках от 4 мая 1996 г.", "apa", "Договор о реках, 4 мая 1996 г."),
        ("Договор о реках от 4 мая 1996 г.", "vancouver", "Договор о реках от 4 мая 1996 г. 1996."),
        ("Договор о реках (Орал, 4 мая 1996 г.)", "apa", "Договор о реках (Орал, 4 мая 1996 г.), 1996."),
    ],
)
def test_styles_of_others_say_it_once_too(title: str, style: str, reference: str) -> None:
    entry = f"@legal{{a, entrysubtype={{treaty}}, title={{{title}}}, date={{1996-05-04}}, langid={{russian}}}}"
    assert reference_of(entry, style) == reference


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "О реках: Закон РК от 4 мая 1996 г. № 7-II (1996)."),
        ("vancouver", "О реках: Закон РК от 4 мая 1996 г. № 7-II. 1996."),
    ],
)
def test_styles_of_others_say_the_number_once_too(style: str, reference: str) -> None:
    title = "title={О реках: Закон РК от 4 мая 1996 г. № 7-II}"
    entry = f"@legislation{{a, {title}, number={{7-II}}, date={{1996-05-04}}, langid={{russian}}}}"
    assert reference_of(entry, style) == reference


@pytest.mark.parametrize(
    ("style", "days", "printed"),
    [
        ("gost-7.1-2003", "2016-06-04/2016-06-06", "Ferry Days, June 4–6, 2016"),
        ("gost-7.1-2003", "2016-05-30/2016-06-02", "Ferry Days, May 30 – June 2, 2016"),
        ("gost-kz-dissertation", "2016-06-04/2016-06-06", "Ferry Days, 4–6 June 2016"),
    ],
)
def test_the_days_of_a_meeting_name_their_month_once(style: str, days: str, printed: str) -> None:
    entry = (f"@inproceedings{{a, title={{Oars}}, booktitle={{A}}, eventtitle={{Ferry Days}}, eventdate={{{days}}},"
             " date={2017}, langid={english}}")  # fmt: skip
    assert printed in reference_of(entry, style)
