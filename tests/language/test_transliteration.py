"""Romanised forms for the Latin list of references."""

import pytest

from kb.errors import ChoiceError
from kb.language.folding import fold_word
from kb.language.latin import latin_key
from kb.language.transliteration import SCHEMES, romanise, scheme_for

WORDS = "Қазақстан шекара Назарбаев соглашение Бақытжанов жылғы Ельцин Чехов"


@pytest.mark.parametrize(
    ("scheme", "text", "latin"),
    [
        # as journals of Kazakhstan print it
        (
            "ru-bsi",
            "Формирование профессиональных компетенций будущих педагогов",
            "Formirovanie professional'nykh kompetentsii budushchikh pedagogov",
        ),
        # letters as ICU 72 Russian-Latin/BGN gives them
        ("ru-bgn", "Ельцин, объект, Соглашение, Чайковский", "Yel’tsin, ob”yekt, Soglasheniye, Chaykovskiy"),
        ("ru-bgn", "Шёлковый Юрий Тарантаев поезд", "Shëlkovyy Yuriy Tarantayev poyezd"),
        ("ru-iso9", "Соглашение Щербакова: юг, яхта, ель, цех", "Soglašenie Ŝerbakova: ûg, âhta, elʹ, ceh"),
        ("kk-2018", "үш, жылы, ғасыр", "úsh, jyly, ǵasyr"),
        ("kk-2018", "Ауыл Әуезов", "Aýyl Áýezov"),
        ("kk-2021", "өткен заманда, бір данышпан кісі", "ötken zamanda, bır danyşpan kısı"),
        ("kk-2021", "шаһарының бір үлкен қазысының үйіне", "şaharynyñ bır ülken qazysynyñ üiıne"),
        ("kk-bgn", "Қазақстан Республикасының Үкіметі", "Qazaqstan Respūblīkasynyng Ükimeti"),
        ("kk-iso9", "Қазақстан Үкіметі", "Ķazaķstan Ùkìmetì"),
        ("ru-bsi", "ЩИТ, Щ. Ю.А., Buzan 2003", "SHCHIT, Shch. Yu.A., Buzan 2003"),
    ],
)
def test_romanise(scheme: str, text: str, latin: str) -> None:
    assert romanise(text, scheme) == latin


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_letter_of_its_alphabet_has_a_form(scheme: str) -> None:
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
    assert not any("\u0400" <= letter <= "\u052f" for letter in romanise(letters + letters.upper(), scheme))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("word", WORDS.split())
def test_a_romanised_word_keeps_its_key(scheme: str, word: str) -> None:
    assert latin_key(fold_word(romanise(word, scheme))) == latin_key(fold_word(word))


def test_an_unknown_scheme_lists_the_choices() -> None:
    with pytest.raises(ChoiceError, match="ru-bsi"):
        romanise("а", "ru-bis")


def test_scheme_for() -> None:
    assert (scheme_for("kk"), scheme_for("ru"), scheme_for("en")) == ("kk-2021", "ru-bsi", None)
