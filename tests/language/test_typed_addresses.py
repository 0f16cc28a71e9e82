"""Addresses of one page, however one came to it, are one."""

import pytest

from kb.language.typed_addresses import addresses_like, plain_address, slug_in
from kb.language.typed_identifiers import identifiers_in

PAGE = "https://www.mysl.example.kz/articles/reki-i-ozera-nashego-kraya"


@pytest.mark.parametrize(
    "typed",
    [
        "http://mysl.example.kz/articles/reki-i-ozera-nashego-kraya/",
        "mysl.example.kz/articles/reki-i-ozera-nashego-kraya?utm_source=tg&utm_medium=post#comments",
        "https://mysl.example.kz/ru/articles/reki-i-ozera-nashego-kraya?fbclid=IwAR0&yclid=77&from=main",
        "https://m.mysl.example.kz/kaz/articles/reki-i-ozera-nashego-kraya.html?lang=kz",
        "https://mysl.example.com/articles/reki-i-ozera-nashego-kraya#:~:text=reki",
        "https://web.archive.org/web/20200101000000/https://mysl.example.kz/articles/reki-i-ozera-nashego-kraya",
        "web.archive.org/web/2020*/mysl.example.kz/articles/reki-i-ozera-nashego-kraya",
        "https://translate.example.org/?sl=ru&u=https%3A%2F%2Fmysl.example.kz%2Farticles%2Freki-i-ozera-nashego-kraya&tl=en",
        "https://mysl.example.kz/articles/%72eki-i-ozera-nashego-kraya/viewer",
    ],
)
def test_how_one_came_to_a_page_does_not_count(typed: str) -> None:
    assert plain_address(typed) == plain_address(PAGE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.kz/news/1200", "https://example.ru/news/1200"),  # numbers are of one site
        ("https://example.kz/?p=12", "https://example.kz/?p=13"),
        ("https://example.kz/client/#!/doc/12/rus", "https://example.kz/client/#!/doc/13/rus"),
        ("https://online.example.kz/news", "https://example.kz/news"),
    ],
)
def test_other_pages_are_others(one: str, other: str) -> None:
    assert plain_address(one) != plain_address(other)


def test_the_two_addresses_of_a_document_are_one() -> None:
    short, long = "online.law.kz/m/amp/document/777", "https://online.law.kz/Document/?doc_id=777#pos=3;-88"
    assert plain_address(short) == plain_address(long)


def test_letters_of_an_address_are_read_however_they_are_encoded() -> None:
    encoded = "https://ru.wiki.org/wiki/%D0%A0%D0%B5%D0%BA%D0%B0"
    assert plain_address(encoded) == plain_address("ru.wiki.org/wiki/Река") == "wiki.org/wiki/река"
    assert plain_address("https://xn--e1a4c.example/a") == "ею.example/a"


def test_parameters_are_left_out_one_by_one() -> None:
    assert addresses_like("law.ru/ips/?docbody=&nd=102&rdk=1") == (
        "law.ru/ips?nd=102&rdk=1", "law.ru/ips?nd=102", "law.ru/ips?rdk=1", "law.ru/ips",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (PAGE, "reki i ozera nashego kraya"),
        ("https://news.kz/2020/05/reki_i_ozera_kraya-123456.html", "reki i ozera kraya"),
        ("https://ru.wiki.org/wiki/%D0%93%D0%BE%D1%80%D0%BD%D0%B0%D1%8F_%D1%80%D0%B5%D0%BA%D0%B0", "горная река"),
        ("https://news.kz/gornaya-reka", ""),
        ("https://law.kz/rus/docs/Z1500000414", ""),
        ("https://news.kz/novosti/12", ""),
    ],
)
def test_words_of_an_address(address: str, words: str) -> None:
    assert slug_in(address) == words


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("https://publisher.com/doi/full/10.1000/AB.182?src=recsys&needAccess=true", "doi", "10.1000/ab.182"),
        ("<https://publisher.com/doi/pdf/10.1000%2Fab.182>", "doi", "10.1000/ab.182"),
        ("https://doi.org/10.1000/ab.182/full", "doi", "10.1000/ab.182"),
        ("doi 10.1000/ab.182?journalCode=x.", "doi", "10.1000/ab.182"),
        ("(https://archive.org/x?url=https%3A%2F%2Flaw.kz%2Fdocs%2FZ1500000414)", "act", "z1500000414"),
        ("https://undocs.org/en/A/RES/2131(XX)", "number", "a-res-2131-xx"),
        ("https://undocs.org/Home/Mobile?FinalSymbol=A%2F50%2F11&Language=E", "number", "a-50-11"),
        ("https://treaties.un.org/doc/volume-450-I-6465-English.pdf", "number", "i-6465"),
    ],
)
def test_identifiers_inside_addresses(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(its.kind, its.value) for its in identifiers_in(text)]
