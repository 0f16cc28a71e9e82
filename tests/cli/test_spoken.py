"""Every command in Kazakh and Russian: no word of English is left in what it says, over records that have none."""

import re
from pathlib import Path

import pytest

from kb.cli import COMMANDS
from tests.cli.conftest import Run

BOOK = "@book{dala, title = {Дала жолы}, author = {Сейітқали, Асқар}, date = {2004}, langid = {kazakh}, isbn = {1}}\n"
TWIN = BOOK.replace("dala", "egiz")
BROKEN = BOOK.replace("dala", "qate").replace("}}", "}")
NOTED = """@legal{shart, title = {Дала шарты}, date = {1994-12-10}, langid = {kazakh},
  kb-kind = {treaty},
  kb-actions = {ratification | 1995-04-17 | Moscow | KAZ | stated | Federal Law | place of signature | 77-FZ},
  kb-candidates = {Сейітов А.Б. Дала шарты | no title in the text | remembered, not checked; no page seen},
  kb-evidence = {
    title | stated | kk | Дала шарты | | | title as the text words it
    type | supplied | | treaty | public pages: ru, kk | | looked for in vain
    place | supplied | | Moscow | | | place of signature
    subject | supplied | | remembered, not checked | | | }}
"""
LIST = "Әдебиеттер\n1. Сейітов А.Б. Жаңа жол. – Алматы: Таймас, 2008. – 232 б.\n2. Ермеков М. Құм. – 2001.\n"
TEXT = f"Мәтін [1] және [3, 5 б.].\n\n{LIST}"
FILES = {
    "a.bib": BOOK,
    "b.bib": TWIN,
    "c.bib": BROKEN,
    "d.bib": NOTED,
    "list.txt": LIST,
    "text.txt": TEXT,
    "empty.txt": " ",
}
# What stays as it is in every language: codes, keys, names of files and formats, what a program reads.
_KEPT = re.compile(
    r"`[^`]*`|--?[a-z][a-z-]*|\S*[/\\]\S*|\S+\.(?:bib|txt|gz|db|docx|patch)\b|\[[a-z-]+\]|auth?or:"
    r"|[a-z]+-[a-z0-9.-]+|\b[0-9a-f]{8}\b|kb_\w+\S*|KB_[A-Z_]+|\d{4}-\d\d-\d\dT\S+"
    r"|\b(?:kb|data|gost|ris|bibtex|biblatex|csv|jsonl|marcxml|gzip|dala|egiz|qate|seiitov|ermekov|text|ISBN|BibTeX|BibLaTeX"
    r"|CSL|RIS|KAZ|shart|Ctrl|JSON|HTTP|Authorization|Bearer|apa|nope|zzz|write|read|manuscripts|langid|language|LA|en|ru|kk|"
    + "|".join(COMMANDS)
    + r")\b"
)
CALLS = (
    "import a.bib", "import a.bib --dry-run", "import c.bib", "import nope.bib", "add b.bib", "add c.bib",
    "add empty.txt", "add list.txt --anyway", "add b.bib --anyway", "edit dala --file b.bib", "edit nope",
    "edit egiz --file a.bib", "duplicates", "tag dala +шекара", "tag", "tag dala", "tag dala +а,б", "note dala сөз",
    "note egiz", "history dala", "history nope", "search дала", "search zzz", "search autor:дала", "show dala",
    "show nope", "add d.bib", "show shart", "chronology", "chronology --totals",
    "chronology --in-force-on 1995-06-01", "citations", "bibliography --style nope", "manuscript list",
    "manuscript check text.txt --repair --dry-run",
    "manuscript add text.txt", "manuscript list", "manuscript show text", "manuscript check text.txt",
    "manuscript write text.txt --dry-run --renumber", "manuscript write text.txt -o out.txt", "manuscript remove text",
    "references list.txt --match", "references nope.docx", "check a.bib", "check c.bib", "check a.bib --style apa",
    "check", "reindex", "keys make мен", "keys list", "keys revoke мен", "keys revoke nope", "proposals",
    "proposals show 1", "remove egiz", "undo", "undo --redo",
    "backup b.gz", "restore b.gz", "restore b.gz --replace", "restore a.bib",
    "nope",
    "export --format nope", "dataset data",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_command_falls_back_on_english(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")
    home = tmp_path / "home"
    locale = {"LC_ALL": f"{lang}_XX.UTF-8", "KB_COLLECTION": "", "EDITOR": "true"}
    english = {}
    for command in CALLS:
        said = run(*command.split(), home=home, **locale)
        words = re.findall(r"[A-Za-z]{2,}", _KEPT.sub(" ", said.out + said.err))
        if words:
            english[command] = words, said.out + said.err
    assert english == {}
