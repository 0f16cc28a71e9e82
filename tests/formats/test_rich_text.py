"""Italics, bold, raised and lowered letters and small capitals: read from each format, kept, and written to each."""

import json

import pytest

from kb.domain.formats import REGISTER
from kb.domain.markup import SMALL_CAPS
from kb.domain.records import Record
from kb.formats.bibtex import latex
from kb.library.bibliography import format_records
from kb.library.formats import text_of, write_tree
from kb.library.list_options import ListOptions
from tests.factories import VOCABULARY
from tests.formats.one_record import bib_one, csl_one, ris_one

SMALL = '<span class="nocase">'
CAPS = f"{SMALL_CAPS}Abai</span>"


@pytest.mark.parametrize(("written", "stored"), [
    (r"О виде \emph{Stipa capillata}", "О виде <i>Stipa capillata</i>"),
    (r"{\em Stipa} и {\it Allium {N}}", "<i>Stipa</i> и <i>Allium N</i>"),
    (r"\textit{a \textbf{b} c}", "<i>a <b>b</b> c</i>"),
    (r"\mkbibemph{a} \mkbibbold{b} {\bfseries c}", "<i>a</i> <b>b</b> <b>c</b>"),
    (r"\textsc{Abai} {\sc Abai}", f"{CAPS} {CAPS}"),
    (r"$H_2O$, H$_2$O, x\textsuperscript{n}, $x^{n+k}$",
     "H<sub>2</sub>O, H<sub>2</sub>O, x<sup>n</sup>, x<sup>n+k</sup>"),
    (r"\enquote{Ауыл} \texttt{kb}", "“Ауыл” kb"),
    (r"\enquote{Die \enquote{Hanse} von heute}", "“Die ‘Hanse’ von heute”"),
    (r"\glqq Hanse\grqq{} \flqq Ligue\frqq{} <<Союз>>", "„Hanse“ «Ligue» «Союз»"),
    (r"Wasser\-wege, Wasser{\-}recht", "Wasserwege, Wasserrecht"),
    (r"A \&{}gt; B", "A &gt; B"),
])  # fmt: skip
def test_commands_of_latex_are_tags(written: str, stored: str) -> None:
    assert latex.decode(written) == stored
    assert latex.decode(latex.encode(stored)) == stored


def _of_bib(text: str) -> Record:
    return bib_one(text)[0]


def _of_json(title: str) -> Record:
    return csl_one(title=title)[0]


def _of_ris(title: str) -> Record:
    return ris_one("TY  - BOOK", f"TI  - {title}")[0]


RICH = "О виде <i>Stipa</i> и <b>CO</b><sub>x</sub>"
PLAIN = "О виде Stipa и COx"


def test_each_format_brings_the_same_tags() -> None:
    assert _of_bib(r"@book{a, title = {О виде \emph{Stipa} и \textbf{CO}$_x$}}").titles[0].value == RICH
    assert _of_json(RICH.replace("i>", "em>")).titles[0].value == RICH
    assert _of_ris(RICH.replace("<", "&lt;").replace(">", "&gt;")).titles[0].value == RICH


def test_each_format_writes_them_in_its_own_way_or_not_at_all() -> None:
    record = _of_json(RICH)
    command = r"О виде \emph{Stipa} и \textbf{CO}\textsubscript{x}"
    for name in ("bibtex", "biblatex"):
        assert command in text_of(name, [record])
    assert json.loads(text_of("csl-json", [record]))[0]["title"] == RICH
    assert json.loads(text_of("jsonl", [record]))["titles"][0]["value"] == RICH
    for name in ("ris", "csv", "json-ld"):
        assert PLAIN in text_of(name, [record])
    for form in REGISTER:
        if form.record_tree:
            assert PLAIN in "".join(write_tree(form, record, VOCABULARY, "https://a.kz/records/a").itertext())


def test_made_keys_have_no_tags() -> None:
    assert _of_ris("<i>Stipa</i> of the steppe").citekey == "stipa-of-the-steppe"


def test_names_have_no_tags() -> None:
    assert _of_bib(r"@book{a, author = {\textsc{Сейт}, Абай}, title = {Т}}").contributors[0].family == "Сейт"


def test_text_without_formats_has_the_figures_of_unicode() -> None:
    record = _of_json("Су H<sub>2</sub>O, <sup>14</sup>C, x<sup>n</sup>")
    entry = format_records([record], ListOptions("apa")).entries[0]
    assert "Су H₂O, ¹⁴C, xn" in entry.text
    assert "H<sub>2</sub>O, <sup>14</sup>C, x<sup>n</sup>" in entry.html


@pytest.mark.parametrize(("written", "stored"), [
    ("The {kazakh khanate} and {NATO}", f"The {SMALL}kazakh khanate</span> and NATO"),
    (r"On {pH} and {\'e}tudes, \'{e}tat, caf{\'e}", f"On {SMALL}pH</span> and études, état, café"),
    ("{The whole title}", "The whole title"),
    ("{{The whole title}}", "The whole title"),
    (r"On \emph{homo} and $x_{n}$", "On <i>homo</i> and x<sub>n</sub>"),
    ("Дала {және жол}", "Дала және жол"),
])  # fmt: skip
def test_small_letters_in_braces_of_a_title_stay_small(written: str, stored: str) -> None:
    record = _of_bib(f"@book{{a, title = {{{written}}}, subtitle = {{a {{de facto}} note}}, langid = {{english}}}}")
    assert record.titles[0].value == f"{stored}: a {SMALL}de facto</span> note"
    assert _of_bib(text_of("biblatex", [record])) == record


def test_a_style_that_capitalises_leaves_small_what_braces_keep() -> None:
    record = _of_bib("@article{a, title = {The {kazakh khanate} of steppes}, journal = {Steppe}, langid = {english}}")
    assert (
        "The kazakh khanate of Steppes" in format_records([record], ListOptions("chicago-author-date")).entries[0].text
    )
