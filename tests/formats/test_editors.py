"""The makers of films and music, which BibLaTeX writes as editors with their type."""

import pytest

from kb.formats.bibtex import biblatex, export
from tests.factories import split, stream


@pytest.mark.parametrize("kind", ["director", "producer", "composer", "performer"])
def test_a_maker_is_written_as_an_editor_of_his_kind(kind: str) -> None:
    ((first, _line),), _problems = split(
        biblatex.parse(stream(f"@movie{{a, title={{Reed}}, {kind}={{Low, Tom}}, date={{1996}}}}"), "a.bib")
    )
    for written in ("".join(biblatex.dump([first])), "".join(export.dump([first]))):
        assert f"{{{kind}}}" in written
        ((again, _line),), _problems = split(biblatex.parse(stream(written), "a.bib"))
        assert [(person.role, person.family) for person in again.contributors] == [(kind, "Low")]


def test_editors_of_several_kinds_keep_their_fields() -> None:
    entry = (
        "@book{a, title={Reed}, editor={Low, T. and Mead, B.}, editortype={sc. ed.}, editora={Hill, C. and others},"
        " editoratype={resp. ed.}, editorb={Brook, D.}, editorbtype={compiler}}"
    )
    ((first, _line),), _problems = split(biblatex.parse(stream(entry), "a.bib"))
    for written in ("".join(biblatex.dump([first])), "".join(export.dump([first]))):
        ((again, _line),), _problems = split(biblatex.parse(stream(written), "a.bib"))
        assert {name: again.fields[name] for name in ("x-editor-groups", "x-editortype", "x-editoratype")} == {
            "x-editor-groups": "editor 2, editora 1", "x-editortype": "sc. ed.", "x-editoratype": "resp. ed.",
        }  # fmt: skip
        assert [(person.role, person.family) for person in again.contributors] == [
            ("editor", "Low"), ("editor", "Mead"), ("editor", "Hill"), ("compiler", "Brook"),
        ]  # fmt: skip
