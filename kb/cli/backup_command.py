"""Write the whole store into one file: records, manuscripts, keys; servers and imports may go on meanwhile."""

import argparse
from pathlib import Path

from kb.cli.output import answer
from kb.cli.words import counted, say
from kb.library import backup
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to write, such as derekkoz.kb.gz")


def run(arguments: argparse.Namespace) -> int:
    """Write the backup, and say what it holds."""
    library = open_library()
    saved = backup.write(library, arguments.file)
    library.close()
    text = say("{records} in {file}.", records=counted(saved.records, "record"), file=arguments.file)
    answer(arguments.json, {"file": str(arguments.file), **saved._asdict()}, text)
    return 0
