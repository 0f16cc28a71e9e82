"""List what a record was before each change: when, by what, and which values became others. Removed records too."""

import argparse
import json

from kb.cli.output import write, write_json, write_table
from kb.cli.words import language, say
from kb.errors import NotFoundError
from kb.library import history_view
from kb.library.record_words import RecordWords
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY")


def run(arguments: argparse.Namespace) -> int:
    """Print the changes, the newest first."""
    library = open_library()
    changes = history_view.view(library, arguments.key)
    if not changes and not library.records.many([arguments.key]):
        raise NotFoundError("no-such-record", given=arguments.key, near=())
    if arguments.json:
        write_json({"data": changes})
        return 0
    if not changes:
        write(say("{name} was never changed here.", name=arguments.key))
    words = RecordWords(library.vocabulary, language())
    for change in changes:
        write(f"{change['at']}  {say(change['kind'])} {change['by'] or ''}".rstrip())
        rows = [
            (words.field(edit["field"]), _readable(edit["before"]), _readable(edit["after"]))
            for edit in change["fields"]
        ]
        if change["before"] and change["after"] and not rows:
            write("  " + say("its values stayed the same"))
        elif change["before"] and change["after"]:
            write_table(("value of", "before", "after"), rows, fold=True)
        else:
            write("  " + (say("it was new") if change["after"] else say("it was removed")))
    return 0


def _readable(value: str | None) -> str:
    """Return a value without the signs of JSON, its parts one after the other; who says so is left out."""
    if not value or value[0] not in "[{":
        return value or ""
    content = json.loads(value)
    return "; ".join(filter(None, map(_parts, content if isinstance(content, list) else [content])))


def _parts(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(filter(None, (_parts(member) for name, member in value.items() if name != "origin")))
    return " ".join(map(_parts, value)) if isinstance(value, list) else str(value if value is not None else "")
