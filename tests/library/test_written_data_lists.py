"""A list written from records without a language, as data at a text's head has them: a second run changes nothing."""

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions

TEXT = """---
references:
- id: onglet
  type: book
  author: [{family: Duval, given: P.}, {family: Roux-Lambert, given: M.}]
  title: Les routes de la steppe et leurs marchands
  publisher-place: Lyon
  publisher: Onglet
  issued: {year: 1971}
  number-of-pages: 214
- id: tan
  type: book
  author: [{family: Ержанқызы, given: Г.}]
  title: «Таң»
  publisher-place: Семей
  publisher: Жебе
  issued: {year: 1998}
  number-of-pages: 96
---

Бұл жолдар туралы жазылған [@onglet, p. 44], журнал туралы да [@tan, 12 б.].
"""


@pytest.mark.parametrize("style", ["gost-7.1-2003", "apa", "vancouver", "chicago-author-date"])
def test_a_second_run_changes_nothing(bare_library: Library, style: str) -> None:
    options = WritingOptions(style=style)
    first = _written(bare_library, TEXT.encode(), options)
    assert first.count(b"_kb_") == 2
    assert _written(bare_library, first, options) == first


def _written(library: Library, data: bytes, options: WritingOptions) -> bytes:
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.md", data))
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options))
