"""Write the collection as a dataset into a folder: JSON Lines, CSV tables, SQLite, SKOS, with licence and checksums.

`datasette derekkoz.db -m metadata.json` opens the file with its tables explained; datapackage.json describes the tables
for Frictionless, CITATION.cff how to cite them. What you imported, your tags and notes are no part of it.
"""

import argparse
from pathlib import Path

from kb.cli.output import answer
from kb.cli.words import say
from kb.library import dataset
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="an empty folder, or one of an older dataset")
    parser.add_argument("--date", default="", metavar="DAY", help="the day of its making (default: today)")


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and list them."""
    sums = dataset.write(open_library(), arguments.folder, arguments.date)
    text = say("{count} files in {file}.", count=len(sums) + 1, file=arguments.folder)
    answer(arguments.json, {"data": sums}, text)
    return 0
