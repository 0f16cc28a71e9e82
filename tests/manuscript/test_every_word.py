"""Each word of an entry stands in a field, or is told as not understood; over all lists, and over made-up mixtures."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.manuscript.reference_list.works import ListedWork, read_list
from tests.manuscript.list_scoring import lists_in

LISTS = {name: text for name, text, _entries in lists_in(Path(__file__).parent / "lists")}
# Words that only name the value beside them, or the medium.
LABELS = re.compile(
    r"[бсcpтчкгжпвvnsmдлф6]|бб|сс|pp|стр|беттер|бет|pages|том(?:дық|ах)?|vol(?:ume)?|кітап|кн|part|вып(?:уск)?|шығ|iss(?:ue)?|no|"
    r"под|общ|отв|гл|науч|жалпы|ред(?:акцией|актор\w*)?|redaktory?|басқ\w*|сост|sost|құраст|пер|ауд|ed(?:ited|s)?|проф|by|"
    r"с|англ|нем|каз|рус|и|және|and|und|et|ve|in|compiled|the|перев|құрас|signed|march|сб|сборнике|мақалалар|жинағында|серия|ил|текст|мәтін|text|электрон\w*|непосредственный|"
    r"ресурс\w*|resource|electronic|сайт|интернет|internet|url|doi|isbn|issn|режим|доступа?|доступно|дата|обращения|просмотрено|"
    r"қаралған|қаралды|күні|жүгінген|кіру|retrieved|from|accessed|available|at|access|mode|date|of|on|dated|от|года?|жыл\w*|"
    r"article|пат|patent|патенті|тілінен|заявитель|патентообладатель|опубл|эл|kazakh|russ\w*|english|german|russian|цитируется|по|на|х|құжат|ст|загл|с|экрана|janvarya",
    re.IGNORECASE,
)


def lost(text: str, work: ListedWork, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the words of an entry that no field and no part that is not understood has."""
    spans = [(part.start, part.end) for part in (*work.fields, *work.rest)]
    known = set(re.findall(r"\w+", " ".join(part.value for part in work.fields).casefold()))
    for word in re.finditer(r"\w+", text[work.start : work.end]):
        place = work.start + word.start()
        inside = any(start < place + len(word[0]) and place < end for start, end in spans)
        printed_again = word[0].casefold() in known or text[place - 1] == "["  # 158, [2] с.
        if not (inside or LABELS.fullmatch(word[0]) or printed_again or _line(text, place) in left_out):
            yield word[0]


def _line(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0].strip()


def losses(text: str) -> list[tuple[int | None, str]]:
    """Return the words lost of a list, each with the number of its entry."""
    read = read_list(text)
    left_out = frozenset(line.text for line in read.left_out)
    return [(work.number, word) for work in read.works for word in lost(text, work, left_out)]


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_a_list_is_lost(name: str) -> None:
    assert losses(LISTS[name]) == []


HEADS = (
    "Жанат Қ.Ә. ",
    "Белов, И. И. ",
    "Harrow J., Penn R. ",
    "Сейдін А., Өтеген М. және т.б. ",
    "И.К. Полевой. ",
    "Белов И.И. и соавт. ",
    "Petrow P. u.a. ",
    "World Bank et al. ",
    "Министерство дорог и др. ",
    "",
    "Оспан М. Заң және келісім: ",
)
TITLES = (
    "Дала жолы",
    "Степь и город: дороги, колодцы, люди",
    "Roads of the steppe",
    "1941 год: документы",
    "Су заңы [Мәтін]",
    "«Қала» туралы сөз",
    "Быт (по письмам 1880-х гг.)",
    "Қазақстан тарихы. Екі томдық. 1-т.",
    "Хлеб: учеб. пособие",
    "Әлем (көне заманнан бүгінге дейін). Көпшілікке арналған анықтамалық",
)
TAILS = (
    " – Алматы: Арна, 2000. – 190 б.",
    ". М., 2005. 250 с.",
    " / под ред. О.В. Лесова. – М. : Наука, 2005. – Т. 2. – 310 с.",
    " // Вестник древностей. – 2016. – № 4. – С. 10–19.",
    " // Дала хабаршысы. 2014, №3, 14-18 бб.",
    ". London: Routledge, 2001. 220 p.",
    " // Ана тілі. – 1999. – 12 мамыр.",
    " [Электрондық ресурс]. URL: https://dala.example/a (қаралған күні: 05.02.2021).",
    ": дис. … канд. ист. наук: 07.00.02. – Алматы, 2006. – 180 с.",
    " // Материалы конф. «Степь». – Омск, 2003. – Ч. 1. – С. 5–9.",
    ", 2007",
    " (Алматы, 12 мая 2010 г.). – Семей, 2011.",
    " – Тбилиси : Мерани ; Баку : Азернешр, 1988. – 90 с.",
)
EXTRAS = (
    "",
    " – Тираж 500 экз.",
    " (Препринт института)",
    " – Рукопись деп. в КазНИИНТИ 12.03.1990, № 2954.",
    " Қолжазба құқығында.",
    " [с изменениями и дополнениями]",
    " – Особая пометка владельца.",
    " ISBN 978-601-00-0000-1.",
    " Reprint of the second edition.",
)


@pytest.mark.parametrize("seed", range(40))
def test_no_word_of_a_mixture_is_lost(seed: int) -> None:
    """Heads, titles, imprints and remarks in any mixture: what fits no form is told."""
    chance = random.Random(seed)
    entries = ["".join(chance.choice(parts) for parts in (HEADS, TITLES, TAILS, EXTRAS)) for _ in range(25)]
    text = "".join(f"{number}. {entry}\n" for number, entry in enumerate(entries, 1))
    assert losses(text) == []
    assert [work.number for work in read_list(text).works] == list(range(1, 26))


ACTS = (
    "«Дала жолдары туралы» Қазақстан Республикасының 2005 жылғы 30 мамырдағы № 54-III Заңы",
    "Закон Республики Казахстан «О дорогах» (с изменениями на 01.01.2019 г.) от 24 июня 2010 года № 291-IV",
    "Закон РК от 16 января 2013 г. № 70-V ЗРК «О границе» // Степная правда. – 2013. – 23 янв.",
    "Agreement between Aria and the Republic of Boria, signed at Aria City on 4 May 1995.",
    "Договор о дружбе между Арией и Республикой Бория // Свод договоров. – 1994. – № 3. – С. 5–9. (Ратифицирован).",
    "Қазақстан Республикасы Президентінің 2008 жылғы 21 қаңтардағы № 741 Жарлығы «Жолдар бағдарламасы туралы»",
    "Договор между Арией и Республикой Бория о границе. – Москва, 18 января 2005 г. Особая отметка.",
)


@pytest.mark.parametrize("act", ACTS)
def test_no_word_of_an_act_is_lost(act: str) -> None:
    assert losses(f"1. {act}") == []
