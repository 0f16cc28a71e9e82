"""Plain text: one reference a line, its number before it."""

from kb.csl.formatted import FormattedList


def write(listed: FormattedList) -> bytes:
    """Return the list as UTF-8 text with heading and closing notes."""
    lines = [listed.heading, ""]
    for entry in listed.entries:
        if entry.group:
            lines += ["", entry.group, ""] if lines[-1] else [entry.group, ""]
        lines.append(f"{entry.label} {entry.text}" if entry.label else entry.text)
    lines += ["", *listed.notes] if listed.notes else []
    return ("\n".join(lines) + "\n").encode()


def write_references(listed: FormattedList) -> bytes:
    """Return the references alone as UTF-8 text, one a line, without numbers, heading and notes."""
    return ("\n".join(entry.text for entry in listed.entries) + "\n").encode()
