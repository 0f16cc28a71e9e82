"""The language of titles and questions as they are typed."""

import pytest

from kb.language.detection import contradicted, language_of, more_ukrainian

KAZAKH = """Қазақстан Республикасының Конституциясы
Су ресурстары
Каспий мәселесі
Казакстан мен Ресей арасындагы шекара
шекараның делимитациясы
Ортак экономикалык кенистик
Казакстан тарихы
Баиконыр гарыш аилагын жалга алу туралы келисим
Egemen Qazaqstan
Baiqonyr jalga alu
Qazaqstannyń memlekettik shekarasy
Qazaqstan Respublikasynyñ täuelsizdigi
сырткы саясат тужырымдамасы
Орталык Азиядагы су ресурстары
сыртки саясаттын теориясы
халыкаралык шарттар
мемлекеттик егемендик туралы декларация"""
RUSSIAN = """Договор о дружбе, сотрудничестве и взаимной помощи
аренды Байконура
Кадыржанов
Внешняя политика
делимитация государственной границы
Евразийский экономический союз
СНГ
Конституционный закон
Содружество Независимых Государств
Казахстан и Россия
водные ресурсы Центральной Азии
Соглашение между правительствами
безопасность
история Казахстана
Полосы переноса
Вопросы
Процессы, классы, ресурсы"""
ENGLISH = """Regions and Powers
border treaty
author
Treaty on the Eurasian Economic Union
Iraq war and the question of Kazakhstan
Kazakhstan
Buzan
The Tulip and the Qur'an"""


@pytest.mark.parametrize("text", KAZAKH.splitlines())
def test_kazakh(text: str) -> None:
    assert language_of(text) == "kk"


@pytest.mark.parametrize("text", RUSSIAN.splitlines())
def test_russian(text: str) -> None:
    assert language_of(text) == "ru"


@pytest.mark.parametrize("text", ENGLISH.splitlines())
def test_english(text: str) -> None:
    assert language_of(text) == "en"


def test_no_letters() -> None:
    assert language_of("1998, № 7", "kk") == "kk"
    assert language_of("") == "en"


@pytest.mark.parametrize(
    ("text", "claimed", "language"),
    [
        ("Қазақстан өнеркәсібінің даму ерекшеліктері", "uk", "kk"), ("Су ресурстары және шекара мәселесі", "ru", "kk"),
        ("Развитие рыночной экономики в условиях рынка", "uk", "ru"), ("Розвиток економіки України", "uk", None),
        ("Історія та її джерела", "uk", None), ("Роман Абая «Қара сөз» в русских переводах", "ru", None),
        ("Economic development", "uk", None), ("Қазақстан тарихы", "en", None), ("Гісторыя вёскі", "be", None),
    ],
)  # fmt: skip
def test_a_claim_that_the_letters_contradict(text: str, claimed: str, language: str | None) -> None:
    assert contradicted(text, claimed) == language


def test_a_russian_law_on_a_body_with_a_kazakh_name_is_russian() -> None:
    assert contradicted("О Қазақстан Халық Кеңесі", "ru") is None
    assert contradicted("Қазақстан Халық Кеңесі туралы", "ru") == "kk"


@pytest.mark.parametrize(
    ("text", "ukrainian"),
    [("Мости і ліси на півночі", True), ("Тіл мен жер", False), ("Тіл мен жер, іс", False),
     ("Мости і ліси на півночі әке", False), ("Мосты и леса", False)],
)  # fmt: skip
def test_a_text_of_several_i_alone_is_ukrainian(text: str, ukrainian: bool) -> None:
    assert more_ukrainian(text) is ukrainian
