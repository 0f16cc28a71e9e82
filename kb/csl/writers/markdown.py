"""Markdown: references as paragraphs with their own numbers; signs of Markdown escaped."""

import re

from kb.csl.formatted import FormattedList
from kb.csl.text_runs import Run

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def write(listed: FormattedList) -> bytes:
    """Return the list as Markdown."""
    blocks = [f"## {_safe(listed.heading)}"]
    for entry in listed.entries:
        if entry.group:
            blocks.append(f"### {_safe(entry.group)}")
        label = f"{_safe(entry.label)} " if entry.label else ""
        text = "".join(map(_run, entry.content))
        blocks.append(re.sub(r"^(\d+)([.)])(?= )", r"\1\\\2", label + text))
    blocks += [f"*{_safe(note)}*" for note in listed.notes]
    return ("\n\n".join(blocks) + "\n").encode()


def _safe(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _run(run: Run) -> str:
    if run.url:
        return f"<{run.url}>"
    text = _safe(run.text)
    bare = text.strip()
    if not bare:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if run.bold:
        bare = f"**{bare}**"
    if run.italic:
        bare = f"*{bare}*"
    if run.vertical:
        tag = "sup" if run.vertical == "superscript" else "sub"
        bare = f"<{tag}>{bare}</{tag}>"
    return f"{before}{bare}{after}"
