"""Terms of installed locales, which are read when they are first asked for."""

from pathlib import Path

from kb.csl.terms import LAST, Locale, installed, language_files, locale_files
from kb.csl.xml import read_xml


def test_terms_are_what_reading_the_whole_file_gives() -> None:
    for language in locale_files():
        late, whole = Locale(language), Locale(language)
        for file in language_files(language):
            late.read(file)
            whole.overlay(read_xml(file.read_bytes()))
        assert sorted(late.terms) == sorted(whole.terms), language
        assert {key: late.exact(*key) for key in late.terms} == whole.terms, language
        assert (late.genders, late.ordinals, late.options) == (whole.genders, whole.ordinals, whole.options), language
        assert sorted(late.dates) == sorted(whole.dates), language


def test_a_term_in_a_comment_is_none(tmp_path: Path) -> None:
    file = tmp_path / "locales-xx.xml"
    terms = '<term name="page">bet</term><!-- <term name="page">p.</term> --><term name="at" form="short">&#233;</term>'
    file.write_text(f'<locale xmlns="http://purl.org/net/xbiblio/csl"><terms>{terms}</terms></locale>', "utf-8")
    locale = Locale("xx")
    locale.read(file)
    assert (locale.exact("page", "long"), locale.exact("at", "short")) == (("bet", "bet"), ("é", "é"))


def test_a_term_that_a_language_lacks_is_the_last_language_s() -> None:
    lacking = Locale("xx", below=installed("ru-RU").below)
    assert {key: lacking.exact(*key) for key in installed(LAST).terms} == {
        key: installed(LAST).exact(*key) for key in installed(LAST).terms
    }
    assert lacking.exact("no-such-term", "long") is lacking.exact("author", "short") is None
