"""Read a reference list in text (Kazakh, Russian or English, in any printed form) into records.

The file is a list alone, or a manuscript whose list is read: .txt in any encoding, .docx, .odt, .md, .tex or .html;
numbered or not, broken lines, page headers and all.
Nothing is kept: import what is printed with `kb import`. With --json, each entry with the characters that each value
came from. With --match, the record of the library or the collection that each entry is: exact, probable or none. With
--manuscript, what the printed list of a manuscript says of the records that have its numbers, for a reviewer to decide.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.cli import list_proposals
from kb.cli.output import warn, write_json
from kb.cli.words import agreement, counted, say
from kb.domain.formats import named, names, serving
from kb.errors import reading_file
from kb.library import entry_proposals, references
from kb.library.known_works import Match
from kb.library.references import ReadReferences
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the list, or a manuscript with one; - reads text from the terminal"
    )
    parser.add_argument(
        "--manuscript", metavar="NAME", help="the list is this manuscript's: propose its values for the records cited"
    )
    parser.add_argument("--match", action="store_true", help="say which known record each entry is")
    parser.add_argument("--format", default="", help=f"one of {names(serving('records'))}; default: biblatex")


def run(arguments: argparse.Namespace) -> int:
    """Print the records; what was left out or not understood goes to the error stream."""
    form = named(arguments.format or "biblatex", serving("records"))
    read = _read(arguments.file)
    if arguments.manuscript:
        return _propose(read, arguments)
    known = references.matched(open_library(), read) if arguments.match else ()
    if arguments.json and not arguments.format:
        write_json({"data": references.works(read, known), "left_out": references.left_out(read)})
    elif arguments.match and not arguments.format:
        sys.stdout.writelines(_table(read, known))
    else:
        sys.stdout.writelines(references.write(read, form, known))
    _report(read)
    return 0


def _read(path: Path) -> ReadReferences:
    with reading_file(path):
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    read, encoding = references.read_file(data, path.name)
    if not encoding.startswith("utf-8"):
        warn(say("read as {encoding}.", encoding=encoding))
    return read


def _propose(read: ReadReferences, arguments: argparse.Namespace) -> int:
    """Print what a manuscript's list proposes: a table, JSON, or with --format the records as they would be."""
    library = open_library()
    if arguments.format:
        proposals = entry_proposals.proposals(library, read, arguments.manuscript)
        sys.stdout.writelines(entry_proposals.write(proposals, named(arguments.format, serving("records"))))
    else:
        list_proposals.show(library, read, arguments.manuscript, arguments.json)
    _report(read)
    return 0


def _table(read: ReadReferences, known: Sequence[Match]) -> Iterator[str]:
    """Yield a line an entry: its number, how sure the match is, the record, what agrees and differs, the entry."""
    for place, (work, match) in enumerate(zip(read.listed.works, known, strict=True), 1):
        comparison = agreement(match.agrees, match.differs)
        keys = say(" or ").join(filter(None, (match.citekey, *match.others)))
        number = work.label or work.number or place
        yield f"{number:>4}  {say(match.certainty):<8}  {keys:<40}  {comparison:<32}  {work.text[:70]}\n"


def _report(read: ReadReferences) -> None:
    for line in read.listed.left_out:
        sentence = "line {line} belongs to no entry ({why}): {text}"
        warn(say(sentence, line=line.line, why=say(line.why), text=line.text[:100]))
    numbers = [work.number for work in read.listed.works if work.number]
    missing = sorted(set(range(min(numbers), max(numbers))) - set(numbers)) if numbers else []
    if missing and len(missing) < len(numbers):  # else it is a choice of a list
        warn(say("no entry has these numbers: {numbers}", numbers=", ".join(map(str, missing))))
    for work in read.listed.works:
        place = say("line {line}", line=work.line)
        place += say(", number {number}", number=work.number) if work.number else ""
        for part in work.rest:
            warn(say("{place}: not understood: {text}", place=place, text=part.value[:100]))
    warn(f"{counted(len(read.records), 'entry', 'entries')}.")
