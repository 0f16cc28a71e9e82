"""Citations of manuscripts in styles of others: nothing that the writer cited is lost or said twice."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.library.written_citations import in_kazakh_word_order

LIST = b"""@book{put, title={Put}, author={Ivanov, I.}, date={2001}, langid={russian}}
@book{jol, title={Jol}, author={Aman, B.}, date={2002}, langid={kazakh}}
@treaty{pact, title={Treaty on Rivers of 5 May 1992}, date={1992-05-05}, langid={english}}"""


def cited(library: Library, name: str, text: str, style: str) -> str:
    manuscript = manuscript_files.open_manuscript(library, SourceFile(name, text.encode()), SourceFile("l.bib", LIST))
    planned = manuscript_writing.plan(manuscript, WritingOptions(style=style))
    return manuscript_writing.write(manuscript, planned).decode().split("\n")[0]


@pytest.mark.parametrize(
    ("style", "text", "printed"),
    [
        ("vancouver", "A [@put, с. 15], B [@jol, 20-25 бб.], C [@put].", "A (1, с. 15), B (2, 20–5 б.), C (1)."),
        ("nature", "A [@put, гл. 2], B [@jol; @pact].", "A [1, гл. 2], B [2; 3]."),
        ("nature", "A [@put], B [@jol; @pact].", "A^1^, B^2,3^."),
        ("ieee", "A [@put, с. 15].", "A [1, с. 15]."),
        ("vancouver", "A [@put; @jol; @pact].", "A (1–3)."),
    ],
)
def test_a_numeric_style_keeps_the_pages(bare_library: Library, style: str, text: str, printed: str) -> None:
    assert cited(bare_library, "a.md", text, style) == printed


@pytest.mark.parametrize(
    ("name", "text", "printed"),
    [
        ("a.tex", r"\textcite[с. 15]{put} says", "Ivanov (2001, с. 15) says"),
        ("a.tex", r"\citet{put} says", "Ivanov (2001) says"),
        ("a.tex", r"says \parencite[с. 15]{put}", "says (Ivanov, 2001, с. 15)"),
        ("a.md", "@put [с. 15] says", "Ivanov (2001, с. 15) says"),
        ("a.md", "Ivanov [-@put] says", "Ivanov (2001) says"),
    ],
)
def test_an_author_stands_in_the_sentence_where_the_source_puts_him(
    bare_library: Library, name: str, text: str, printed: str
) -> None:
    assert cited(bare_library, name, text, "apa") == printed


def test_a_work_that_a_marker_names_twice_is_cited_once(bare_library: Library) -> None:
    assert cited(bare_library, "a.md", "A [@put; @jol; @put].", "apa").count("2001") == 1


@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_a_treaty_is_cited_with_its_day_once(bare_library: Library, style: str) -> None:
    line = cited(bare_library, "a.md", "See [@pact].", style)
    assert line.count("1992") == 1
    assert "5 May" not in line


@pytest.mark.parametrize("style", ["apa", "nature", "chicago-author-date"])
def test_words_in_italics_are_known_again(bare_library: Library, style: str) -> None:
    source = SourceFile("a.md", "See [@put, с. 15] and [@jol].\n".encode())
    manuscript = manuscript_files.open_manuscript(bare_library, source, SourceFile("l.bib", LIST))
    once = manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, WritingOptions(style=style)))
    again = manuscript_files.open_manuscript(bare_library, SourceFile("a.md", once))
    assert "*" in once.decode()
    assert manuscript_writing.write(again, manuscript_writing.plan(again, WritingOptions(style=style))) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(Әлиев, 2011, б. 5)", "(Әлиев, 2011, 5 б.)"),
        ("(1, б. 15, 17–19)", "(1, 15, 17–19 б.)"),
        ("(1, б. 15,2, с. 4)", "(1, 15 б.,2, с. 4)"),
        ("(Б. 5 туралы, 2011)", "(Б. 5 туралы, 2011)"),
        ("[Дала, ], (Жол, ; Су)", "[Дала, жылы көрсетілмеген], (Жол, жылы көрсетілмеген; Су)"),
        ("(Әлиев және т.б. 2016; Асан 1995)", "(Әлиев және т.б. 2016; Асан 1995)"),
    ],
)
def test_what_styles_of_others_print_is_put_right(text: str, shown: str) -> None:
    assert in_kazakh_word_order(text, "kk") == shown


def test_our_styles_say_pages_of_works_in_other_languages_by_the_words_of_these(bare_library: Library) -> None:
    languages = ("german", "french", "turkish", "ukrainian", "kazakh", "russian")
    listed = "".join(
        f"@book{{{each}, author={{Aaa, B.}}, title={{T}}, date={{2003}}, langid={{{each}}}}}\n" for each in languages
    )
    text = " ".join(f"[@{each}, 5]" for each in languages)
    manuscript = manuscript_files.open_manuscript(
        bare_library, SourceFile("a.md", text.encode()), SourceFile("l.bib", listed.encode())
    )
    plan = manuscript_writing.plan(manuscript, WritingOptions())
    assert [marker.after for marker in plan.markers] == [
        "[1, S. 5]", "[2, p. 5]", "[3, s. 5]", "[4, с. 5]", "[5, 5 б.]", "[6, с. 5]"
    ]  # fmt: skip
