"""A second run changes nothing: the lists of the tests in several styles and forms, written and written again."""

from dataclasses import replace
from hashlib import sha256

import pytest

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library
from kb.library.writing_plan import WritingOptions
from kb.manuscript.reference_list.works import read_list
from tests.manuscript.forms import Thesis, in_form
from tests.manuscript.test_every_word import LISTS

NAMES = ("bullets", "roman", "scan", "mixed-en", "short-kk", "acts")  # unlike one another
STYLES = ("gost-r-7-0-5-2008", "apa", "gost-kz-dissertation", "chicago-author-date")
ORDERS = (WritingOptions(), WritingOptions(order="alphabetical"), WritingOptions(renumber=True))
CASES = [
    (name, form, STYLES[(row + column) % len(STYLES)], ORDERS[(row * 2 + column) % len(ORDERS)])
    for row, name in enumerate(NAMES)
    for column, form in enumerate(("txt", "md", "txt", "tex", "docx", "odt"))
] + [(name, "txt", "gost-r-7-0-5-2008", WritingOptions(renumber=True)) for name in NAMES]


def thesis(name: str) -> Thesis:
    """A text that cites each entry of a list, by one number and by two."""
    entries = [" ".join(work.text.split()) for work in read_list(LISTS[name]).works]
    cited = (
        f"Бұл туралы жазылған [{n}, {10 + n} б.]." if n % 2 else f"Об этом писали [{n}; {n - 1}]."
        for n in range(1, len(entries) + 1)
    )  # fmt: skip
    return Thesis(["Кіріспе", *cited], "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", entries)


@pytest.mark.parametrize(("name", "form", "style", "options"), CASES)
def test_a_second_run_changes_nothing(
    bare_library: Library, name: str, form: str, style: str, options: WritingOptions
) -> None:
    chosen = replace(options, style=style)
    listed = thesis(name)
    once, entries = written(bare_library, in_form(listed, form), form, chosen)
    again, entries_again = written(bare_library, once, form, chosen)
    assert entries == entries_again == len(listed.entries)
    assert sha256(again).digest() == sha256(once).digest()  # a difference of bytes takes minutes to show


def written(bare_library: Library, data: bytes, form: str, options: WritingOptions) -> tuple[bytes, int]:
    manuscript = manuscript_files.open_manuscript(bare_library, SourceFile(f"a.{form}", data))
    return manuscript_writing.write(manuscript, manuscript_writing.plan(manuscript, options)), len(manuscript.entries)
