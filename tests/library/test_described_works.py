"""Works that a manuscript describes for a machine itself: YAML of Markdown, BibTeX within LaTeX."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.session import Library
from kb.manuscript.documents.markdown_references import references_in

MARKDOWN = """---
title: «Су» мен «жер»
references:
- id: orlov1999
  type: book
  author: [{family: Orlov, given: V.}]
  title: Steppe wells
  publisher-place: London
  publisher: Heron
  issued: {year: 1999}
  number-of-pages: 180
- id: sadyq_salt
  type: article-journal
  author:
    - family: Садық
      given: Е.
  title: "Тұз: жол"
  container-title: Дала
  volume: 4
  page: 14–27
  issued:
    date-parts:
      - [2003, 5]
lang: kk
---
"""
TEXT = "\n# Кіріспе\n\nҚұдық [@orlov1999, p. 12], тұз [@sadyq_salt, 15 б.].\n"
LATEX = r"""\begin{filecontents*}[overwrite]{su.bib}
% a remark
@book{orlov1999, author={Orlov, V.}, title={Steppe wells}, location={London}, publisher={Heron}, year={1999},
  pagetotal={180}, langid={english}}
@book{lake, author={Beck, K.}, title={Lakes}, location={London}, publisher={Heron}, year={2001}, pagetotal={90}}
\end{filecontents*}
\documentclass{article}
\begin{document}
Wells \parencite[p.~12]{orlov1999}, \textcite{gone2000}.
\printbibliography
\end{document}
"""


def opened(library: Library, name: str, text: str) -> OwnManuscript:
    return manuscript_files.open_manuscript(library, SourceFile(name, text.encode()))


def kinds(library: Library, manuscript: OwnManuscript) -> list[str]:
    known = manuscript_files.known_works(library, manuscript)
    return [finding.kind for finding in manuscript_files.findings(library, manuscript, known)]


@pytest.mark.parametrize("text", [MARKDOWN + TEXT, TEXT + "\n" + MARKDOWN.replace("lang: kk\n---", "...")])
def test_the_yaml_of_markdown_is_its_list_at_the_head_or_at_the_end(bare_library: Library, text: str) -> None:
    manuscript = opened(bare_library, "a.md", text)
    assert [(entry.key, entry.record.issued and entry.record.issued.text) for entry in manuscript.entries] == [
        ("orlov1999", "1999"),
        ("sadyq_salt", "2003-05"),
    ]
    assert kinds(bare_library, manuscript) == []
    assert kinds(bare_library, opened(bare_library, "a.md", text.replace("p. 12", "p. 212"))) == [
        "locator-outside-pages"
    ]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Құдық\n---\n",
        "---\nreferences: none\n---\n",
        "---\nreferences:\n- id: [a\n---\n",
        "---\nreferences:\n- &a {id: orlov1999}\n- *a\n---\n",
        "---\nreferences:\n- {id: }\n- just words\n---\n",
    ],
)
def test_yaml_that_describes_no_works_is_no_list(bare_library: Library, head: str) -> None:
    assert opened(bare_library, "a.md", head + TEXT).entries == ()


def test_a_rule_of_three_hyphens_is_no_yaml() -> None:
    assert references_in(TEXT + "\n---\n\nreferences:\n- id: orlov1999\n\n---\n") == ({}, ())


def test_bibtex_within_latex_is_its_list(bare_library: Library) -> None:
    manuscript = opened(bare_library, "a.tex", LATEX)
    assert [(entry.key, entry.line, entry.number) for entry in manuscript.entries] == [
        ("orlov1999", 3, None),
        ("lake", 5, None),
    ]
    assert kinds(bare_library, manuscript) == ["number-without-entry", "entry-never-cited"]


def test_other_files_within_latex_are_no_list(bare_library: Library) -> None:
    assert opened(bare_library, "a.tex", LATEX.replace("su.bib", "su.tex")).entries == ()
