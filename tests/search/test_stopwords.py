"""Words that say little: the lists are looked through by the first letter, which a stem keeps."""

import pytest

from kb.domain.languages import LANGUAGES
from kb.language.latin import latin_key
from kb.language.stems import stem
from kb.language.word_tables import table
from kb.search.index import Index
from kb.search.index_values import SearchDocument
from kb.search.stopwords import is_asking, is_stopword, is_verb, names_document, without_greeting

LISTED = [word for lang in LANGUAGES for word in table("asking").get(f"little {lang}", "").split()]


def test_a_stem_begins_as_its_word_does() -> None:
    words = [*LISTED, *table("asking")["writings"].split()]
    assert [word for word in words for lang in LANGUAGES if stem(word, lang)[:1] != word[:1]] == []


def test_every_word_of_the_list_is_one_of_asking() -> None:
    assert [word for word in LISTED if not is_asking(word)] == []


def test_a_needless_word_is_one_in_either_script() -> None:
    needless = [word for lang in LANGUAGES for word in table("asking").get(f"needless {lang}", "").split()]
    romanised = [key for word in needless if not word.isascii() and len(key := latin_key(word)) > 3]
    assert romanised and [word for word in (*needless, *romanised) if not is_stopword(word)] == []


def test_every_word_for_writings_is_one() -> None:
    assert [word for word in table("asking")["writings"].split() if not names_document(word)] == []


@pytest.mark.parametrize(
    "word", ["её", "ею", "тоже", "нежели", "ну", "алло", "бұған", "олардан", "ешқандай", "despite", "what's"]
)
def test_pronouns_and_particles_are_needless_in_every_form(word: str) -> None:
    assert is_stopword(word)


@pytest.mark.parametrize("word", ["табам", "табамын", "көрейін", "көргім", "жүрмін", "отырмыз", "алсам"])
def test_so_one_says_in_kazakh_what_one_does_oneself(word: str) -> None:
    assert is_asking(word)


@pytest.mark.parametrize("word", ["байконур", "қарағанды", "караганда", "табын", "өзара", "baikonur", "1994", "каспий"])
def test_a_name_is_none_of_them(word: str) -> None:
    assert not (is_asking(word) or is_stopword(word) or names_document(word))


@pytest.mark.parametrize(
    "word",
    [
        "ратифицирован", "ратифицировать", "подписали", "подписывают", "заключались", "заключены", "одобрило",
        "присоединились", "прекратил", "вступила", "продлили", "опубликованным", "зарегистрированные", "вышла",
        "күшіне", "ratifying", "denounces", "terminated", "entered", "withdrew", "acceded", "approves", "published",
        "registered", "prolong",
    ],
)  # fmt: skip
def test_what_is_done_to_any_document_tells_little(word: str) -> None:
    assert is_asking(word)


@pytest.mark.parametrize("word", ["подписант", "вступление", "registers", "присоединение", "одобряемый"])
def test_a_word_of_the_same_root_tells_more(word: str) -> None:
    assert not is_asking(word)


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("охранять", "known unknown spelt"), ("управляет", "known unknown spelt"), ("пишите", "known unknown spelt"),
        ("строился", "known unknown spelt"), ("построил", "known unknown spelt"), ("везти", "unknown spelt"),
        ("алған", "unknown spelt"), ("көргендердің", "unknown spelt"), ("walking", "unknown spelt"),
        ("пить", "unknown spelt"), ("просить", ""), ("свидетель", ""), ("область", ""), ("ел", ""), ("водители", ""),
        ("шарттарды", ""), ("хаттамаларды", ""),
    ],
)  # fmt: skip
def test_a_verb_is_known_by_its_ending(word: str, kinds: str) -> None:
    states = {"known": (True, False), "unknown": (False, False), "spelt": (False, True)}
    assert [name for name, (known, spelt) in states.items() if is_verb(word, known, spelt)] == kinds.split()


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("Здравствуйте! Ищу договор аренды", "Ищу договор аренды"),
        ("Hello, how are you? Border treaty", "Border treaty"),
        ("Сәлеметсіз бе, қалыңыз қалай, шекара", "шекара"),
        ("Hi there, border treaty", "border treaty"),
        ("Hi all, border treaty", "border treaty"),
        ("hello, world!", "\u2026"),
        ("сәлем достар", "\u2026"),
        ("hello world bank", "world bank"),  # that is asked for
        ("Добрый сосед", "Добрый сосед"),
        ("договор, привет", "договор, привет"),
        ("good neighbourliness", "good neighbourliness"),
        ("привет, как дела?", "\u2026"),
        ("", ""),
        ("?!", "?!"),
    ],
)
def test_a_greeting_at_the_beginning_is_put_aside(typed: str, rest: str) -> None:
    assert without_greeting(typed) == rest


@pytest.mark.parametrize("question", ["Привет, как дела?", "Good morning!! How r u", "Қайырлы таң"])
def test_nothing_answers_a_greeting(question: str) -> None:
    records = [SearchDocument("good", titles=(("en", "Good neighbours"), ("ru", "Дела"), ("kk", "Таң")))]
    assert Index.in_memory(records).search(question).understood.answer == "nothing"
    assert Index.in_memory(records).search(f"{question} neighbours").total == 1
