"""Writes the generated parts of README.md and docs/: figures, tables, and what the commands really print."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from kb.cli import main
from kb.domain.languages import LANGUAGES
from kb.library import documentation
from kb.library.session import open_library

EXAMPLES = {
    "search": ("search", "аренды", "Байконура", "--limit", "3"),
    "chronology": ("chronology", "--from", "1990", "--to", "1992-12-31", "--limit", "6"),
    "bibliography": ("bibliography", "--topic", "caspian", "--order", "citation"),
}
LINES = 14
GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "gost" / "golden"


def printed(arguments: tuple[str, ...]) -> str:
    """Return a Markdown block of a command and the first lines that it prints."""
    bytes_out = io.BytesIO()
    out = io.TextIOWrapper(bytes_out, encoding="utf-8", write_through=True)
    with redirect_stdout(out):
        main(list(arguments))
    lines = [line.rstrip() for line in bytes_out.getvalue().decode().splitlines()]
    shown = [*lines[:LINES], *(["…"] if len(lines) > LINES else [])]
    words = " ".join(f'"{word}"' if " " in word else word for word in arguments)
    return "\n".join(f"    {line}".rstrip() for line in (f"$ kb {words}", *shown))


@contextmanager
def fresh_home() -> Iterator[None]:
    """Have the commands work on a store made from the collection alone, at a fixed width."""
    with tempfile.TemporaryDirectory() as home:
        before = {name: os.environ.get(name) for name in ("KB_HOME", "KB_DATABASE_URL", "COLUMNS")}
        os.environ |= {"KB_HOME": home, "COLUMNS": "110"}
        os.environ.pop("KB_DATABASE_URL", None)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def reference_lines() -> str:
    """Return a Markdown table for each type of the golden lines: a row a style, a column a language."""
    tables: dict[str, dict[tuple[str, str], str]] = {}
    styles = sorted(file.stem for file in GOLDEN.glob("*.txt"))
    for style in styles:
        for line in (GOLDEN / f"{style}.txt").read_text("utf-8").splitlines()[1:]:
            head, _, reference = line.partition(": ")
            kind, lang = head.split(" ")
            tables.setdefault(kind, {})[style, lang] = reference.replace("|", "\\|").replace("*", "\\*")
    text = []
    for kind, cells in sorted(tables.items()):
        text += [f"## {kind}", "", "| style | kk | ru | en |", "|---|---|---|---|"]
        text += [
            f"| `{style}` | {' | '.join(cells.get((style, lang), '') for lang in LANGUAGES)} |" for style in styles
        ]
        text.append("")
    return "\n".join(text).rstrip()


def parts() -> dict[str, dict[str, str]]:
    """Return every generated part by file (below the repository's root) and name."""
    with fresh_home():
        library = open_library()
        files = {f"docs/{file}": contents for file, contents in documentation.parts(library).items()}
        library.close()
        files["docs/reference-lines.md"] = {"lines": reference_lines()}
        return files | {"README.md": {name: printed(words) for name, words in EXAMPLES.items()}}


def write(root: Path) -> list[str]:
    """Bring the generated parts up to date; return the names of the files that changed."""
    changed = []
    for file, contents in parts().items():
        path = root / file
        text = path.read_text("utf-8")
        fresh = text
        for name, content in contents.items():
            fresh = documentation.inserted(fresh, name, content)
        if fresh != text:
            path.write_text(fresh, "utf-8")
            changed.append(file)
    return changed


if __name__ == "__main__":
    for name in write(Path(sys.argv[1] if len(sys.argv) > 1 else ".")):
        sys.stdout.write(f"{name} is written anew\n")
