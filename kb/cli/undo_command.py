"""Take the last import, edit or merge back; given again, the one before it, and so on.

--redo does once more what was undone last, as long as nothing else was changed since. What was undone is not lost: it
stands in `kb history`. The collection's own file, manuscripts, tags and notes are not taken back.
"""

import argparse

from kb.cli.output import answer
from kb.cli.words import counted, say
from kb.library import editing
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--redo", action="store_true", help="do once more what was undone last")


def run(arguments: argparse.Namespace) -> int:
    """Take a change back, and say which."""
    change, outcome = editing.undo(open_library(), arguments.redo)
    back = outcome.new + outcome.changed
    done = say("done once more") if arguments.redo else say("taken back")
    count = {"records": counted(back, "record"), "removed": outcome.removed}
    sentence = "The {what} of {day} is {done}: {records} as before, {removed} removed."
    text = say(sentence, what=f"{say(change.kind)} {change.by}".strip(), day=change.at, done=done, **count)
    data = {"change": change._asdict(), "restored": back, "removed": outcome.removed}
    answer(arguments.json, {"data": data}, text)
    return 0
