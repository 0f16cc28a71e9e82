"""What readers propose for records of the collection: list, show, accept or refuse; add a file of corrections.

`kb proposals accept ID` writes all accepted changes, with the statements behind them, into a patch of references.bib:
look at it, then `git apply` it.
"""

import argparse
from dataclasses import asdict
from pathlib import Path

from kb import operator_log
from kb.cli import words
from kb.cli.output import answer, warn, write, write_json, write_table
from kb.cli.words import counted
from kb.cli.words import say as spoken
from kb.domain.proposals import STATES, WAITING, Proposal
from kb.errors import KbError, Problem, cause_of
from kb.library import corrections, proposals
from kb.library.session import Library, open_library
from kb.messages import say
from kb.settings import from_environment

PATCH = Path("proposals.patch")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", nargs="?", default="list", choices=("list", "show", "accept", "refuse", "add", "patch")
    )
    parser.add_argument(
        "name", nargs="?", default="", help="show, accept, refuse: the id; add: the file (CSV, BibLaTeX …)"
    )
    parser.add_argument("--state", choices=STATES, help=f"list: in this state (default: {WAITING})")
    parser.add_argument("--reason", default="", help="why; a refusal needs one")
    parser.add_argument("--anyway", action="store_true", help="accept: although the record changed since")
    parser.add_argument(
        "--patch", type=Path, default=PATCH, metavar="FILE", help=f"where the patch goes (default: {PATCH})"
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what the action says."""
    settings = from_environment()
    operator_log.configure(settings.log)
    library = open_library(settings)
    match arguments.action:
        case "list":
            _list(proposals.every(library, arguments.state or WAITING), arguments.json)
        case "show":
            _show(library, proposals.get(library, _id(arguments.name)), arguments.json)
        case "add":
            return _add(library, Path(arguments.name), arguments.json)
        case "patch":
            _write_patch(library, arguments)
        case "refuse":
            _show(library, proposals.refuse(library, _id(arguments.name), arguments.reason), arguments.json)
        case _:
            accepted = proposals.accept(library, _id(arguments.name), arguments.reason, arguments.anyway)
            _write_patch(library, arguments)
            _show(library, accepted, arguments.json)
    return 0


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def _list(listed: list[Proposal], as_json: bool) -> None:
    if as_json:
        write_json({"data": [asdict(item) for item in listed]})
        return
    rows = [(str(item.id), item.made[:10], item.citekey, item.field, item.value) for item in listed]
    write_table(("id", "made", "record", "field", "value"), rows)


def _show(library: Library, proposal: Proposal, as_json: bool) -> None:
    values = {**asdict(proposal), "stale": proposals.is_stale(library, proposal)}
    if as_json:
        write_json({"data": values})
        return
    rows = [(spoken(name), spoken(str(value)) if name == "state" else str(value)) for name, value in values.items()
            if value not in ("", False)]  # fmt: skip
    write_table(("what", "value"), rows)


def _add(library: Library, path: Path, as_json: bool) -> int:
    kept, wrong = 0, 0
    for item in corrections.corrections(library, path):
        if isinstance(item, Problem):
            warn(item.said(words.language()))
            wrong += item.severity == "error"
            continue
        try:
            proposals.propose(library, item)
            kept += 1
        except KbError as error:
            warn(f"{item.citekey}: {say(error.message, words.language())}")
            wrong += 1
    text = spoken("{kept} waiting; {wrong} wrong.", kept=counted(kept, "proposal"), wrong=wrong)
    answer(as_json, {"kept": kept, "wrong": wrong}, text)
    return 1 if wrong else 0


def _write_patch(library: Library, arguments: argparse.Namespace) -> None:
    text = proposals.patch(library)
    try:
        arguments.patch.write_text(text, "utf-8")
    except OSError as error:
        raise KbError("file-unwritable", path=str(arguments.patch), cause=cause_of(error)) from None
    if not arguments.json:
        lines = sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in text.splitlines())
        write(spoken("{lines} in {file}.", lines=counted(lines, "changed line"), file=arguments.patch))
