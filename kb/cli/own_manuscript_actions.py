"""The actions on a manuscript of one's own: add, check, write, remove."""

import argparse
from pathlib import Path

from kb.cli import list_proposals
from kb.cli.output import warn, write, write_json, write_table
from kb.cli.words import counted, language, say
from kb.domain.manuscripts import COLLECTION
from kb.errors import KbError
from kb.library import (
    entry_proposals,
    manuscript_files,
    manuscript_repairs,
    manuscript_writing,
    own_manuscript_views,
    own_manuscripts,
    references,
)
from kb.library.manuscript_files import OwnManuscript, SourceFile
from kb.library.manuscript_repairs import Repaired
from kb.library.session import Library
from kb.library.writing_plan import AS_PRINTED, FIELDS, ORDERS, RewrittenMarker, WritingOptions, WritingPlan
from kb.messages import sentence, word_of

ACTIONS = ("add", "check", "write", "remove")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of these actions."""
    parser.add_argument(
        "--name", default="", metavar="NAME", help="with add: what to call it (default: the file's name)"
    )
    parser.add_argument("--list", type=Path, metavar="FILE", dest="listed",
                        help="the reference list, where it is not in the text: .docx, .txt, .bib, .ris …")  # fmt: skip
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="with write and check --repair: the file to write"
    )
    parser.add_argument(
        "--style",
        default=WritingOptions().style,
        help=f"with write: a style's name, or {AS_PRINTED} for new numbers alone (default: %(default)s)",
    )
    parser.add_argument("--order", default="", help=f"with write: {', '.join(ORDERS)} (default: number)")
    parser.add_argument(
        "--renumber", action="store_true", help="with write: new numbers, in the order of first mention"
    )
    parser.add_argument(
        "--repair", action="store_true", help="with check: write the file with what is safely repaired to -o OUT"
    )
    parser.add_argument("--list-only", action="store_true", help="with write: the list alone, citations stay")
    parser.add_argument("--dry-run", action="store_true", help="with write and check --repair: show what would change")
    parser.add_argument(
        "--fields", default="", help=f"with write into .docx: live citations, one of {', '.join(FIELDS)}"
    )


def run(library: Library, arguments: argparse.Namespace) -> int:
    """Do one action; exit code 1 where a finding is an error."""
    if arguments.action == "remove":
        own_manuscripts.remove(library, arguments.name_or_file)
        write(say("{name} is removed; `kb undo` does not bring it back.", name=arguments.name_or_file))
        return 0
    if arguments.action == "add" and arguments.listed and (known := _of_collection(library, arguments)):
        printed = own_manuscripts.read_file(arguments.listed)  # which a reader gives
        read = references.read_file(printed.data, printed.name)[0]
        list_proposals.show(library, read, known, arguments.json)
        return 0
    if arguments.action == "add":
        listed = own_manuscripts.read_file(arguments.listed) if arguments.listed else None
        file = own_manuscripts.read_file(Path(_named(arguments)))
        return _added(library, file, listed, arguments)
    manuscript = _opened(library, arguments)
    if arguments.output:
        sources = [Path(arguments.name_or_file), *([arguments.listed] if arguments.listed else [])]
        own_manuscripts.check_output(manuscript, arguments.output, sources)
    return _checked(library, manuscript, arguments) if arguments.action == "check" else _write(manuscript, arguments)


def _of_collection(library: Library, arguments: argparse.Namespace) -> str:
    """Return the collection's manuscript that is named, or given as a file without a new name; "" for another."""
    name, path = arguments.name_or_file, Path(_named(arguments))
    if any(known.id == name and known.origin == COLLECTION for known in library.every_manuscript()):
        return str(name)
    copy = not arguments.name and path.is_file()
    return entry_proposals.manuscript_of(library, own_manuscripts.read_file(path)) if copy else ""


def _added(library: Library, file: SourceFile, listed: SourceFile | None, arguments: argparse.Namespace) -> int:
    """Keep a manuscript, show what is wrong with it, and say under which name it is kept."""
    name = own_manuscripts.name_of(file, arguments.name)
    replaced = any(known.id == name for known in library.every_manuscript())
    code = _checked(library, own_manuscripts.add(library, file, listed, arguments.name), arguments)
    if not arguments.json:
        sentence = "Kept as {name}, in place of the one of that name." if replaced else "Kept as {name}."
        write(say(sentence, name=name))
    return code


def _named(arguments: argparse.Namespace) -> str:
    if not arguments.name_or_file:
        raise KbError("manuscript-name-missing")
    return str(arguments.name_or_file)


def _opened(library: Library, arguments: argparse.Namespace) -> OwnManuscript:
    """Return the manuscript of a file, or of a name that was added."""
    path = Path(_named(arguments))
    if not path.exists() and "." not in path.name and arguments.listed is None:
        return own_manuscripts.kept(library, str(path))
    listed = own_manuscripts.read_file(arguments.listed) if arguments.listed else None
    return manuscript_files.open_manuscript(library, own_manuscripts.read_file(path), listed)


def _checked(library: Library, manuscript: OwnManuscript, arguments: argparse.Namespace) -> int:
    data, findings = own_manuscript_views.checked(library, manuscript, lang=language())
    if arguments.json:
        write_json({"data": data})
    else:
        rows = [(say(item["severity"]), say(item["kind"]), item["place"], item["raw"],
                 f"{item['message']} {item['remedy']}".strip()) for item in data["findings"]]  # fmt: skip
        if rows:
            write_table(("", "kind", "place", "as written", "what to do"), rows, fold=True)
        entries = counted(len(data["entries"]), "entry", "entries")
        write(f"{counted(len(data['citations']), 'citation')}, {entries}, {counted(len(rows), 'finding')}.")
    if arguments.action == "check" and arguments.repair:
        if arguments.output is None and not arguments.dry_run:
            raise KbError("manuscript-output-missing")
        _repaired(manuscript, manuscript_repairs.repair(library, manuscript, findings), arguments)
    return 1 if any(item.severity == "error" for item in findings) else 0


