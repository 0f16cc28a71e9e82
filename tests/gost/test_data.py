"""The style and locale files are valid CSL 1.0.2, load elsewhere, and lack no term."""

from importlib.resources import files
from pathlib import Path

import citeproc
import pytest
from lxml import etree

from kb.csl.terms import locale_for

DATA = Path(str(files("kb.gost"))) / "data"
LOCALES = Path(str(files("kb.csl"))) / "data" / "locales"
PACKAGE = Path(citeproc.__file__).parent / "data"
CSL = "{http://purl.org/net/xbiblio/csl}"
STYLES = sorted(path.stem for path in (DATA / "styles").glob("*.csl"))
FILES = sorted([*(DATA / "styles").glob("*.csl"), *LOCALES.glob("*.xml")])


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(PACKAGE / "schema" / "schemas" / "styles" / "csl.rng")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_valid(path: Path, schema: etree.RelaxNG) -> None:
    assert schema.validate(etree.parse(str(path))), str(schema.error_log)


def terms(path: Path) -> dict[tuple[str, str], str]:
    found = {}
    for term in etree.parse(str(path)).iter(f"{CSL}term"):
        name = term.get("name") or ""
        if not (name.startswith("ordinal-") and name[8:].isdigit()):
            found[name, term.get("form", "long")] = "".join(str(text) for text in term.itertext()).strip()
    return found


def test_the_kazakh_locale_lacks_no_term() -> None:
    english = terms(PACKAGE / "locales" / "locales-en-US.xml")
    kazakh = terms(LOCALES / "locales-kk-KZ.xml")
    assert set(english) - set(kazakh) == set()


def test_the_kazakh_locale_has_no_latin_words_left() -> None:
    kazakh = terms(LOCALES / "locales-kk-KZ.xml")
    latin = {name: text for name, text in kazakh.items() if any("a" <= letter <= "z" for letter in text.lower())}
    assert set(latin) == {("no-place", "short"), ("no-publisher", "short")}


def test_the_russian_locale_has_no_english_left() -> None:
    russian = {
        **terms(PACKAGE / "locales" / "locales-ru-RU.xml"),
        **terms(LOCALES / "overlay-ru-RU.xml"),
    }
    wrong = {name: text for name, text in russian.items() if any("a" <= letter <= "z" for letter in text.lower())}
    assert set(wrong.values()) <= {"URL"}
    assert set(terms(PACKAGE / "locales" / "locales-en-US.xml")) - set(russian) <= {("at", "symbol")}


def test_terms_of_the_locales() -> None:
    kazakh, russian = locale_for("kk"), locale_for("ru")
    assert kazakh.term("et-al") == "және т.б."
    assert kazakh.term("page", "short", plural=True) == "б."
    assert kazakh.term("accessed") == "қаралған күні"
    assert kazakh.ordinals["ordinal", ""][0] == "-ші"
    assert russian.term("month-01") == "января"
    assert russian.term("accessed") == "дата обращения"
    assert russian.term("treaty") == "международный договор"


@pytest.mark.parametrize("name", STYLES)
def test_another_processor_loads_the_style(name: str) -> None:
    style = citeproc.CitationStylesStyle(str(DATA / "styles" / f"{name}.csl"), validate=False)
    source = citeproc.source.json.CiteProcJSON(
        [{"id": "a", "type": "book", "title": "Title", "author": [{"family": "Name", "given": "Given"}],
          "publisher": "Press", "publisher-place": "Town", "issued": {"date-parts": [[2001]]}}]
    )  # fmt: skip
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem("a")]))
    text = "".join(map(str, bibliography.bibliography()))
    assert "Title" in text
    assert "Press, 2001" in text


@pytest.mark.parametrize("name", [style for style in STYLES if not style.endswith("-alphabetical")])
def test_alphabetical_variants_differ_only_in_order(name: str) -> None:
    plain = (DATA / "styles" / f"{name}.csl").read_text("utf-8").splitlines()
    sorted_ = (DATA / "styles" / f"{name}-alphabetical.csl").read_text("utf-8").splitlines()
    own = [line for line in sorted_ if line not in plain]
    allowed = ("<title>", "<id>", "<link", "<key", "<sort>", "</sort>")
    assert all(line.strip().startswith(allowed) for line in own), own
