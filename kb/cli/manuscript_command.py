"""List the manuscripts, or show one; add, check, write or remove a manuscript of your own.

A manuscript is a .docx, .odt, .md, .tex, .html or .txt with numbered citations ([12, 49 б.]), citations by key, or live
fields of Zotero. `check` says what is wrong with its citations and its list; `write` puts citations and list into a
style and new numbers into the same file, and touches nothing else.
"""

import argparse

from kb.cli import own_manuscript_actions
from kb.cli.output import write, write_json, write_table
from kb.cli.words import counted, language, say
from kb.domain.manuscripts import Manuscript
from kb.errors import KbError
from kb.library import manuscripts, own_manuscripts, views
from kb.library.session import Library, open_library


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "show", *own_manuscript_actions.ACTIONS))
    parser.add_argument("name_or_file", nargs="?", default="", metavar="NAME|FILE",
                        help="a name with show (default: the collection's) and remove, a file with add")  # fmt: skip
    own_manuscript_actions.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the manuscripts, or one; exit code 1 where there is none."""
    library = open_library()
    if arguments.action == "list":
        return _list(library, arguments.json)
    if arguments.action in own_manuscript_actions.ACTIONS:
        return own_manuscript_actions.run(library, arguments)
    manuscript = manuscripts.find(library, arguments.name_or_file)
    if manuscript is None:
        raise KbError("no-manuscripts")
    entries = own_manuscripts.list_entries(library, manuscript)
    if arguments.json:
        shown = [views.list_entry(entry) for entry in entries]
        write_json({**views.manuscript(manuscript), "entries": shown})
        return 0
    _heading(manuscript)
    rows = [
        (str(entry.number), entry.printed, entry.record, say(entry.said_by) if entry.record else "")
        for entry in entries
    ]
    if rows:
        write_table(("number", "as printed", "record", "said by"), rows)
    write(f"{counted(len(rows), 'number')}.")
    return 0


def _list(library: Library, as_json: bool) -> int:
    known = library.every_manuscript()
    if as_json:
        write_json([views.manuscript(manuscript) for manuscript in known])
        return 0
    rows = [(paper.id, paper.language, say(paper.origin), paper.source, paper.label.get(language())) for paper in known]
    if rows:
        write_table(("name", "language", "origin", "file", "what it is"), rows)
    write(f"{counted(len(known), 'manuscript')}.")
    return 0


def _heading(manuscript: Manuscript) -> None:
    lang = language()
    write(f"{manuscript.id} · {say(manuscript.origin)}" + (f" · {manuscript.source}" if manuscript.source else ""))
    for text, origin in ((manuscript.label.get(lang), manuscript.label_origin), (manuscript.note.get(lang), "")):
        if text:
            write(f"  {text}" + (f" ({say(origin)})" if origin else ""))
    if manuscript.language:
        write(f"  {say('language')}: {manuscript.language}")
    if manuscript.last_number:
        ordered = f", {say(f'by {manuscript.numbering}')}" if manuscript.numbering else ""
        write(f"  {say('reference list')}: {counted(manuscript.last_number, 'number')}{ordered}")
    for part in manuscript.sections:
        about = part.about.get(lang)
        write(say("  section {name}, from line {line}: {about}", name=part.id, line=part.line, about=about))
