"""HTML: a section with an ordered list, each reference in its language; to be read alone or put into a page."""

from html import escape

from kb.csl.formatted import FormattedEntry, FormattedList
from kb.csl.text_runs import Run
from kb.csl.writers.spacing import unbroken

_STYLE = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font:1rem/1.5 serif}"
    "ol{list-style:none;padding:0}li{padding-left:3em;text-indent:-3em;margin:.4em 0}"
    ".label{display:inline-block;min-width:3em;text-indent:0}li.bare{padding-left:3em}"
    ".notes{color:#555}a{color:inherit;overflow-wrap:anywhere}"
)


def write(listed: FormattedList) -> bytes:
    """Return the list as a whole HTML document."""
    title = escape(listed.heading)
    return (
        f'<!doctype html>\n<html lang="{listed.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{section(listed)}\n</body>\n</html>\n"
    ).encode()


def section(listed: FormattedList) -> str:
    """Return the list as one section element, to be put into a page."""
    parts = [f'<section class="references" lang="{listed.lang}">', f"<h1>{escape(listed.heading)}</h1>", "<ol>"]
    for entry in listed.entries:
        if entry.group:
            parts += ["</ol>", f"<h2>{escape(entry.group)}</h2>", "<ol>"]
        parts.append(_entry(entry, listed.lang))
    parts.append("</ol>")
    if listed.notes:
        parts += ['<div class="notes">', *(f"<p>{escape(note)}</p>" for note in listed.notes), "</div>"]
    return "\n".join([*parts, "</section>"]).replace("<ol>\n</ol>\n", "")


def _entry(entry: FormattedEntry, lang: str) -> str:
    own = f' lang="{escape(entry.lang)}"' if entry.lang and entry.lang != lang else ""
    label = f'<span class="label">{escape(entry.label)}</span>' if entry.label else ""
    bare = "" if entry.label else ' class="bare"'
    return f'<li id="ref-{escape(entry.citekey)}-{entry.number or 0}"{bare}{own}>{label}{runs_html(entry.content)}</li>'


def runs_html(content: tuple[Run, ...]) -> str:
    """Return runs as HTML, addresses as links."""
    return "".join(_run(unbroken(run)) for run in content)


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.url:
        text = f'<a href="{escape(run.url)}">{text}</a>'
    for wanted, tag in ((run.bold, "b"), (run.italic, "i"), (run.underline, "u")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    if run.small_caps:
        text = f'<span style="font-variant:small-caps">{text}</span>'
    if run.vertical:
        tag = "sup" if run.vertical == "superscript" else "sub"
        text = f"<{tag}>{text}</{tag}>"
    return text
