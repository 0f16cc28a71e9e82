"""Shows what the printed list of a manuscript of the collection proposes for its records: a table or JSON."""

from kb.cli.output import write, write_json, write_table
from kb.cli.words import say
from kb.library import entry_proposals
from kb.library.references import ReadReferences
from kb.library.session import Library


def show(library: Library, read: ReadReferences, manuscript: str, as_json: bool) -> None:
    """Print a line an entry: its number, the verdict, the record of that number, what the list prints."""
    proposals = entry_proposals.proposals(library, read, manuscript)
    if as_json:
        write_json({"data": [entry_proposals.view(proposal) for proposal in proposals]})
        return
    rows = [(str(row.number), say(row.verdict), row.record.citekey, row.text) for row in proposals]
    write_table(("number", "verdict", "record", "the list prints"), rows)
    write(say("Nothing is stored. To propose it, write the records and add them:"))
    write(f"  kb references LIST --manuscript {manuscript} --format biblatex > patch.bib")
    write("  kb proposals add patch.bib")
