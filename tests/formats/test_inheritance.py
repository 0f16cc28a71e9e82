"""A BibLaTeX entry has what its parents hold, wherever they stand; a parent that is nowhere is named."""

from pathlib import Path

import pytest

from kb.formats.bibtex import inheritance
from kb.library import importing
from tests.factories import split
from tests.formats.one_record import bib

COLLECTION = (
    "@collection{жин, title={Дала өркениеті}, editor={Омаров, Асан}, publisher={Ғылым}, location={Алматы}, date={2011}}"
)
INHERITED = [
    # file, child, what it has
    (f"@incollection{{b, author={{Тойшан, А.}}, title={{Қала}}, pages={{5--9}}, crossref={{жин}}}}\n{COLLECTION}", "b",
     {"container-title": "Дала өркениеті", "publisher": "Ғылым", "publisher-place": "Алматы", "page": "5–9"}),
    ("@book{kitap, title={Степь}, author={Ким, Вера}, year=1999, publisher={Наука}}\n"
     "@inbook{glava, title={Река}, crossref={kitap}}", "glava",
     {"container-title": "Степь", "publisher": "Наука"}),
    ("@xdata{u, publisher={ҚазҰУ}, location={Алматы}}\n@xdata{v, xdata={u}, series={Еңбектер}}\n"
     "@proceedings{p, title={Оқулар}, date={2015-04}, xdata={v}}\n@inproceedings{b, title={Т}, crossref={P}}", "b",
     {"container-title": "Оқулар", "publisher": "ҚазҰУ", "publisher-place": "Алматы", "collection-title": "Еңбектер"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "child", "fields"), INHERITED)
def test_a_child_has_what_stands_in_its_parents(text: str, child: str, fields: dict[str, str]) -> None:
    found, problems = bib(text)
    assert problems == []
    assert {name: found[child].fields.get(name) for name in fields} == fields
    assert found[child].issued


def test_a_child_keeps_its_own_values() -> None:
    found, _ = bib("@mvbook{м, title={Жинақ}, year=1990, publisher={А}}\n"
                   "@book{т, title={1-том}, date={1995-02}, publisher={Б}, crossref={м}}")  # fmt: skip
    assert (found["т"].fields["publisher"], found["т"].issued and found["т"].issued.text) == ("Б", "1995-02")
    assert found["т"].fields["x-maintitle"] == "Жинақ"


@pytest.mark.parametrize("text", [
    "@incollection{b, title={Т}, crossref={жоқ}}", "@book{b, title={Т}, xdata={a, жоқ}}\n@xdata{a, year=1990}",
    "@inbook{b, title={Т}, crossref={c}}\n@book{c, title={С}, crossref={жоқ}}",
])  # fmt: skip
def test_a_parent_that_is_nowhere_is_named(text: str) -> None:
    _, problems = bib(text)
    assert {(one.cause.code, one.cause.values["given"]) for one in problems} == {("bibtex-no-parent", "жоқ")}


def test_entries_that_inherit_from_each_other_are_a_problem() -> None:
    found, problems = bib("@inbook{a, title={А}, crossref={b}}\n@book{b, title={Б}, crossref={a}}")
    assert len(found) == 2
    assert {one.cause.code for one in problems} == {"bibtex-parent-circle"}


def test_a_parent_may_stand_in_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@incollection{b, title={Қала}, crossref={жин}}", "utf-8")
    (tmp_path / "z.bib").write_text(COLLECTION, "utf-8")
    files = [(path.open("rb"), path.name, path.name) for path in sorted(tmp_path.iterdir())]
    first, name, _file = files[0]
    found, problems = split(importing._linked(first, name, files, lambda _key: None)(first, name))
    for opened, _name, _file in files:
        opened.close()
    assert (problems, found[0][0].fields["publisher"]) == ([], "Ғылым")


def test_parents_do_not_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inheritance, "_IN_MEMORY", 1000)
    pair = "@inbook{{c{0}, title={{Т}}, crossref={{p{0}}}}}\n@book{{p{0}, title={{Кітап {0}}}}}\n"
    found, problems = bib("".join(pair.format(number) for number in range(99)))
    assert problems == []
    assert all(found[f"c{n}"].fields["container-title"] == f"Кітап {n}" for n in range(99))
