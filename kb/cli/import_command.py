"""Import files of records: one transaction, nothing by halves.

An empty store is not filled with the collection first: what you import stands alone in it, until `kb import
references.bib` adds the collection. Every other command fills an empty store with the collection, unless KB_COLLECTION
is set and empty.
"""

import argparse
import sys
from pathlib import Path

from kb.cli.output import warn, write, write_json
from kb.cli.words import counted, language, say
from kb.domain.citekeys import manuscript_name
from kb.domain.formats import endings
from kb.errors import KbError
from kb.library import importing, views, watching
from kb.library.session import Library, open_library
from kb.messages import Message
from kb.messages import say as said

SHOWN = 50
_TEXTS = (".txt", ".docx", ".odt", ".md", ".tex", ".pdf")  # of which records are read otherwise
_ARE = "{new} are new, {changed} changed, {same} the same, {removed} removed; {problems}."
_IS = "{new} is new, {changed} changed, {same} the same, {removed} removed; {problems}."
_WOULD_BE = "{new} would be new, {changed} changed, {same} the same, {removed} removed; {problems}."


def configure(parser: argparse.ArgumentParser) -> None:
    known = ", ".join(f".{ending}" for ending in endings())
    ends = f"a file that ends in {known}, or a .txt that a database saved"
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=ends)
    parser.add_argument(
        "--prune", action="store_true", help="remove records that these files held before and hold no more"
    )
    parser.add_argument(
        "--take-over", action="store_true", help="change also records that came from other files; these files own them"
    )
    parser.add_argument(
        "--manuscript",
        default="",
        metavar="NAME",
        help="the manuscript whose numbers the files hold (default: as before, else one named after each file)",
    )
    parser.add_argument(
        "--watch", action="store_true", help="stay, and import one file anew whenever it changes; what left it goes too"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Import, and print what is new, changed, same and wrong."""
    library = open_library(load=False)
    options = importing.ImportOptions(
        arguments.prune, arguments.dry_run, lambda _source: bool(arguments.take_over), arguments.manuscript
    )
    if arguments.watch:
        return _watch(library, arguments, options)
    texts = (path for path in arguments.files if path.suffix.casefold() in _TEXTS)
    if text := next((path for path in texts if not importing.holds_records(path)), None):
        raise KbError("no-records-in-text", given=text.suffix.lstrip("."), valid=endings())
    outcome = importing.load(library.engine, library.vocabulary, arguments.files, options, library.settings)
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    if arguments.json:
        write_json(_report(outcome))
    else:
        _warn(outcome)
        done = _WOULD_BE if arguments.dry_run else _IS if outcome.new == 1 else _ARE
        write(say(done, **_counts(outcome), problems=counted(len(outcome.problems), "problem")))
        if (name := manuscript_name(arguments.manuscript)) != arguments.manuscript:
            write(say("The manuscript is called {name} here.", name=name))
        if not arguments.dry_run and next(iter(library.records.every()), None) is None:
            write(say("The store holds no records; `kb import references.bib` adds the collection."))
    if not arguments.dry_run:
        library.index_sync.catch_up()  # last: where it cannot be written, the records are in the store all the same
    return 1 if errors else 0


def _watch(library: Library, arguments: argparse.Namespace, options: importing.ImportOptions) -> int:
    """Import a file whenever it changes, until Ctrl-C, and say each time what is new, changed and gone."""
    if len(arguments.files) > 1 or arguments.dry_run:
        raise KbError("watch-of-one")
    if not arguments.files[0].is_file():
        raise KbError("file-unreadable", path=str(arguments.files[0]), cause=Message("system-not-found"))
    try:
        for outcome in watching.follow(library, arguments.files[0], options):
            if isinstance(outcome, KbError):
                warn(say("Not whole yet: {cause}", cause=said(outcome.message, language())))
            elif arguments.json:
                write_json(_report(outcome) | {"touched": outcome.touched, "gone": outcome.gone})
            else:
                _say(outcome)
            sys.stdout.flush()
    except KeyboardInterrupt:
        pass
    return 0


def _counts(outcome: importing.Outcome) -> dict[str, object]:
    return {name: getattr(outcome, name) for name in ("new", "changed", "same", "removed")}


def _report(outcome: importing.Outcome) -> dict[str, object]:
    problems = [views.defect(problem) for problem in outcome.problems]
    return _counts(outcome) | {"revision": outcome.revision, "problems": problems}


def _warn(outcome: importing.Outcome) -> None:
    for problem in outcome.problems[:SHOWN]:
        warn(problem.said(language()))
    if len(outcome.problems) > SHOWN:
        more = counted(len(outcome.problems) - SHOWN, "more problem")
        warn(say("… and {more}; --json lists all.", more=more))


def _say(outcome: importing.Outcome) -> None:
    _warn(outcome)
    keys = [*outcome.touched, *(f"-{key}" for key in outcome.gone)]
    shown = f": {', '.join(keys[:SHOWN])}{' …' if len(keys) > SHOWN else ''}" if keys else ""
    write(say("{new} new, {changed} changed, {same} the same, {removed} removed", **_counts(outcome)) + shown)
