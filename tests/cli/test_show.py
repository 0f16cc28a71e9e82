"""What `kb show` prints of a record: all that is stored, by name, in the reader's language, as its page does."""

from pathlib import Path

import pytest

from kb.domain.languages import LANGUAGES
from kb.library import records
from kb.library.record_words import RecordWords
from kb.library.session import open_library
from kb.settings import from_environment
from tests.cli.conftest import Run

OF_MANY_VALUES = ("caspian-convention-2018", "montevideo-convention-1933", "kz-ru-border-2005")
RICH = """@article{rich, title = {Дала}, subtitle = {жолдары}, shorttitle = {Жол},
  author = {Сейітқали, Асқар and others}, editor = {Петров, Пётр}, editortype = {compiler}, date = {2004-05},
  journaltitle = {Хабаршы}, volume = {3},
  origlanguage = {russian}, pubstate = {inpress}, langid = {kazakh},
  foreword = {Ермеков, Мұрат}, mynote = {менің}}
@thesis{theses, title = {Қала}, author = {Омар, Әлия}, type = {mathesis}, date = {2010}, institution = {ҚазҰУ}}
"""
RICH_IN = {
    "kk": ["Тақырыпша: жолдары", "Жол  (қысқаша атауы", "Бәрі аталмаған: автор", "Том: 3", "Түпнұсқа тілі: орыс тілі",
           "Жариялану күйі: баспада", "Тілі: қазақ тілі", "Алғы сөз авторы: Ермеков", "mynote: менің"],
    "ru": ["Подзаголовок: жолдары", "Жол  (краткое заглавие", "Названы не все: автор", "Язык оригинала: русский",
           "Состояние публикации: в печати", "Язык: казахский", "Составитель: Петров"],
    "en": ["Subtitle: жолдары", "(short title, ", "Not all are named: author", "Original language: Russian"],
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("citekey", OF_MANY_VALUES)
def test_all_that_treaty_collections_record_is_said(run: Run, filled_home: Path, citekey: str, lang: str) -> None:
    library = open_library(from_environment({"KB_HOME": str(filled_home)}))
    record = records.look_up(library, citekey)
    words = RecordWords(library.vocabulary, lang)
    shown = run("show", citekey, "--ui", lang, home=filled_home, COLUMNS="9999").out
    for label, line in words.document(record):
        row = next(row for row in shown.splitlines() if row.startswith(f"  {label}: {line.text}"))
        assert line.beside in row
        assert line.note[0] in row
    assert words.validity(record.term) in shown
    for name in record.manuscripts:
        assert all(f"[{number}]" in shown for number in record.numbers_in(name))
        assert all(f"{place.section}:{place.line}" in shown for place in record.mentions)
    if lang != "en":
        assert [clause.text for clause in record.clauses if clause.text in shown] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_clause_is_said_by_the_page_and_by_the_command_alike(filled_home: Path, lang: str) -> None:
    words = RecordWords(open_library(from_environment({"KB_HOME": str(filled_home)})).vocabulary, lang)
    said = {
        "en": ["from 1 January 2005", "30 days after notification No. 5", "until 31 December 2050", "1 year, 6 months",
               "1998–2007"],
        "ru": ["с 1 января 2005 г.", "через 30 дней после 5-го уведомления", "до 31 декабря 2050 г.",
               "1 год, 6 месяцев", "1998–2007 гг."],
        "kk": ["2005 жылғы 1 қаңтардан бастап", "5-хабарлама алынған күннен 30 күн өткен соң",
               "2050 жылғы 31 желтоқсанға дейін", "1 жыл, 6 ай", "1998–2007 жылдар"],
    }[lang]  # fmt: skip
    clauses = [words.clause(text) for text in ("on 2005-01-01", "30 days after the 5th notification")]
    terms = [words.term_of_validity(text) for text in ("2050-12-31", "P1Y6M", "1998/2007")]
    assert [*clauses, *terms] == said
    assert words.clause("when both sides agree") == words.term_of_validity("when both sides agree")


def test_each_field_of_a_record_of_ones_own_has_its_name(run: Run, own_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "rich.bib"
    file.write_text(RICH, "utf-8")
    assert run("import", str(file), home=own_home).code == 0
    for lang, lines in RICH_IN.items():
        shown = run("show", "rich", "--ui", lang, home=own_home, COLUMNS="9999").out
        assert [line for line in lines if line not in shown] == []
    assert "Жанр: магистерская диссертация" in run("show", "theses", "--ui", "ru", home=own_home).out


def test_a_manuscript_without_a_title_is_called_by_its_name(run: Run, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "my-thesis.bib").write_text("@book{dala, title = {Дала}, kb-numbers = {12}}", "utf-8")
    assert run("import", str(tmp_path / "my-thesis.bib"), home=own_home).code == 0
    assert "in the manuscript: my-thesis: [12]" in run("show", "dala", home=own_home).out
