"""An act applied on a day before it was adopted is told; history, preparation and dates of other things are not."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.manuscript.audit import acts_before_adoption
from kb.messages import sentence
from tests.factories import record

ENTRIES = [
    "Қазақстан Республикасының Қылмыстық кодексі: 2014 жылғы 3 шілдедегі № 226-V Кодекс.",
    "О занятости: Закон Республики Казахстан от 15 мая 2007 г. № 251-III.",
    "On Languages: Law of the Republic of Kazakhstan of 11 July 1997 No. 151.",
    "Соглашение между Правительством Казахстана и Правительством Монголии о торговле от 20 октября 2008 года.",
    "Конституция Республики Казахстан. – Алматы: Юрист, 2019. – 40 с.",
    "Әлиев Т. Дала. – Алматы: Ғылым, 2011. – 90 б.",
    "Қазақстан Республикасының Еңбек кодексі: 2015 жылғы 23 қарашадағы № 414-V Кодекс.",
    "О банках и банковской деятельности в Республике Казахстан: Закон РК от 31 августа 1995 г. № 2444.",
    "Convention on the Legal Status of the Caspian Sea, Aktau, 12 August 2018.",
]
KIND = "law-not-in-force-on-the-date-named"


def told(library: Library, paragraphs: list[str]) -> dict[str, str]:
    """What is said of each paragraph whose date is no right one for its act."""
    listed = [f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)]
    whole = "\n".join([*paragraphs, "", "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", "", *listed])
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", whole.encode()))
    known = manuscript_files.known_works(library, manuscript)
    said = (item for item in manuscript_files.findings(library, manuscript, known) if item.kind == KIND)
    return {paragraphs[item.line - 1]: sentence(item.cause, "en") for item in said}


APPLIED = [
    ("2010 жылы Қылмыстық кодексінің 188-бабы бойынша үш жүз адам сотталды [1, 188-бап].", "2010", "2014-07-03"),
    ("Сот 2009 жылы оны кодекске сәйкес кінәлі деп таныды [1, 120-бап].", "2009", "2014-07-03"),
    ("2012 жылғы 5 мамырда айыпталушы осы кодекспен жауапқа тартылды [1, 190-бап].", "2012-05-05", "2014-07-03"),
    ("2008–2011 жылдары ұрлық үшін жаза осы кодекс бойынша тағайындалды [1, 188-бап].", "2011", "2014-07-03"),
    ("Следовательно, в 2005 году нарушались статьи этого закона [2, ст. 12].", "2005", "2007-05-15"),
    ("В марте 2004 года работодатель был привлечён к ответственности по закону [2, ст. 4].", "2004-03", "2007-05-15"),
    ("В 2003–2005 годах пособия выплачивались на основании Закона о занятости [2].", "2005", "2007-05-15"),
    ("В том же 2004 году суд руководствовался статьёй 9 Закона о занятости [2, ст. 9].", "2004", "2007-05-15"),
    ("Поставки в 2006 году регулировались Соглашением [4, ст. 2].", "2006", "2008-10-20"),
    ("Thus in 1996 the Law on Languages required two signs on every shop [3, art. 5].", "1996", "1997-07-11"),
    ("Officials were fined in 1994 under the Law on Languages [3, art. 24].", "1994", "1997-07-11"),
    ("Еңбек кодексі 2010 жылы жұмыс аптасын 40 сағат деп бекітті [7, 68-бап].", "2010", "2015-11-23"),
    ("2011 жылғы ереуіл кезінде сот кодекстің 176-бабына сілтеме жасады [7, 176-бап].", "2011", "2015-11-23"),
    ("2015 жылғы мамырда жұмысшы Кодекстің 52-бабының негізінде босатылды [7, 52-бап].", "2015-05", "2015-11-23"),
    ("Суд в 1994 году сослался на статью 61 Закона о банках [8, ст. 61].", "1994", "1995-08-31"),
    ("Закон о банках в 1990 году гарантировал тайну вклада [8, ст. 50].", "1990", "1995-08-31"),
    ("В мае 1995 года орган применил к банку меры из статьи 46 Закона [8, ст. 46].", "1995-05", "1995-08-31"),
    ("Банки в 1993 году держали резерв, как того требует статья 42 Закона [8, ст. 42].", "1993", "1995-08-31"),
    ("By 2014 warships of third states had been excluded under the Convention [9].", "2014", "2018-08-12"),
    ("In 2009 the littoral states divided the seabed as Article 8 prescribes [9, art. 8].", "2009", "2018-08-12"),
    ("On 5 May 1995 the court applied the Law on Languages to a school [3, art. 16].", "1995-05-05", "1997-07-11"),
]


def test_an_act_is_applied_before_its_adoption(bare_library: Library) -> None:
    said = told(bare_library, [text for text, _, _ in APPLIED])
    for text, date, adopted in APPLIED:
        assert f"on {date} " in said.get(text, text)
        assert adopted in said[text]


CLEAN = [
    "2014 жылы қабылданған кодекстің 188-бабы бойынша жаза белгіленген [1, 188-бап].",
    "2016 жылы ұрлық үшін жаза осы кодекс бойынша тағайындалды [1, 188-бап].",
    "Кодекс жобасы 2012 жылы әзірленіп, кейін талаптар күшейтілді [1].",
    "2010 жылы 1997 жылғы Қылмыстық кодекс бойынша сотталғандар көп болды [1, 188-бап].",
    "2010 жылы мұндай іс тіркелді, ал қазіргі кодекс оған жаза белгілейді [1, 188-бап].",
    "2010–2016 жылдары ұрлық үшін жаза кодекс бойынша тағайындалды [1, 188-бап].",
    "2010 жылғы деректер бойынша ұрлық азайды [1, 188-бап].",
    "2010 жылы салынған зауыт иесі кодекске сәйкес жауапқа тартылды [1, 188-бап].",
    "2010 жылы бұл әрекет бұрынғы кодекс бойынша жазаланды [1, 188-бап].",
    "Кодекс бойынша ол сотталды [1, 188-бап], бұған дейін ол 2010 жылы да ұсталған.",
    "В 2005 году разрабатывался проект закона, устанавливавший пособия [2].",
    "Закон, принятый после кризиса 2005 года, установил пособия [2, ст. 4].",
    "В отличие от 2005 года, пособия регулировались законом [2, ст. 4].",
    "В 2007 году закон установил пособия [2, ст. 4].",
    "В 2005 году безработица выросла; закон установил пособия [2, ст. 4].",
    "В 2005 году такие выплаты ещё не были предусмотрены законом [2].",
    "Закон установил пособия [2, ст. 4], а в 2005 году их платили по указу.",
    "По данным за 2005 год, норма закона требовала бы больше средств [2, ст. 4].",
    "В 2004–2009 годах занятость регулировалась законом [2].",
    "С 2005 года готовились нормы, которые установлены законом [2, ст. 4].",
    "В 2005 году занятость регулировалась законом 2001 года [2, ст. 4].",
    "Завод, построенный в 2005 году, по закону обязан платить взносы [2, ст. 4].",
    "В 2006 году планировалось заключить соглашение, регулирующее торговлю [4].",
    "В 2005 году это право действовало на основании Конституции [5, ст. 24].",
    "В 2005 году об этом согласно закону писали другие [6, с. 5; 2].",
    "The Law on Languages, drafted in 1996, required two signs [3, art. 5].",
    "In 1996 the previous law required two signs [3, art. 5].",
    "The 1996 census figures show why the Law required two signs [3, art. 5].",
    "In 1995 shops had one sign, while the Law on Languages required two [3, art. 5].",
    "In 1998 the Law on Languages required two signs [3, art. 5].",
    "From 1995 to 1999 the rule was applied under the Law [3, art. 5].",
    "A school built in 1990 was fined under the Law on Languages [3, art. 16].",
    "In 1993 the Constitution required officials to know Kazakh [3].",
    "Работник, который в 2005 году уволился, по закону получал пособие [2, ст. 7].",
    "2010 жылы жұмыссыздық 5,8 % болды, Еңбек кодексі бұл ұғымға анықтама берді [7, 1-бап].",
    "2013 жылы ғалымдар осындай норманы кодекстен күткен еді [7, 1-бап].",
    "2014 жылы Әкімшілік құқық бұзушылық туралы кодекс бойынша айыппұл салынды [7].",
    "Если в 1994 году капитал был мал, то закон поднял его вдвое [8, ст. 16].",
    "В 1993 году страна ввела тенге, закреплённый статьёй 39 закона [8, ст. 39].",
    "В 1993 году сведения давали по закону об обращениях граждан [8].",
    "В октябре 1995 года банк был закрыт по статье 74 закона [8, ст. 74].",
    "В 1992 году наказание было мягче, чем по статье 74 закона [8, ст. 74].",
    "Закон защитил тех, кто в 1992 году потерял вклады [8, ст. 50].",
    "Мысль о законе прозвучала в 1992 году в Послании [8].",
    "In 1982 UNCLOS set a rule that Article 8 of the Convention departs from [9, art. 8].",
    "In 2003 three states agreed on the median line, a solution kept by the Convention [9, art. 8].",
    "In 2009 experts urged a law of this kind, with Article 6 at its heart [9, art. 6].",
    "In 2010 the field was ruled by another convention [9].",
    "In 1921 the Treaty of Moscow drew the line to which the Convention returned [9].",
    "In 1996 there was no duty of this kind under the law [3, art. 5].",
]


def test_a_date_that_does_not_apply_the_act_is_no_fault(bare_library: Library) -> None:
    assert told(bare_library, CLEAN) == {}


@pytest.mark.parametrize(
    ("kind", "issued", "place", "year"),
    [
        ("legislation", "2019", "Алматы", None),  # of the book
        ("legislation", "2019", "", 2019),
        ("legislation", "1995-08-30", "Алматы", 1995),
        ("book", "1995-08-30", "", None),
    ],
)
def test_the_year_of_a_printed_book_is_not_when_an_act_was_adopted(
    kind: str, issued: str, place: str, year: int | None
) -> None:
    act = record("k", type=kind, issued=issued, fields={"publisher-place": place} if place else {})
    adopted_on = acts_before_adoption.adoption_date(act, None)
    assert (adopted_on.year if adopted_on else None) == year
