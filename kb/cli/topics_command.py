"""List the topics with the number of records in each; a topic counts what stands under it."""

import argparse

from kb.cli.output import write_json, write_table
from kb.domain.languages import LANGUAGES
from kb.library import records, views
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", default="", choices=LANGUAGES, help="one language only")


def run(arguments: argparse.Namespace) -> int:
    """Print the thesaurus with counts."""
    library = open_library()
    counted = records.topics(library)
    if arguments.json:
        write_json([views.topic(topic, count) for topic, count in counted])
        return 0
    languages = (arguments.lang,) if arguments.lang else LANGUAGES
    rows = [(str(count), topic.id, *(topic.label.get(lang) for lang in languages)) for topic, count in counted]
    write_table(("records", "id", *languages), rows)
    return 0
