"""The languages of the interface: complete catalogues, one language a page, the choice of it."""

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

from api import collect_notes, i18n
from api.pages import how_to_search
from kb.domain.languages import LANGUAGES
from kb.library.session import Library
from kb.settings import from_environment
from tests.pages.pages import PAGES, read, words_in_latin

KEYWORDS = {"_": None, "N_": None, "say": None, "ngettext": (1, 2), "count": (1, 2)}
# What stands in Latin letters in every language: names, formats, styles, keys.
NAMES = re.compile(
    r"Derekköz|BibLaTeX|BibTeX|LaTeX|JSON Lines|CSL-JSON|JSON-LD|JSON|CSV|RIS|DOCX|HTML|RTF|CSL|SKOS|Turtle|MIT|DOI|"
    r"ISBN|ISSN|SQLite|OpenAPI|OAI-PMH|APA|Chicago \((?:author-date|notes)\)|MLA|Harvard|ISO|IEEE|OSCOLA|Word|"
    r"references\.bib|https?://\S+|[\w.-]+\.[a-z]{2,}(?:/\S*)?|[a-z]+(?:-[a-z0-9]+)+|\bP\d+[YMD]\b|[IVXLC]+|\.(?:docx|odt|md|tex|html|txt|bib|ris)|"
    r"Atom|Zotero RDF|Zotero|Shift|Enter|zzzqqq|such record|shekara|granitsa|nature"
)


def messages() -> set[str | tuple[str, ...]]:
    """Return every text that the templates and the code mark."""
    found = extract_from_dir(
        i18n.FOLDER.parent,
        method_map=[("**/templates/**.html", "jinja2"), ("**.py", "python")],
        options_map={"**/templates/**.html": {"trim_blocks": "true", "silent": "false"}},
        keywords=KEYWORDS,
    )
    return {message for _file, _line, message, _comments, _context in found}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_translated_and_nothing_is_left_over(lang: str) -> None:
    with (i18n.FOLDER / f"{lang}.po").open("rb") as stream:
        catalogue = read_po(stream, locale=lang, abort_invalid=True)
    known = {message.id: message.string for message in catalogue if message.id}
    assert set(known) == messages()
    forms = {"kk": 2, "ru": 3, "en": 2}[lang]
    for name, text in known.items():
        texts = (text,) if isinstance(text, str) else tuple(text or ())
        assert all(texts), name
        assert len(texts) == (1 if isinstance(name, str) else forms), name
        wanted = set(re.findall(r"%\(\w+\)s", name if isinstance(name, str) else name[1]))
        assert all(set(re.findall(r"%\(\w+\)s", one)) == wanted for one in texts), name
        assert not any("<" in one for one in texts), name


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("path", PAGES)
def test_no_english_is_left_on_a_kazakh_or_russian_page(
    reader: TestClient, vocabulary: set[str], titles: set[str], path: str, lang: str
) -> None:
    page = reader.get(path, headers={"Accept-Language": lang})
    found = read(page.text)
    ours = [text for its, text in found.texts if its == lang and text.strip("[]") not in titles]
    assert ours
    english = [text for text in ours if vocabulary.intersection(words_in_latin(NAMES.sub(" ", text)))]
    assert english == []


@pytest.fixture(scope="module")
def titles() -> set[str]:
    """The titles of the records, which may carry a foreign name in any language."""
    records = collect_notes.collection(from_environment())
    return {" ".join(title.value.split()) for record in records for title in record.titles}


@pytest.fixture(scope="module")
def vocabulary(pages: TestClient) -> set[str]:
    """The English words of the interface; names in records, which are Latin in any language, are not among them."""
    library: Library = pages.app.state.library  # type: ignore[attr-defined]
    texts = [part for message in messages() for part in ((message,) if isinstance(message, str) else message)]
    texts += [wording["en"] for words in library.vocabulary.terms.values() for wording in words.values()]
    texts += [topic.label["en"] for topic in library.vocabulary.topics.values()]
    texts += [party.name["en"] for party in library.vocabulary.parties.values()]
    found = {word for text in texts for word in words_in_latin(NAMES.sub(" ", re.sub(r"%\(\w+\)s", " ", text)))}
    return {word for word in found if len(word) > 2 or word.islower()}


@pytest.mark.parametrize(
    ("query", "cookie", "header", "lang"),
    [
        ("", "", "", "kk"),
        ("", "", "fr-FR, de;q=0.5", "kk"),
        ("", "", "ru-RU, en;q=0.9", "ru"),
        ("", "", "de, en-GB;q=0.4, ru;q=0.3", "en"),
        ("", "", "en;q=0, kk;q=0.1", "kk"),
        ("", "", "en;q=x", "kk"),
        ("", "en", "ru", "en"),
        ("", "xx", "ru", "ru"),
        ("?lang=ru", "en", "kk", "ru"),
        ("?lang=xx", "", "en", "en"),
    ],
)
def test_the_language_is_chosen(reader: TestClient, query: str, cookie: str, header: str, lang: str) -> None:
    given = {"Accept-Language": header} | ({"Cookie": f"lang={cookie}"} if cookie else {})
    page = reader.get(f"/about{query}", headers=given)
    assert f'<html lang="{lang}">' in page.text
    assert page.headers["content-language"] == lang
    assert ("set-cookie" in page.headers) == (query == "?lang=ru")
    reader.cookies.clear()


def test_a_language_in_the_address_goes_along_without_cookies(reader: TestClient) -> None:
    page = reader.get("/search?q=граница&lang=ru")
    links = [link for link in read(page.text).links if link.startswith("/records/")]
    assert links
    assert all("lang=ru" in link for link in links)
    reader.cookies.clear()


@pytest.mark.parametrize(
    ("lang", "number", "text"),
    [("kk", 5, "5 жазба"), ("ru", 1, "1 запись"), ("ru", 3, "3 записи"), ("ru", 11, "11 записей")],
)
def test_numbers_agree(lang: str, number: int, text: str) -> None:
    assert i18n.messages(lang).count("%(count)s record", "%(count)s records", number, count=number) == text


@pytest.mark.parametrize(("lang", "first"), [("ru", "граница"), ("ga", "border")])
def test_a_language_without_examples_of_its_own_has_those_in_english(lang: str, first: str) -> None:
    assert how_to_search.ways(lang)[0][0] == first
