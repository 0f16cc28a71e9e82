"""Build the search index anew from the store."""

import argparse

from kb.cli.output import answer
from kb.cli.words import counted, say
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no options of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Rebuild, and say how many records the index holds."""
    library = open_library()
    count = library.index_sync.rebuild()
    answer(arguments.json, {"records": count}, say("{records} indexed.", records=counted(count, "record")))
    return 0
