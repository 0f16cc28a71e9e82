"""Put tags of your own on any record, also of the collection: `kb tag KEY +border -draft`; without tags, list them.

They are kept apart from the record's values: searched (`kb search`, `--tag`), exported as keywords, untouched by
imports, in every backup. Where others read this library on a server, they see them too. A tag has up to 100 letters
and no comma.
"""

import argparse
from collections.abc import Sequence

from kb.cli.output import answer, write, write_json
from kb.cli.words import say
from kb.library import own_values, records
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", nargs="?", default="", help="without it, all tags are listed")
    parser.add_argument("tags", metavar="+TAG|-TAG", nargs=argparse.REMAINDER, help="add a tag, take one away")


def _tags(words: Sequence[str]) -> list[str]:
    """Return the tags among the words after the key: options that every command has may stand among them."""
    return [
        word for place, word in enumerate(words)
        if word != "--json" and word.partition("=")[0] != "--ui" and words[place - 1 : place] != ["--ui"]
    ]  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Change the tags of a record, and print those that it has."""
    library = open_library()
    words = _tags(arguments.tags)
    as_json = arguments.json or "--json" in arguments.tags
    if not arguments.key:
        tags = own_values.all_tags(library)
        if as_json:
            write_json({"data": tags})
        for tag, count in tags.items() if not as_json else ():
            write(f"{count:>6}  {tag}")
        return 0
    record = records.look_up(library, arguments.key)
    gone = {own_values.tag_of(word[1:]) for word in words if word.startswith("-")}
    new = [word.removeprefix("+") for word in words if not word.startswith("-")]
    kept = [tag for tag in record.tags if tag not in gone]
    record = own_values.keep(library, record, [*kept, *new], record.note) if words else record
    text = f"{record.citekey}: {', '.join(record.tags) or say('no tags')}"
    answer(as_json, {"data": {"citekey": record.citekey, "tags": list(record.tags)}}, text)
    return 0