def _repaired(manuscript: OwnManuscript, done: Repaired, arguments: argparse.Namespace) -> None:
    if not arguments.dry_run:
        own_manuscripts.write_file(arguments.output, done.data)
    if not arguments.json:
        rows = [(_number(manuscript, marker), marker.before, marker.after) for marker in done.markers]
        if rows:
            write_table((manuscript.unit, "as written", "repaired"), rows)
        if done.numbers:
            _show(manuscript, done.numbers, whole=True)
        citations = counted(len(rows), "citation")
        if arguments.dry_run:
            write(say("To be repaired: {citations}; nothing is written.", citations=citations))
        else:
            write(say("Repaired: {citations}; written to {file}.", citations=citations, file=arguments.output))


def _write(manuscript: OwnManuscript, arguments: argparse.Namespace) -> int:
    options = WritingOptions(
        arguments.style, arguments.order, arguments.renumber, arguments.list_only, arguments.fields
    )
    if arguments.output is None and not arguments.dry_run:
        raise KbError("manuscript-output-missing")
    for defect in manuscript.defects:
        warn(defect.said(language()))
    plan = manuscript_writing.plan(manuscript, options)
    if not arguments.dry_run:
        own_manuscripts.write_file(arguments.output, manuscript_writing.write(manuscript, plan, arguments.fields))
    if arguments.json:
        write_json({"data": own_manuscript_views.planned(plan)})
    else:
        _show(manuscript, plan, arguments.dry_run, arguments.style == AS_PRINTED)
    return 0


def _show(manuscript: OwnManuscript, plan: WritingPlan, whole: bool, as_printed: bool = False) -> None:
    if whole:
        numbers = [(str(item.before or item.key), str(item.after or ""), item.text) for item in plan.numbers]
        write_table(("before", "after", "entry"), numbers)
        write()
        write_table(
            (manuscript.unit, "as written", "becomes"),
            [(_number(manuscript, m), m.before, m.after) for m in plan.markers],
        )
    for marker in plan.left:
        sentence = "{place}: {marker} stays: the list has no such entry."
        sentence = "{place}: {marker} stays as it is typed." if marker.listed else sentence
        warn(say(sentence, place=_place(manuscript, marker), marker=marker.before))
    if plan.headings:
        sentence = "left out, for another order has no place for headings inside the list: {headings}"
        warn(say(sentence, headings="; ".join(plan.headings)))
    if not as_printed:  # all stays then, because it was asked for
        _tell_of_values(plan)
    changed = sum(item.before != item.after for item in plan.numbers if item.after is not None)
    counts = {
        "citations": counted(len(plan.markers), "citation"),
        "numbers": counted(changed, "number"),
        "entries": counted(sum(item.reworded for item in plan.numbers), "entry reworded", "entries reworded"),
    }
    write(say("Changed: {citations}, {numbers} of {all}, {entries}.", **counts, all=len(plan.numbers)))


def _number(manuscript: OwnManuscript, marker: RewrittenMarker) -> str:
    """Return the number of the line or paragraph of a citation, by the same count; "" in a heading."""
    place = manuscript.place(marker.line)
    return str(place.values["line"]) if place else ""


def _place(manuscript: OwnManuscript, marker: RewrittenMarker) -> str:
    """Return where a citation stands, counted as findings and refusals count."""
    place = manuscript.place(marker.line)
    return sentence(place, language()) if place else f"{say(manuscript.unit)} {marker.line}"


def _tell_of_values(plan: WritingPlan) -> None:
    """Say which entries stay as printed and why, and which values the style leaves out of the others."""
    names = {item: str(item.before or item.key) for item in sorted(plan.numbers, key=lambda item: item.before or 0)}
    if otherwise := [name for item, name in names.items() if item.otherwise]:
        sentence = "kept as printed, for once written they would be read otherwise: {numbers}"
        warn(say(sentence, numbers=", ".join(otherwise)))
    if unlisted := [name for item, name in names.items() if item.unlisted]:
        warn(say("kept as printed, for the style lists no works of their kind: {numbers}", numbers=", ".join(unlisted)))
    explained = {item for item in names if item.missing or item.otherwise or item.unlisted}
    if not_read := [name for item, name in names.items() if item.kept and item not in explained]:
        warn(say("kept as printed, for not all of it is understood: {numbers}", numbers=", ".join(not_read)))
    for item, name in names.items():
        if item.missing:
            sentence = "{number} is kept as printed, for these words would be lost: {words}"
            warn(say(sentence, number=name, words=" ".join(item.missing)))
    if by_words := [name for item, name in names.items() if item.named]:
        sentence = "cited by their first words, for no author or title is understood: {numbers}"
        warn(say(sentence, numbers=", ".join(by_words)))
    omitted: dict[str, list[str]] = {}
    for item, name in names.items():
        for value in item.left_out:
            omitted.setdefault(value, []).append(name)
    for value, numbers in omitted.items():
        warn(
            say("the style leaves out {value}: {numbers}", value=word_of(value, language()), numbers=", ".join(numbers))
        )
