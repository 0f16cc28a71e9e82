"""What a reference lacks is named: by type, in three languages, with the field that holds it."""

import pytest

from kb.domain.item_types import ITEM_TYPES
from kb.gost.wants import VARIABLES, gap, lacking
from kb.library.checking import StyleQuestions, check
from kb.library.session import Library

WHOLE_BOOK = {"type": "book", "title": "Степь", "author": [{"family": "Ветров"}], "publisher-place": "Москва",
              "publisher": "Луг", "issued": {"date-parts": [[2001]]}, "number-of-pages": "10"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, ()),
        ({"publisher-place": "", "publisher": ""}, ("place", "publisher")),
        ({"number-of-pages": "", "page": "3-5"}, ()),
        ({"URL": "https://example.kz"}, ("accessed",)),
        ({"author": [], "editor": [{"family": "Лугов"}]}, ()),
        ({"title": "[Степь]"}, ("title",)),
        ({"type": "patent", "publisher-place": ""}, ("document-number", "country", "date")),
        ({"type": "patent", "publisher-place": "", "number": "RU 2187888"}, ("date",)),
        ({"type": "article-newspaper", "container-title": "Дала"}, ("date",)),
        ({"type": "standard"}, ("document-number",)),
        ({"type": "manuscript", "archive": "ЦГА РК"}, ("shelfmark",)),
    ],
)
def test_what_a_reference_lacks(changes: dict[str, object], names: tuple[str, ...]) -> None:
    assert lacking({**WHOLE_BOOK, **changes}) == names


def test_every_gap_is_said_in_three_languages() -> None:
    wanted = {name for kind in ITEM_TYPES for name in lacking({"type": kind, "title": "x", "URL": "u"})}
    wanted |= {name for kind in ITEM_TYPES for name in lacking({"type": kind})}
    assert wanted - {"accessed"} <= {*VARIABLES, "title", "publisher", "archive"}
    assert all(gap(name)[lang] for name in wanted for lang in ("kk", "ru", "en"))


def test_gaps_are_problems_of_a_file(library: Library, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "theses.bib"
    file.write_text("@thesis{a, title={Степь}, author={Ветров, А.}, date={2001}, langid={russian}}\n", "utf-8")
    found = check(library, [file], styles=StyleQuestions("GOST 7.1")).problems
    problems = [problem for problem in found if problem.check == "rules"]
    assert [problem.cause.values["field"] for problem in problems] == ["type", "location", "pagetotal"]
    assert {(problem.line, problem.record, problem.severity) for problem in problems} == {(1, "a", "warning")}
    assert problems[1].cause.values["style"] == "gost-7.1-2003"
    assert "нет места издания" in problems[1].said("ru")
    assert "шыққан жері жоқ" in problems[1].said("kk")
