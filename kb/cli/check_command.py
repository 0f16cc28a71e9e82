"""Check files, or the collection and your own records, for defects: each is printed with its place and what to do."""

import argparse
from pathlib import Path

from kb.cli.output import write, write_json
from kb.cli.words import counted, language, say
from kb.library import checking, views
from kb.library.session import open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="default: the file of the collection as it is now, and the records of yours that are stored",
    )
    parser.add_argument("--numbers", type=int, default=0, help="length of the reference list that the files must fill")
    parser.add_argument(
        "--rules", default="", metavar="STYLE", help="also what references in a style of ours lack, such as gost-7.1"
    )
    parser.add_argument(
        "--style", default="", metavar="NAME", help="say also which stored values this style leaves out"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the defects; exit code 1 where there is an error among them."""
    library = open_library(load=False)
    files = arguments.files
    styles = checking.StyleQuestions(arguments.rules, arguments.style)
    report = (
        checking.check(library, files, arguments.numbers, styles) if files else checking.check_store(library, styles)
    )
    errors = [problem for problem in report.problems if problem.severity == "error"]
    if arguments.json:
        write_json({"records": report.records, "problems": [views.defect(problem) for problem in report.problems]})
    else:
        for problem in report.problems:
            write(problem.said(language()))
        warnings = len(report.problems) - len(errors)
        counts = f"{counted(len(errors), 'error')}, {counted(warnings, 'warning')}"
        write(say("{records} checked: {counts}.", records=counted(report.records, "record"), counts=counts))
    return 1 if errors else 0
