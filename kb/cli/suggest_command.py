"""List what the beginning of a question may mean: titles, names, topics, numbers, places and dates."""

import argparse

from kb.cli.output import write, write_json, write_table
from kb.cli.words import language, say
from kb.library import suggestions
from kb.library.quick_open import open_to_search
from kb.messages import word_of
from kb.settings import from_environment


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", help="the beginning of a question")
    parser.add_argument("--limit", type=int, default=10, help="at most so many suggestions, 1 to 20")


def run(arguments: argparse.Namespace) -> int:
    """Print the suggestions; exit code 1 where there is none."""
    matches = suggestions.suggestions(open_to_search(from_environment()), " ".join(arguments.words), arguments.limit)
    if arguments.json:
        write_json([suggestions.view(suggestion) for suggestion in matches])
    elif matches:
        write_table(("", "", "key"), [(word_of(row.kind, language()), row.text, row.key) for row in matches])
    else:
        write(say("nothing begins so"))
    return 0 if matches else 1
