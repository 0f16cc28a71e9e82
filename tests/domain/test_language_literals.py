"""A language is named in the code only where something is of that language alone; all else goes through the table."""

import ast

from tests.conftest import ROOT

ROOMS = {
    "kb/language": "stems, alphabets, abbreviations and dates are of one language each",
    "kb/gost": "GOST's rules differ by the language of the work: how it declines, abbreviates and dates",
    "kb/csl": "a processor that could live alone: its table of the CSL locales of the world",
}
FILES = {
    "api/pages/how_to_search.py": "examples of questions, each in its language",
    "kb/domain/languages.py": "the table itself",
    "kb/formats/bibtex/fields.py": "babel's names of the languages that works are in",
    "kb/formats/languages.py": "how catalogues name the languages that works are in",
    "kb/formats/marcxml.py": "how a host's volume, issue and pages are written in the language of the work",
    "kb/library/answer_shapes.py": "an example in the documentation of an answer",
    "kb/library/manuscript_files.py": "an entry of a Ukrainian text that looks Kazakh by one letter alone",
    "kb/library/written_citations.py": "п. is a leaf of a Kazakh work where styles of others take it for a clause",
    "kb/manuscript/audit/acts_before_adoption.py": "how each language names an act by its subject",
    "kb/manuscript/audit/alphabetical_order.py": "the order of the Kazakh alphabet, which has all Russian letters",
    "kb/manuscript/audit/locators.py": "how texts write a page in the languages that manuscripts are in",
    "kb/manuscript/reference_list/caseless_scripts.py": "signs by which a work in Arabic letters is told to be Kazakh",
    "kb/manuscript/reference_list/works.py": "signs by which a work in a printed list is told to be Kazakh",
}


def test_the_first_language_is_named_where_it_must_be() -> None:
    found = {
        str(path.relative_to(ROOT))
        for room in ("kb", "api")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value == "kk"
    }
    assert {name for name in found if not name.startswith(tuple(f"{room}/" for room in ROOMS))} == set(FILES)
