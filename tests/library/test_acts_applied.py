"""Acts that a text applies after their end: on a date, today, by the code of the state that went before; and not so."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

ENTRIES = (
    "О миграции населения: Закон Республики Казахстан от 13 декабря 1997 года № 204-I.",
    "Уголовный кодекс РСФСР: утв. Верховным Советом РСФСР 27 октября 1960 г.",
    "Уголовный кодекс Российской Федерации: Федеральный закон от 13 июня 1996 г. № 63-ФЗ.",
    "Соглашение между Правительством Российской Федерации и Правительством Республики Казахстан о свободной торговле "
    "от 22 октября 1992 года.",
    "Об обороне и Вооруженных Силах Республики Казахстан: Закон Республики Казахстан от 9 апреля 1993 года.",
    "Авдеев П.С. История переселений. – М.: Наука, 2021. – 300 с.",
)
AFTER_ITS_END = [
    "Сегодня переселенцы регистрируются согласно статье 5 Закона [1, ст. 5].",
    "Қазіргі таңда көшу осы Заңға сәйкес реттеледі [1, 5-бап].",
    "Bugün göç bu Kanuna göre düzenlenmektedir [1, md. 5].",
    "Сьогодні переселення регулюється згідно із Законом [1, ст. 5].",
    "Resettlement is governed today under this Law [1, art. 5].",
    "В настоящее время торговля основана на Соглашении [4, ст. 2].",
    "2019 yılında göç bu Kanunun 5. maddesine göre düzenleniyordu [1, md. 5].",
    "У 2019 році переселення регулювалося згідно зі статтею 5 Закону [1, ст. 5].",
    "2016 yılında ticaret bu Anlaşma uyarınca yürütüldü [4, md. 2].",
    "Суд в феврале 1999 г. квалифицировал деяние по ст. 10 УК РСФСР как действующего закона [2, ст. 10].",
]
IN_ITS_TIME = [
    "В 2003 году переселение регулировалось согласно статье 5 Закона [1, ст. 5].",
    "У 2003 році переселення регулювалося згідно зі статтею 5 Закону [1, ст. 5].",
    "Сегодня этот Закон утратил силу, хотя по нему регулировалось всё [1, ст. 5].",
    "В отличие от ныне действующего закона, Закон требует квоты [1, ст. 5].",
    "Сегодня, в отличие от прежних лет, переселенцы регистрируются согласно статье 5 Закона [1, ст. 5].",
    "Сейчас мы видим, как Закон предусматривает квоты [1, ст. 5].",
    "Қазір көшу осы Заңмен реттелді деп айтылады [1, 5-бап].",
    "Bugün bu Kanun yürürlükten kaldırılmıştır; göç ona göre düzenlenmez [1, md. 5].",
    "Сьогодні цей Закон втратив чинність, він передбачає квоти [1, ст. 5].",
    "Ныне Закон 1993 года устанавливал бы порядок призыва [5, ст. 3].",
    "К 1983 г. по этой статье кодекса действовал суд [2, ст. 10].",
    "Сегодня историки признают, что Соглашение предусматривает единые пошлины [4, ст. 2].",
    "Economists now admit that the Agreement provides for one tariff [4, art. 2].",
    "Сегодня деяние квалифицируется по кодексу согласно статье 10 [3, ст. 10].",
]


def kinds(library: Library, sentence: str, listed: tuple[str, ...]) -> list[str]:
    lines = "\n".join(f"{number}. {entry}" for number, entry in enumerate(listed, 1))
    cites = "; ".join(map(str, range(1, len(listed) + 1)))
    whole = f"Об этом писали раньше [{cites}].\n\n{sentence}\n\nСПИСОК ЛИТЕРАТУРЫ\n\n{lines}\n"
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))
    known = manuscript_files.known_works(library, manuscript)
    return [item.kind for item in manuscript_files.findings(library, manuscript, known) if item.kind.startswith("law")]


@pytest.mark.parametrize("sentence", AFTER_ITS_END)
def test_an_act_applied_after_its_end_is_told(library: Library, sentence: str) -> None:
    assert kinds(library, sentence, ENTRIES) == ["law-not-in-force-on-the-date-named"]


@pytest.mark.parametrize("sentence", IN_ITS_TIME)
def test_an_act_in_its_time_is_no_mistake(library: Library, sentence: str) -> None:
    assert kinds(library, sentence, ENTRIES) == []


def test_today_is_no_later_than_the_newest_work_of_the_list(library: Library) -> None:
    old = (*ENTRIES[:5], "Авдеев П.С. История переселений. – М.: Наука, 2004. – 300 с.")
    assert kinds(library, AFTER_ITS_END[0], old) == []


@pytest.mark.parametrize(
    "names",
    [
        ("Конституционный закон Республики Казахстан: о выборах", "Конституционный закон Республики Казахстан: о суде"),
        ("Кодекс Республики Казахстан: Экологический кодекс", "Кодекс Республики Казахстан: Трудовой кодекс"),
    ],
)
def test_what_follows_a_colon_names_an_act_too(library: Library, names: tuple[str, str]) -> None:
    listed = (f"{names[0]} от 28 сентября 1995 г.", f"{names[1]} от 25 декабря 2000 г.", ENTRIES[-1])
    assert kinds(library, "В 2019 году это регулируется согласно статье 5 [1, ст. 5].", listed) == []
