"""Write records in another format: all of them, or those that a question finds."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from kb.cli.output import warn, write_file
from kb.cli.query_options import add_filters, question
from kb.cli.words import language, say
from kb.domain.formats import named, names, serving
from kb.library import exporting, records
from kb.library.consistent_reading import blocks_read_consistently
from kb.library.exporting import Loss
from kb.library.session import open_library

SHOWN = 20
_LEFT = "{name} leaves values behind; records that lose some: {lost} of {count}"


def configure(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    parser.add_argument(
        "--key", action="append", default=[], help="only this record, by citekey or number (may be given again)"
    )
    parser.add_argument(
        "--format", default="", help=f"one of {names(serving('records'))}; default: biblatex, with --json csl-json"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file instead of the terminal")


def _say_losses(losses: Sequence[Loss], count: int, name: str) -> None:
    """Name the records that lose values of their own, and the fields."""
    if losses:
        warn(say(_LEFT, name=name, lost=len(losses), count=count))
        for loss in losses[:SHOWN]:
            warn(f"  {loss.citekey}: {', '.join(loss.fields)}")
        if len(losses) > SHOWN:
            warn(say("  and {count} more; BibLaTeX and JSON Lines keep all.", count=len(losses) - SHOWN))


def run(arguments: argparse.Namespace) -> int:
    """Write the export, and say on the error stream what the format cannot carry."""
    library = open_library()
    name = arguments.format or ("csl-json" if arguments.json else "biblatex")
    chosen = named(name, serving("records"))
    among = tuple(records.look_up(library, key).citekey for key in arguments.key) or None
    wanted = question(arguments)
    lang = language()
    blocks, _revision = blocks_read_consistently(
        library, lambda: exporting.export(library, wanted, chosen, among, lang)
    )
    write_file(blocks, arguments.output)
    if chosen.loses:
        warn(say("{name} cannot carry: {loses}.", name=chosen.name, loses=chosen.loses))
        _say_losses(*exporting.lost(library, wanted, chosen, among), chosen.name)
    return 0
