"""RTF: what older word processors open; letters outside ASCII are written as Unicode escapes."""

from kb.csl.formatted import FormattedEntry, FormattedList
from kb.csl.text_runs import Run
from kb.csl.writers.spacing import unbroken

_LANGUAGES = {"kk": 1087, "ru": 1049, "en": 1033}
_HEAD = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}\uc1\fs28 "


def write(listed: FormattedList) -> bytes:
    """Return the list as RTF with hanging indents."""
    parts = [_HEAD, rf"{{\pard\qc\b {_safe(listed.heading)}\par}}", "\n"]
    for entry in listed.entries:
        if entry.group:
            parts.append(rf"{{\pard\sb200\b {_safe(entry.group)}\par}}" + "\n")
        parts.append(_entry(entry))
    parts += [rf"{{\pard\sb200\i {_safe(note)}\par}}" + "\n" for note in listed.notes]
    return ("".join(parts) + "}").encode("ascii")


def _entry(entry: FormattedEntry) -> str:
    label = f"{_safe(entry.label)}\\tab " if entry.label else ""
    lang = _LANGUAGES.get(entry.lang[:2], 1033)
    body = "".join(_run(unbroken(run)) for run in entry.content)
    return rf"{{\pard\ql\fi-720\li720\tx720\lang{lang} {label}{body}\par}}" + "\n"


def _run(run: Run) -> str:
    signs = "".join(
        sign
        for wanted, sign in (
            (run.italic, r"\i"), (run.bold, r"\b"), (run.underline, r"\ul"), (run.small_caps, r"\scaps"),
            (run.vertical == "superscript", r"\super"), (run.vertical == "subscript", r"\sub"),
        )
        if wanted
    )  # fmt: skip
    return f"{{{signs} {_safe(run.text)}}}" if signs else _safe(run.text)


def _safe(text: str) -> str:
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return f"\\{letter}"
    if letter == "\u00a0":
        return r"\~"
    if " " <= letter < "\x7f":
        return letter
    if letter in "\n\r\t":
        return " "
    units = letter.encode("utf-16-le")
    codes = [int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)]
    return "".join(f"\\u{code}?" for code in codes)
