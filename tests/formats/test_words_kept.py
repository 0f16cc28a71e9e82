"""The law of imports: every word of every value ends in the record or in a problem, in every format that is read."""

from pathlib import Path

import pytest

from benchmarks import kept

FILES = {
    "a.bib": """@incollection{a, title={Дала қалалары}, author={Ким, В., Ли, О., Цой, Е.}, crossref={b}, month={мамыр},
      customa={өз өрісі}, language={klingon}, entrysubtype={бір түр}, pages={С. 5--9}, isbn={978-5-02-000000-1}}
      @collection{b, title={Жинақ}, year={в печати}, editor={Омаров, А. and others}, options={x=1}}
      @book{, title={Кілтсіз}, howpublished={\\url{https://example.org/x}}, year=2006,,}
      @xdata{c, note={ешкім алмаған}}""",
    "a.ris": "TY  - JOUR\nAU  - Oudin A\nAU  - et al.\nPY  - 2010/Spring\nTI  - Steppe of the north\n"
    "C7  - 045501\nXX  - kept\nER  - \n",
    "a.json": """[{"id": "a", "type": "book", "title": ["Екі", "атау"], "author": {"family": "Ким"},
      "custom": {"өз": "мән"}, "issued": {"raw": "in press"}, "language": "klingon", "odd": {"x": ["ішінде"]}},
      {"type": "unheard", "title": "Кілтсіз", "author": ["Абай"], "issued": {"date-parts": [[1992, 99]]}}]""",
}


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_kept_or_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FILES[name], "utf-8")
    found = kept.count(tmp_path / name)
    assert found.words > 10
    assert found.lost == ()


def test_a_lost_word_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.bib").write_text(FILES["a.bib"], "utf-8")
    monkeypatch.setattr(kept, "asdict_of", lambda _record: "")
    assert len(kept.count(tmp_path / "a.bib").lost) > 10


def test_the_program_prints_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    monkeypatch.setattr("sys.argv", ["kept", str(tmp_path)])
    assert kept.main() == 0
    table = capsys.readouterr().out
    assert "unread" in table
    assert all(ending in table for ending in (".bib", ".ris", ".json"))
