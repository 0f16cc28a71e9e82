"""Put a backup in place of the whole store, on SQLite or PostgreSQL.

A store that is not empty is left as it is, unless you say --replace: what it holds is gone afterwards.
"""

import argparse
from pathlib import Path

from kb.cli.output import answer
from kb.cli.words import counted, say
from kb.library import backup
from kb.library.session import open_library
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `kb backup` wrote")
    parser.add_argument("--replace", action="store_true", help="also where the store is not empty: what it holds goes")


def run(arguments: argparse.Namespace) -> int:
    """Restore the store, say how many records there are, and build its index."""
    settings = from_environment()
    if not arguments.replace:
        backup.refuse_to_replace(settings, arguments.file)
    restored = backup.restore(settings, arguments.file)
    text = say("{records} restored.", records=counted(restored.records, "record"))
    answer(arguments.json, {"file": str(arguments.file), **restored._asdict()}, text)
    library = open_library(settings, load=False)
    library.index_sync.catch_up()  # last: whoever stops here has the records, and the next search builds the index
    library.close()
    return 0
