"""Writers of formatted lists: one file a format, each `write(FormattedList) -> bytes`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kb.csl.formatted import FormattedList
from kb.csl.writers import docx, html, latex, markdown, rtf, text


@dataclass(frozen=True, slots=True)
class Writer:
    """A format of lists: its name, media type, file ending and writer."""

    name: str
    media_type: str
    ending: str
    write: Callable[[FormattedList], bytes]


WRITERS: Final = {
    writer.name: writer
    for writer in (
        Writer("text", "text/plain; charset=utf-8", "txt", text.write),
        Writer("markdown", "text/markdown; charset=utf-8", "md", markdown.write),
        Writer("html", "text/html; charset=utf-8", "html", html.write),
        Writer("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", docx.write),
        Writer("rtf", "application/rtf", "rtf", rtf.write),
        Writer("latex", "application/x-latex", "tex", latex.write),
    )
}
