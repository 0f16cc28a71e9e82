"""Write a formatted bibliography of what a question finds; without filters the manuscript's own list."""

import argparse
from dataclasses import asdict
from pathlib import Path

from kb.cli.output import warn, write_file, write_json
from kb.cli.query_options import add_filters, at_least_one, question
from kb.cli.words import say
from kb.domain.formats import named, names
from kb.domain.languages import FIRST
from kb.library import bibliography, own_manuscripts, unprinted_values
from kb.library.answer_shapes import ReferenceJson
from kb.library.session import open_library
from kb.library.shaping import shaped

MOST_KEYS = 3  # named of those that lack a value; `kb check --style` names all


def configure(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    parser.add_argument(
        "--key", action="append", default=[], help="only this record, by citekey or number (may be given again)"
    )
    parser.add_argument("--style", default=bibliography.DEFAULT_STYLE, help="name of a CSL style, or a .csl file")
    parser.add_argument("--limit", dest="most", type=at_least_one, metavar="COUNT", help="only so many, the first ones")
    parser.add_argument("--locale", default="", metavar="TAG", help="one language for all terms")
    parser.add_argument("--order", default="", help=f"one of {', '.join(bibliography.ORDERS)}; default: the style's")
    parser.add_argument("--format", default="text", help=f"one of {names(bibliography.list_formats())}")
    parser.add_argument("--include", default="", help=f"one of {', '.join(bibliography.INCLUDES)}")
    parser.add_argument("--only", default="", help="the same as --include, such as --only identified")
    parser.add_argument("--mark-probable", action="store_true", help="mark what is only probable")
    parser.add_argument("--romanised", action="store_true", help="the second list, in Latin letters")
    parser.add_argument("--tagged", action="store_true", help="with --romanised: add [in Kazakh], [in Russian]")
    parser.add_argument("--designation", action="store_true", help="write [Текст], [Мәтін], [Text] in GOST 7.1")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file instead of the terminal")


def _options(arguments: argparse.Namespace) -> bibliography.ListOptions:
    """Return how the list is to be written; the style may be a file."""
    path = Path(arguments.style)
    own = arguments.style.endswith(".csl") and path.is_file()
    return bibliography.ListOptions(
        bibliography.style_from_file(path) if own else arguments.style,
        arguments.locale,
        arguments.order,
        arguments.only or arguments.include or "all",
        keys=tuple(arguments.key),
        mark_probable=arguments.mark_probable,
        romanised=arguments.romanised,
        tagged=arguments.tagged,
        designation=arguments.designation,
        lang=FIRST if arguments.ui == "en" else arguments.ui,  # English is what a terminal speaks unasked
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the list; what must be known of it goes to the error stream too where the terminal does not show it."""
    form = named(arguments.format, bibliography.list_formats())
    library = open_library()
    options = _options(arguments)
    wanted = question(arguments)
    kept = own_manuscripts.reference_list(library, wanted, options)  # the one whose entries are no records of the store
    reference_list = kept or bibliography.bibliography(library, wanted, options)
    reference_list = bibliography.first_entries(reference_list, arguments.most)
    if arguments.json:
        write_json({
            "style": reference_list.style,
            "order": reference_list.order,
            "heading": reference_list.heading,
            "counts": asdict(reference_list.counts),
            "notes": list(reference_list.notes),
            "entries": [shaped(ReferenceJson, entry) for entry in reference_list.entries],
            "left_out": unprinted_values.in_list(reference_list),
        })  # fmt: skip
        return 0
    write_file([bibliography.render(reference_list, form)], arguments.output)
    for name, keys in unprinted_values.in_list(reference_list).items() if form.references else ():
        shown = ", ".join(keys[:MOST_KEYS]) + (" …" if len(keys) > MOST_KEYS else "")
        field, places = name.removeprefix("x-"), f"{shown} ({len(keys)})"
        warn(say("the style leaves out {value}: {numbers}", value=field, numbers=places))
    if arguments.output or not form.references:
        for note in reference_list.notes:
            warn(note)
    return 0
