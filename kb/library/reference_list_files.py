"""A reference list that comes as a file of its own, written in a style: records of a library, or a list in text."""

from dataclasses import replace

from kb.errors import KbError
from kb.library.bibliography import format_records
from kb.library.list_options import ListOptions
from kb.library.manuscript_files import SourceFile, entries_of
from kb.library.reference_list import ReferenceList


def format_list_file(file: SourceFile, options: ListOptions) -> ReferenceList:
    """Return the references of a file, in its order unless the style or `options` sorts them; nothing is kept.

    Raises KbError for a file that cannot be read or that holds no works, ChoiceError for an unknown style.
    """
    records = {entry.record.citekey: entry.record for entry in entries_of(file)[0]}
    if not records:
        raise KbError("no-reference-list", place=file.name, entries=0, dated=0)
    return format_records(records.values(), replace(options, keys=tuple(records)))
