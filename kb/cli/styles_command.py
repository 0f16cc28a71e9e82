"""List the styles that references can be written in, by words of their names and by field of study."""

import argparse

from kb.cli.output import write, write_json, write_table
from kb.cli.words import say
from kb.library import styles

_MOST = 40


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words of the name, such as vancouver or nature")
    parser.add_argument("--field", default="", metavar="F", help="a field of study, such as law or history")
    parser.add_argument("--all", action="store_true", help=f"all of them, not the first {_MOST}")


def run(arguments: argparse.Namespace) -> int:
    """Print the styles; exit code 1 where there is none."""
    matching = styles.find_styles(" ".join(arguments.query), arguments.field)
    shown = matching if arguments.all or arguments.json else matching[:_MOST]
    if arguments.json:
        write_json([styles.style(style) for style in shown])
    else:
        rows = [(style.name, style.form, ", ".join(style.aliases) or style.takes, style.title) for style in shown]
        write_table(("name", "cites", "also called, or takes", "title"), rows)
        write(say("{count} styles, {shown} shown.", count=len(matching), shown=len(shown)))
    return 0 if matching else 1
