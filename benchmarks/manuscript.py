"""A manuscript of 300 pages with 500 works: read, matched, audited, renumbered and written; seconds and memory.

python -m benchmarks.manuscript [--pandoc PATH]. With pandoc the live fields that it reads in what was written are
counted, and those of them with a locator. Seconds are of the process, less is better.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from docx import Document

from kb.library import manuscript_files, manuscript_writing
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library, open_library
from kb.library.writing_plan import WritingOptions
from kb.settings import from_environment

WORKS, PARAGRAPHS = 500, 1800
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500
_FAMILIES = ["Арманов", "Белов", "Жанатов", "Қайсаров", "Лесова", "Өтегенов", "Сейдінов", "Харроу", "Стогов", "Туров"]
_WORDS = ["тарих", "дала", "қала", "жол", "керуен", "құдық", "шекара", "мәдениет", "халық", "сауда", "заң", "өлке"]
_FORMS = (
    "{} А.Б. {} {}. – Алматы: Арна, {}. – 280 б.", "{} С.Н. Вопросы {} {}. – М.: Наука, {}. – 310 с.",
    "{} К.К. {} {} // Тарих хабаршысы. – {}. – № 3. – Б. 10-90.",
)  # fmt: skip
Answer = TypeVar("Answer")


def document(chance: random.Random) -> bytes:
    """Return a Word file: half of its paragraphs cite, the list stands at the end."""
    whole = Document()
    for place in range(PARAGRAPHS):
        if place % 60 == 0:
            whole.add_heading(f"{place // 60 + 1} Тарау", 1)
        paragraph = whole.add_paragraph(" ".join(chance.choices(_WORDS, k=45)).capitalize())
        if place % 2 == 0:
            number = place // 2 + 1 if place < WORKS * 2 else chance.randint(1, WORKS)
            paragraph.add_run(f" [{number}, ").bold = True
            paragraph.add_run(f"{chance.randint(10, 89)} б.]")
        paragraph.add_run(f" {' '.join(chance.choices(_WORDS, k=25))}.")
    whole.add_heading("ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТІЗІМІ", 1)
    for number in range(1, WORKS + 1):
        title = " ".join(chance.sample(_WORDS, 4)).capitalize()
        form = _FORMS[number % len(_FORMS)]
        whole.add_paragraph(f"{number}. {form.format(chance.choice(_FAMILIES), title, number, 1950 + number % 70)}")
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


def timed(name: str, work: Callable[[], Answer]) -> Answer:
    """Do some work and print the seconds it took."""
    started = time.process_time()
    answer = work()
    print(f"{name:<8} {time.process_time() - started:6.2f} s")
    return answer


def main() -> int:
    """Print the seconds of each step and the memory; return 1 where they are above what is promised."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pandoc", default="", metavar="PATH")
    arguments = parser.parse_args()
    data = document(random.Random(7))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = from_environment({})._replace(home=home, database_url=f"sqlite:///{home / 'kb.db'}", fills=False)
        library = open_library(settings)
        started = time.process_time()
        written = _worked(library, data)
        seconds = time.process_time() - started
        library.close()
        if arguments.pandoc:
            _read_by_pandoc(arguments.pandoc, written, home / "written.docx")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{'all':<8} {seconds:6.2f} s, {megabytes} MB")
    return int(seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES)


def _worked(library: Library, data: bytes) -> bytes:
    manuscript = timed("read", lambda: manuscript_files.open_manuscript(library, SourceFile("a.docx", data)))
    known = timed("match", lambda: manuscript_files.known_works(library, manuscript))
    wrong = timed("audit", lambda: manuscript_files.findings(library, manuscript, known))
    options = WritingOptions(renumber=True, fields="zotero")
    planned = timed("plan", lambda: manuscript_writing.plan(manuscript, options))
    written = timed("write", lambda: manuscript_writing.write(manuscript, planned, options.fields))
    print(f"{len(manuscript.read.markers)} citations, {len(manuscript.entries)} entries, {len(wrong)} findings")
    return written


def _read_by_pandoc(pandoc: str, written: bytes, file: Path) -> None:
    file.write_bytes(written)
    said = subprocess.run([pandoc, "-f", "docx+citations", "-t", "json", file], capture_output=True, check=True)
    cites = list(_cites(json.loads(said.stdout)["blocks"]))
    located = sum(bool(cite["citationSuffix"]) for cite in cites)
    print(f"pandoc reads {len(cites)} of the live citations, {located} with a locator")


def _cites(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            yield from node["c"][0]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _cites(child)


if __name__ == "__main__":
    sys.exit(main())
