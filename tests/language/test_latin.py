"""One key for the spellings of a word in Cyrillic and in the romanisations in use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.language.folding import fold_word
from kb.language.latin import cyrillic_guess, latin_key

ALIKE = """
Қадыржанов Кадыржанов Kadyrzhanov Qadyrjanov Qadyrzhanov Kadirzhanov
Қазақстан Казахстан Qazaqstan Kazakhstan Kazahstan
Байқоңыр Байконур Baiqonyr Baikonur Baykonur Bayqongyr Baıqońyr Baiqoñyr Bajkonur
Ельцин Yeltsin Eltsin Elcin El'tsin Yel'tsin Elʹcin
тәуелсіздік tauelsizdik táýelsizdik täuelsizdik
Назарбаев Nazarbayev Nazarbaev Nazarbaıev
Тоқаев Tokayev Toqaev Токаев Tokaev Toqayev
Горбачёв Горбачев Gorbachev Gorbachyov Gorbačëv
Құсайынов Kussainov Qusaiynov Kusainov
шекара shekara şekara šekara
жібек jibek zhibek jıbek
Хрущев Khrushchev Hrushchev Hruŝev
Россия Rossiya Rossiia Rossiâ
Ғабит Gabit Ğabit Ǵabit Ghabit
Мұхтар Mukhtar Muhtar Mūhtar
Бузан Buzan
Вендт Wendt
қауіпсіздік qauipsizdik kauipsizdik qaýipsizdik qauıpsızdık
Азербайджан Azerbaijan Azerbaidzhan Azerbajdžan
сотрудничество sotrudnichestvo sotrudničestvo
соглашение soglashenie soglasheniye soglašenie
конституция konstitutsiya konstitutsiia konstituciâ konstitucia
Евразия Yevraziya Evraziia Eurasia Еуразия
ұлттық ulttyq ulttyk ūlttyq
Цыганков Tsygankov Cygankov
Щербаков Shcherbakov Ŝerbakov
Юрий Yuri Yuriy Iurii Ûrij
жалға jalga zhalgha jalǵa jalğa
Әуезов Auezov Äuezov Áýezov
"""
APART = "Қазақстан қазына|шарт сорт|келісім кеңес|Путин Бутин|заң жан|мемлекет мәселе|Buzan Basin|Крымбет Кремль"


@pytest.mark.parametrize("row", ALIKE.split("\n")[1:-1])
def test_one_key(row: str) -> None:
    assert len({latin_key(fold_word(word)) for word in row.split()}) == 1


@pytest.mark.parametrize("pair", APART.split("|"))
def test_different_keys(pair: str) -> None:
    one, other = map(fold_word, pair.split())
    assert latin_key(one) != latin_key(other)


def test_a_latin_word_is_guessed_in_cyrillic_with_its_ending() -> None:
    assert cyrillic_guess(fold_word("Qazaqstannyń")) == "казакстаннин"
    assert cyrillic_guess("dogovora") == "договора"


@given(st.text(min_size=1, max_size=30))
def test_any_word_has_a_key(word: str) -> None:
    assert isinstance(latin_key(fold_word(word)), str)
