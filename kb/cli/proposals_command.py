"""What readers propose for records of the collection: list, show, accept or refuse; add a file of corrections.

`kb proposals accept ID` writes all accepted changes, with the statements behind them, into a patch of references.bib:
look at it, then `git apply` it.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from kb import operator_log
from kb.cli import words
from kb.cli.output import answer, warn, write, write_json, write_table
from kb.cli.words import counted
from kb.cli.words import say as spoken
from kb.domain.proposals import STATES, WAITING, Proposal
from kb.errors import KbError, Problem, writing_file
from kb.library import corrections, proposals
from kb.library.proposals import ProposalThereError
from kb.library.session import Library, open_library
from kb.messages import say
from kb.settings import from_environment

PATCH = Path("proposals.patch")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", nargs="?", default="list", choices=("list", "show", "accept", "refuse", "add", "patch")
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="show, accept, refuse: ids (3, 6-9) or a citekey, all that wait for it; add: files (CSV, BibLaTeX …)",
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
        case "add":
            return _add(library, arguments.names, arguments.json)
        case "patch":
            _write_patch(library, arguments)
        case _:
            return _each(library, arguments)
    return 0


def _each(library: Library, arguments: argparse.Namespace) -> int:
    """Show, accept or refuse each proposal that is named; one that cannot be is told, and the others go on."""
    done, wrong = [], 0
    for number in _numbers(library, arguments.names):
        try:
            match arguments.action:
                case "show":
                    done.append(proposals.get(library, number))
                case "refuse":
                    done.append(proposals.refuse(library, number, arguments.reason))
                case _:
                    done.append(proposals.accept(library, number, arguments.reason, arguments.anyway))
        except KbError as error:
            warn(say(error.message, words.language()))
            wrong += 1
    if done and arguments.action == "accept":
        _write_patch(library, arguments)
    if len(done) == 1:
        _show(library, done[0], arguments.json)
    elif done:
        _list(done, arguments.json)
    return 1 if wrong else 0


def _numbers(library: Library, names: Sequence[str]) -> Iterator[int]:
    """Yield the ids that names stand for: 6, 6-9, the citekey of a record (all that wait for it)."""
    for name in names or ("",):
        first, dash, last = name.partition("-")
        ends = [_id(first), _id(last) if dash else _id(first)]
        if all(ends):
            yield from range(ends[0], ends[1] + 1)
        else:
            yield from proposals.waiting_numbers(library, name)


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def _list(listed: list[Proposal], as_json: bool) -> None:
    if as_json:
        write_json({"data": [asdict(item) for item in listed]})
        return
    rows = [(str(item.id), item.made[:10], item.citekey, item.field, item.place or item.source, item.value)
            for item in listed]  # fmt: skip
    write_table(("id", "made", "record", "field", "source", "value"), rows)


def _show(library: Library, proposal: Proposal, as_json: bool) -> None:
    values = {**asdict(proposal), "stale": proposals.is_stale(library, proposal)}
    if as_json:
        write_json({"data": values})
        return
    rows = [(spoken(name), spoken(str(value)) if name == "state" else str(value)) for name, value in values.items()
            if value not in ("", False)]  # fmt: skip
    write_table(("what", "value"), rows)


def _add(library: Library, names: Sequence[str], as_json: bool) -> int:
    kept, duplicates, wrong = 0, 0, 0
    for item in (item for name in names for item in corrections.corrections(library, Path(name))):
        if isinstance(item, Problem):
            warn(item.said(words.language()))
            wrong += item.severity == "error"
            continue
        try:
            proposals.propose(library, item, once=True)
            kept += 1
        except ProposalThereError:
            duplicates += 1
        except KbError as error:
            warn(f"{item.citekey}: {say(error.message, words.language())}")
            wrong += 1
    sentence = "{kept} added; {there} there before; {wrong} wrong."
    text = spoken(sentence, kept=counted(kept, "proposal"), there=duplicates, wrong=wrong)
    answer(as_json, {"kept": kept, "there": duplicates, "wrong": wrong}, text)
    return 1 if wrong else 0


def _write_patch(library: Library, arguments: argparse.Namespace) -> None:
    text = proposals.patch(library)
    with writing_file(arguments.patch):
        arguments.patch.write_text(text, "utf-8")
    if not arguments.json:
        lines = sum(line[:1] in "+-" and line[:3] not in ("+++", "---") for line in text.splitlines())
        write(spoken("{lines} in {file}.", lines=counted(lines, "changed line"), file=arguments.patch))
