"""Where a list is written in LaTeX: in place of the command that printed one, else before the end of the document."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

LISTED = SourceFile(
    "l.bib",
    b"@book{orlov, author={Orlov, V.}, title={Steppe wells}, location={London}, publisher={Heron}, year={1999}}\n"
    b"@book{beck, author={Beck, K.}, title={Cold lakes}, location={Leeds}, publisher={Heron}, year={2001}}\n",
)
BODY = "Wells \\cite[p.~12]{{orlov}}, lakes \\{command}{{beck}}. % \\{printing} {{none}}\n"
PRINTING = [
    ("biblatex", "autocite", "printbibliography", "\\printbibliography\n", "\\newpage\nThanks.\n"),
    ("biblatex", "parencite", "printbibliography", "\\printbibliography[heading=none, title={Works}]\n", ""),
    ("biblatex", "textcite", "printbibliography",
     "\\printbibliography[type=book]\n\\printbibliography[nottype=book]\n", "\\appendix\nTables.\n"),
    ("natbib", "citet", "bibliography", "\\bibliographystyle{plain}\n\\bibliography{l, m}\n", "\\appendix\nTables.\n"),
    ("cite", "cite", "bibliography", "", ""),
]  # fmt: skip


def written(library: Library, source: str, style: str) -> str:
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.tex", source.encode()), LISTED)
    plan = manuscript_writing.plan(manuscript, WritingOptions(style))
    once = manuscript_writing.write(manuscript, plan)
    again = manuscript_files.open_manuscript(library, SourceFile("a.tex", once))
    assert manuscript_writing.write(again, manuscript_writing.plan(again, WritingOptions(style))) == once
    return once.decode()


@pytest.mark.parametrize(("package", "command", "printing", "printed", "after"), PRINTING)
@pytest.mark.parametrize("style", ["gost-r-7.0.5-2008", "apa"])
def test_a_list_stands_where_latex_prints_one(
    bare_library: Library, package: str, command: str, printing: str, printed: str, after: str, style: str
) -> None:
    source = (
        f"\\documentclass{{article}}\n\\usepackage[a4]{{{package}}}\n\\begin{{document}}\n"
        f"{BODY.format(command=command, printing=printing)}{printed}{after}\\end{{document}}\n"
    )
    text = written(bare_library, source, style)
    assert text.count("\\begin{thebibliography}") == 1
    place, end = text.index("\\begin{thebibliography}"), text.index("\\end{thebibliography}")
    assert text[end:].rstrip().endswith("\\end{document}")
    assert f"% \\{printing} {{none}}" in text[:place]
    assert f"\\{printing}" not in text.replace(f"% \\{printing}", "").replace("\\bibliographystyle", "")
    assert not after or after in text[end:]


@pytest.mark.parametrize(("package", "stays"), [("[style=numeric]{biblatex}", False), ("{cite}", True)])
def test_citations_of_biblatex_become_text(bare_library: Library, package: str, stays: bool) -> None:
    body = BODY.format(command="cite", printing="cite")
    source = f"\\usepackage{package}\n\\begin{{document}}\n{body}\\end{{document}}\n"
    text = written(bare_library, source, "gost-r-7.0.5-2008").split("%")[0]
    assert ("\\cite[p.~12]{orlov}" in text) == stays
    assert ("[1, p. 12]" in text) != stays


def test_a_chapter_without_the_end_of_a_document_has_its_list_at_its_end(bare_library: Library) -> None:
    text = written(bare_library, BODY.format(command="cite", printing="end{document}"), "apa")
    assert text.rstrip().endswith("\\end{thebibliography}")


def test_titles_stand_in_italics_as_the_style_has_them(bare_library: Library) -> None:
    text = written(bare_library, BODY.format(command="cite", printing="cite"), "apa")
    assert "Orlov, V. (1999). \\textit{Steppe wells}. Heron." in text


def test_a_thin_space_between_initials_is_a_space(bare_library: Library) -> None:
    listed = "\\bibitem{a} Речной~В.\\,В. Па\\-ром. М.: Наука, 2007.\n\\bibitem{b} Moor~K.\\;L. Wells. London: Heron."
    source = f"Слово \\cite{{a,b}}.\n\\begin{{thebibliography}}{{9}}\n{listed}\n\\end{{thebibliography}}\n"
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile("a.tex", source.encode()))
    read = [(entry.record.contributors[0].given, entry.record.titles[0].value) for entry in manuscript.entries]
    assert read == [("В. В.", "Паром"), ("K. L.", "Wells")]
