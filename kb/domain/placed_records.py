"""A record with the file and the line at which it stands, by which its defects are told."""

from typing import NamedTuple

from kb.domain.records import Record
from kb.errors import Problem, Severity
from kb.messages import Message


class PlacedRecord(NamedTuple):
    """A record and its place; the line is 0 where it does not come from a text."""

    record: Record
    file: str
    line: int = 0

    def problem(self, check: str, message: Message, severity: Severity = "error") -> Problem:
        """Return a defect of the record at its place."""
        return Problem(check, message, self.file, self.line, self.record.citekey, severity)
