"""Read a reference list in text (Kazakh, Russian or English, in any printed form) into records.

The file is a list alone, UTF-8: numbered or not, broken lines, page headers and all. Nothing is kept: import what is
printed with `kb import`. With --json, each entry with the characters that each value came from.
"""

import argparse
import sys
from pathlib import Path

from kb.cli.output import counted, warn, write_json
from kb.domain.formats import named, names, serving
from kb.errors import KbError, cause_of
from kb.library import references
from kb.library.references import ReadReferences


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the list as plain text; - reads from the terminal")
    parser.add_argument("--format", default="", help=f"one of {names(serving('records'))}; default: biblatex")


def run(arguments: argparse.Namespace) -> int:
    """Print the records; what was left out or not understood goes to the error stream."""
    form = named(arguments.format or "biblatex", serving("records"))
    read = references.read(_text(arguments.file), str(arguments.file))
    if arguments.json and not arguments.format:
        write_json({"data": references.works(read), "left_out": references.left_out(read)})
    else:
        sys.stdout.writelines(references.write(read, form))
    _report(read)
    return 0


def _text(path: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise KbError("file-unreadable", path=str(path), cause=cause_of(error)) from None
    if len(data) > references.LARGEST:
        raise KbError("list-too-large", most=references.LARGEST >> 20)
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise KbError("not-utf8", place=str(path), cause=error.reason) from None


def _report(read: ReadReferences) -> None:
    for line in read.listed.left_out:
        warn(f"line {line.line} belongs to no entry ({line.why}): {line.text[:100]}")
    for work in read.listed.works:
        place = f"line {work.line}" + (f", number {work.number}" if work.number else "")
        for part in work.rest:
            warn(f"{place}: not understood: {part.value[:100]}")
    warn(f"{counted(len(read.records), 'entry', 'entries')}.")
