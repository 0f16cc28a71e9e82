"""Take the last import, edit or merge back; given again, the one before it, and so on.

--redo does once more what was undone last, as long as nothing else was changed since. What was undone is not lost: it
stands in `kb history`. The collection's own file, tags and notes are not taken back.
"""

import argparse

from kb.cli.output import counted, write, write_json
from kb.library import editing
from kb.library.session import open_library
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--redo", action="store_true", help="do once more what was undone last")


def run(arguments: argparse.Namespace) -> int:
    """Take a change back, and say which."""
    undone = editing.undo(open_library(from_environment()), arguments.redo)
    change, outcome = undone
    back = outcome.new + outcome.changed
    if arguments.json:
        write_json({"data": {"change": change._asdict(), "restored": back, "removed": outcome.removed}})
        return 0
    done = "done once more" if arguments.redo else "taken back"
    what = f"{change.kind} {change.by}".strip()
    write(f"The {what} of {change.at} is {done}: {counted(back, 'record')} as before, {outcome.removed} removed.")
    return 0
