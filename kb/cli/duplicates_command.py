"""List the near doubles of a library, or merge two: by identifiers, by title, names and year, across scripts.

A merge keeps the first record with every value of the second: what differs stands in its evidence, and the second key
stays another name of it; where nothing says that the two are one work, that is told. The records of the collection are
corrected in its file, not here.
"""

import argparse

from kb.cli.output import answer, warn, write_json, write_table
from kb.cli.words import agreement, counted, say
from kb.domain.records import Record
from kb.library import duplicates
from kb.library.editing import Likeness
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--merge", nargs=2, metavar="KEY", help="the key that stays, and the one that it takes in")


def run(arguments: argparse.Namespace) -> int:
    """Print the pairs, or merge two records."""
    library = open_library()
    if arguments.merge:
        alike = duplicates.likeness(library, *arguments.merge)
        record = duplicates.merge(library, *arguments.merge)
        gone = arguments.merge[1]
        if alike is None:
            sentence = "Nothing says that {key} and {name} are one work; `kb undo` takes the merge back."
            warn(say(sentence, key=record.citekey, name=gone))
        text = say("{name} is another name of {key} now.", name=gone, key=record.citekey)
        answer(arguments.json, {"data": {"citekey": record.citekey, "other_names": [gone]}}, text)
        return 0
    pairs = list(duplicates.find(library))
    if arguments.json:
        write_json({"data": [duplicates.view(*pair) for pair in pairs]})
        return 0
    if pairs:
        records = library.records.many(citekey for citekey, _likeness in pairs)
        rows = (_row(records[citekey], likeness) for citekey, likeness in pairs)
        write_table(("sure", "record", "record", "agrees; not", "title"), rows, fold=True)
    warn(f"{counted(len(pairs), 'pair', 'pairs')}.")
    return 0


def _row(record: Record, likeness: Likeness) -> tuple[str, str, str, str, str]:
    comparison = agreement(likeness.agrees, likeness.differs)
    return say(likeness.certainty), record.citekey, likeness.citekey, comparison, record.title_text
