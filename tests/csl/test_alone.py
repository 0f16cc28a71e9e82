"""The processor could live alone: it loads no other room of the house, and its README tells the truth."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import kb.csl
from tests.csl.samples import HEAD, INFO

README = Path(kb.csl.__path__[0]) / "README.md"
STYLE = (
    f"{HEAD.format(kind='note', options='')}{INFO}"
    '<citation><layout><text variable="title"/><text variable="locator" prefix=", "/></layout></citation>'
    '<bibliography><layout><text variable="title" suffix="."/></layout></bibliography></style>'
)


def test_it_loads_no_other_room() -> None:
    code = "import sys, kb.csl.processor, kb.csl.writers; print(*(n for n in sys.modules if n.startswith('kb.')))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kb.csl.processor" in loaded
    assert [name for name in loaded if name.split(".")[1] not in ("csl", "language")] == []


def test_the_readme_runs(tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "chicago.csl").write_text(STYLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec("\n".join(blocks), names)
    assert [names["as_text"](each) for each in names["document"].citations] == ["Treaties, 49", "Treaties"]
    assert names["as_text"](names["bibliography"].entries[0]) == "Treaties."
