"""A user's manuscript as plain JSON objects: citations, entries and findings, and what writing it changes."""

from kb.domain.vocabulary import Vocabulary
from kb.library import manuscript_views, views
from kb.library.manuscript_files import OwnManuscript
from kb.library.own_manuscript_shapes import (
    CheckedManuscriptJson,
    FindingJson,
    OwnEntryJson,
    RenumberedJson,
    RewrittenJson,
    WritingPlanJson,
)  # fmt: skip
from kb.library.writing_plan import RewrittenMarker, WritingPlan
from kb.manuscript.audit.subject import AuditedEntry, Finding
from kb.messages import ENGLISH, remedy, sentence


def checked(
    manuscript: OwnManuscript,
    findings: tuple[Finding, ...],
    vocabulary: Vocabulary,
    name: str = "",
    lang: str = ENGLISH,
) -> CheckedManuscriptJson:
    """Return what was read of a manuscript and what is wrong with it, said in a language."""
    by_number = {entry.number: entry.record.citekey for entry in manuscript.entries if entry.number is not None}
    by_key = {entry.key: entry.record.citekey for entry in manuscript.entries if entry.key}
    return {
        "citations": [
            manuscript_views.citation(item, by_key.get(item.key) or by_number.get(item.number or 0, ""), name)
            for item in manuscript.read.citations()
        ],
        "entries": [_entry(entry, vocabulary) for entry in manuscript.entries],
        "findings": [finding(item, manuscript.unit, lang) for item in findings],
    }


def finding(item: Finding, unit: str, lang: str = ENGLISH) -> FindingJson:
    """Return the JSON object of a finding."""
    return {
        "kind": item.kind,
        "severity": item.severity,
        "place": place(item, unit),
        "line": item.line or None,
        "part": item.part or None,
        "section": item.section or None,
        "raw": item.raw,
        "message": sentence(item.cause, lang),
        "remedy": remedy(item.cause, lang),
        "repair": item.repair or None,
    }


def place(item: Finding, unit: str) -> str:
    """Return where a finding is, as one reads it: "2.1, paragraph 40", "list, line 12"."""
    where = [item.section, item.part, f"{unit} {item.line}" if item.line else ""]
    return ", ".join(part for part in where if part)


def _entry(entry: AuditedEntry, vocabulary: Vocabulary) -> OwnEntryJson:
    return {
        "number": entry.number,
        "key": entry.key or None,
        "line": entry.line or None,
        "text": entry.text,
        "record": views.content(entry.record, vocabulary),
    }


def planned(plan: WritingPlan) -> WritingPlanJson:
    """Return what writing changes: each number before and after, each marker before and after."""
    return {
        "numbers": [_number(item.before, item.after, item.key, item.text, item.kept) for item in plan.numbers],
        "markers": [_marker(item) for item in plan.markers],
        "left": [_marker(item) for item in plan.left],
    }


def _number(before: int | None, after: int | None, key: str, text: str, kept: bool) -> RenumberedJson:
    return {"before": before, "after": after, "key": key, "text": text, "kept_as_printed": kept}


def _marker(item: RewrittenMarker) -> RewrittenJson:
    return {"line": item.line, "before": item.before, "after": item.after}
