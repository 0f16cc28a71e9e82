"""A check reads files as an import would: parents may stand in the other files, and in the store."""

from pathlib import Path

from kb.library import checking
from kb.library.session import Library

CHILD = "@incollection{child, author={Сәрсен, А.}, title={Шөп}, crossref={PARENT}, pages={1--2}, langid={kazakh}}"


def test_parents_in_the_store_and_in_other_files_are_found(library: Library, tmp_path: Path) -> None:
    child, parent = tmp_path / "child.bib", tmp_path / "parent.bib"
    parent.write_text("@collection{host, title={Дала}, location={Орал}, date={2001}, langid={kazakh}}", "utf-8")
    for key, files in (("host", (child, parent)), ("kz-ru-friendship-1992", (child,))):
        child.write_text(CHILD.replace("PARENT", key), "utf-8")
        problems = checking.check(library, files).problems
        assert "crossref" not in " ".join(str(problem) for problem in problems)
    child.write_text(CHILD.replace("PARENT", "nobody"), "utf-8")
    assert "nobody" in " ".join(str(problem) for problem in checking.check(library, (child,)).problems)
